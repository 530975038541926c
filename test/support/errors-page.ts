import type { codes } from '../../src/errors/codes.js'

const header = `# Error codes

<!-- made by npm run docs:generate from src/errors/codes.ts -->

An error stands in \`errors\` of the answer with its \`message\` and, where the table has one, its \`code\`; errors of a field
also have \`path\` and \`locations\`. Words in braces are filled in. Errors without a code are mistakes in the document or its
variables, or internal ones: those say "Whoops. Looks like an internal server error." with a request id, under which the log
has the cause. SQL of your own that fails has the code 0, on MySQL the number of its error.
`

const groups = [
  { title: 'Requests', from: 1000, to: 2999 },
  { title: 'Data and services', from: 3000, to: 3999 },
  { title: 'Management', from: 4000, to: 4999 },
]

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>')

/** The text of docs/errors.md. */
export function errorsPage(table: typeof codes): string {
  const entries = Object.entries(table).toSorted(([, one], [, other]) => one.code - other.code)
  const sections = groups.map(({ title, from, to }) => {
    const rows = entries
      .filter(([, { code }]) => code >= from && code <= to)
      .map(([name, { code, text }]) => `| ${String(code)} | \`${name}\` | ${cell(text)} |\n`)
    return `\n## ${title}\n\n| code | name in the source | message |\n| --- | --- | --- |\n${rows.join('')}`
  })
  return header + sections.join('')
}
