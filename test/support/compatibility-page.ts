import { recordedDifferences } from '../conformance/recorded-differences.js'

const begin = '<!-- begin: made from test/conformance/differences.yaml by npm run docs:generate -->\n'
const end = '<!-- end -->'

/** The page with a fresh list of recorded answers that differ. */
export function compatibilityPage(page: string): string {
  const [head = '', rest = ''] = page.split(begin)
  const [, tail = ''] = rest.split(end)
  const rows = recordedDifferences.map(
    ({ because, on, cases }) =>
      `| ${cases.map((title) => `\`${title}\``).join('<br>')} | ${on.join(', ')} | ${because} |`,
  )
  return `${head}${begin}\n| case | on | reason |\n| --- | --- | --- |\n${rows.join('\n')}\n\n${end}${tail}`
}
