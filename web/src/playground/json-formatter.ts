// What GraphiQL takes from Prettier to format JSON with comments, without the parser of JavaScript that Prettier has for it.
import { applyEdits, format } from 'jsonc-parser'

interface Formatted {
  readonly type: 'formatted'
  readonly text: string
}

const parse = (text: string): Formatted => ({
  type: 'formatted',
  text: applyEdits(text, format(text, undefined, { tabSize: 2, insertSpaces: true })),
})

export const parsers = { jsonc: { parse, astFormat: 'formatted', locStart: () => 0, locEnd: () => 0 } }

export const printers = { formatted: { print: ({ node }: { readonly node: Formatted }): string => node.text } }
