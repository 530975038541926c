import { isMap, isScalar, parseDocument } from 'yaml'

/** The text of a prisma.yml with another endpoint: the old one becomes a comment, all else stays (prisma-yml.md section 8). */
export function withEndpoint(text: string, url: string): string {
  const { contents } = parseDocument(text)
  const old = isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && key.value === 'endpoint') : undefined
  const range = isScalar(old?.key) ? old.key.range : undefined
  const line = `endpoint: ${url}\n`
  if (!range) return `${text}\n${line}`
  const valueEnd = (old?.value as { readonly range?: readonly number[] } | null)?.range?.[1] ?? range[1]
  // a block ends behind its line break
  const lineEnd = text.indexOf('\n', text[valueEnd - 1] === '\n' ? valueEnd - 1 : valueEnd)
  const end = lineEnd < 0 ? text.length : lineEnd + 1
  const commented = text.slice(range[0], end).replace(/^(?=.)/gm, '#')
  return `${text.slice(0, range[0])}${commented}${commented.endsWith('\n') ? '' : '\n'}${line}${text.slice(end)}`
}
