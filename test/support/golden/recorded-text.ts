import { printParam } from '../../../src/connector/sql/plan/print-plan.js'
import type { PlannedCase } from './planned-case.js'
import { sentMark } from './recorded-files.js'

/** The plans of all dialects; those that plan alike stand together. */
export function planText(planned: readonly (PlannedCase & { readonly dialectName: string })[]): string {
  const plans = [...new Set(planned.map(({ plan }) => plan))]
  if (plans.length === 1) return plans.join('')
  return plans
    .map((plan) => {
      const names = planned.filter((one) => one.plan === plan).map(({ dialectName }) => dialectName)
      return `== ${names.join(', ')}\n\n${plan}`
    })
    .join('\n')
}

/** Planned statements: numbered, with their parameters, a clause a line. */
export const statementsText = ({ statements }: PlannedCase): string =>
  statements
    .map(({ summary, query }, index) => {
      const params = query.params.map((param, place) => `--   ${String(place + 1)} = ${printParam(param)}\n`)
      return `-- #${String(index + 1)} ${summary}\n${params.join('')}${brokenText(query.text)};\n\n`
    })
    .join('')

/** Statements of a run by the numbers of the plan; those that only the run could make follow. */
export function sentText({ statements }: PlannedCase, sent: readonly string[], isInOrder: boolean): string {
  const texts = statements.map(({ query }) => query.text)
  const made = [...new Set(sent.filter((text) => !texts.includes(text)))]
  const all = [...texts, ...made]
  const places = sent.map((text) => all.indexOf(text) + 1)
  // the root fields of a query run side by side
  const numbers = (isInOrder ? places : places.sort((a, b) => a - b)).map((place) => `#${String(place)}`)
  const count = sent.length === 1 ? '1 statement' : `${String(sent.length)} statements`
  return [
    `${sentMark} ${numbers.length === 0 ? 'nothing' : `${numbers.join(' ')} (${count})`}\n`,
    ...made.map((text) => `-- #${String(all.indexOf(text) + 1)} made by the run: ${verbAndTable(text)}\n`),
  ].join('')
}

/** Versions of one database shape JSON in different ways, so the rest of the text says too much. */
const verbAndTable = (text: string): string =>
  `${/^\w+/.exec(text)?.[0] ?? ''} ${/(?:FROM|INTO|UPDATE) ([^\s(]+)/.exec(text)?.[1] ?? 'no table'}`

const clauses = / (?=(?:FROM|LEFT JOIN|JOIN|WHERE|GROUP BY|ORDER BY|LIMIT|VALUES|SET|RETURNING|ON CONFLICT) )/g

/** A clause a line; control characters as their pictures. */
const brokenText = (text: string): string =>
  text
    .replaceAll(clauses, '\n  ')
    .replace(/[^\P{Cc}\n]/gu, (character) => String.fromCodePoint(0x2400 + (character.codePointAt(0) ?? 0)))
