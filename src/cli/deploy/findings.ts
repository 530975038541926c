import type { Paint } from '../output/output.js'
import type { Finding } from './deploy-mutation.js'

/** Warnings or errors, grouped by type in the order of their first appearance (cli.md section 6.3). */
export function findingLines(title: string, findings: readonly Finding[], mark: string): string {
  const types = [...new Set(findings.map(({ type }) => type))]
  const groups = types.map((type) =>
    [
      `  ${type}`,
      ...findings.filter((one) => one.type === type).map(({ description }) => `    ${mark} ${description}`),
    ].join('\n'),
  )
  return `\n${title}:\n\n${groups.join('\n\n')}\n`
}

/** A part of a datamodel with a mark under what is meant. */
export interface Excerpt {
  readonly file: string
  /** Both from 1. */
  readonly line: number
  readonly column: number
  readonly text: string
}

/** `file:line:column`, the line, and a caret below it. */
export function showExcerpt({ file, line, column, text }: Excerpt, paint: Paint): string {
  const number = String(line)
  const margin = ' '.repeat(number.length)
  return [
    `    ${paint.dim(`${file}:${number}:${String(column)}`)}`,
    `    ${paint.dim(`${number} |`)} ${text}`,
    `    ${paint.dim(`${margin} |`)} ${' '.repeat(Math.max(column - 1, 0))}${paint.red('^')}`,
  ].join('\n')
}
