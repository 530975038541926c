import { Problem } from '../../errors/problem.js'
import type { Finding } from '../deploy/deploy-mutation.js'
import type { ReviewResponse, StepNames } from './reviewed-deploy.js'

/** A migration as people review it: the statements between comments that tell the rest. */
export interface MigrationFile {
  readonly service: string
  /** Accepted by whoever reviewed the file. */
  readonly warnings: readonly string[]
  readonly statements: string
  readonly datamodel: string
}

export const warningText = ({ type, field, description }: Finding): string =>
  `${field === null ? type : `${type}.${field}`}: ${description}`

/** A statement a paragraph; comments and empty lines between them do not count. */
export const statementsText = (sql: readonly string[]): string => sql.map((one) => `${one};`).join('\n')

const title = '-- Refract migration'
const marks = { statements: '-- STATEMENTS', datamodel: '-- DATAMODEL' } as const

/** Writes the file of a planned deploy. */
export function writeMigrationFile(
  service: string,
  { warnings, steps, sql }: Pick<ReviewResponse, 'warnings' | 'steps' | 'sql'>,
  datamodel: string,
): string {
  const lines = [
    title,
    '-- `refract migration apply` makes exactly these statements, or refuses where the server would make others.',
    `-- service: ${service}`,
    ...warnings.map((warning) => `-- warning: ${warningText(warning)}`),
    ...steps.map((step) => `-- step: ${stepText(step)}`),
    marks.statements,
    ...(sql.length === 0 ? [] : [statementsText(sql)]),
    marks.datamodel,
    ...datamodel.split('\n').map((line) => `--| ${line}`),
  ]
  return `${lines.join('\n')}\n`
}

function stepText(step: StepNames): string {
  const { type, model, name = '' } = step
  const newName = Object.entries(step).find(([key]) => key.startsWith('new'))?.[1] as string | null | undefined
  const renamed = newName !== undefined && newName !== null && newName !== name ? ` -> ${newName}` : ''
  return `${type} ${model === undefined ? name : `${model}.${name}`}${renamed}`
}

/** Reads a file that `writeMigrationFile` wrote; throws a problem that tells what it lacks. */
export function readMigrationFile(text: string): MigrationFile {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  if (lines[0] !== title) throw new Problem(`This is no migration file: it does not begin with "${title}".`)
  const [begin, end] = [lines.indexOf(marks.statements), lines.lastIndexOf(marks.datamodel)]
  if (begin < 0 || end < begin)
    throw new Problem(`The file lacks its "${marks.statements}" or "${marks.datamodel}" line.`)
  const told = (key: string): readonly string[] =>
    lines
      .slice(0, begin)
      .filter((line) => line.startsWith(`-- ${key}: `))
      .map((line) => line.slice(key.length + 5))
  const [service] = told('service')
  if (service === undefined) throw new Problem('The file does not tell its service: the "-- service:" line is missing.')
  return {
    service,
    warnings: told('warning'),
    statements: withoutComments(lines.slice(begin + 1, end).join('\n')),
    datamodel: lines
      .slice(end + 1)
      .filter((line) => line.startsWith('--|'))
      .map((line) => line.slice(4))
      .join('\n'),
  }
}

/** What a review may have added: lines of comment and empty ones. */
const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('--'))
    .join('\n')

/** The first line in which the reviewed statements and those of the server differ. */
export function differenceOf(
  reviewed: string,
  planned: string,
): { readonly line: number; readonly reviewed: string; readonly planned: string } | undefined {
  const [one, other] = [reviewed, withoutComments(planned)].map((text) => text.split('\n')) as [string[], string[]]
  const index = Array.from({ length: Math.max(one.length, other.length) }).findIndex(
    (_, position) => one[position] !== other[position],
  )
  if (index < 0) return undefined
  return { line: index + 1, reviewed: one[index] ?? 'nothing', planned: other[index] ?? 'nothing' }
}
