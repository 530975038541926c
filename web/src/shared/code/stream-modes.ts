import type { StreamParser } from '@codemirror/language'

interface Mode {
  /** Whether a text or comment over several lines is open, and how it ends. */
  open: { readonly until: string; readonly style: string } | undefined
}

const startState = (): Mode => ({ open: undefined })

function readOpen(stream: Parameters<StreamParser<Mode>['token']>[0], mode: Mode): string | undefined {
  const { open } = mode
  if (open === undefined) return undefined
  while (!stream.eol()) {
    if (stream.match(open.until)) {
      mode.open = undefined
      break
    }
    stream.next()
  }
  return open.style
}

const definitions = /^(type|enum|input|interface|union|scalar|schema|extend|implements|directive|on)\b/

/** Words of datamodels: types, fields, directives. */
export const graphqlMode: StreamParser<Mode> = {
  name: 'graphql',
  startState,
  languageData: { commentTokens: { line: '#' } },
  token(stream, mode) {
    const open = readOpen(stream, mode)
    if (open !== undefined) return open
    if (stream.eatSpace()) return null
    if (stream.match(/^#.*/)) return 'comment'
    if (stream.match('"""')) {
      mode.open = { until: '"""', style: 'string' }
      return 'string'
    }
    if (stream.match(/^"(\\.|[^"\\])*"?/)) return 'string'
    if (stream.match(/^@\w+/)) return 'meta'
    if (stream.match(/^-?\d+(\.\d+)?([eE][+-]?\d+)?/)) return 'number'
    if (stream.match(definitions)) return 'keyword'
    if (stream.match(/^(true|false|null)\b/)) return 'bool'
    if (stream.match(/^[A-Z]\w*/)) return 'typeName'
    if (stream.match(/^\w+/)) return 'propertyName'
    stream.next()
    return null
  },
}

const words =
  /^(select|from|where|and|or|not|insert|into|values|update|set|delete|create|alter|drop|table|index|unique|primary|foreign|key|references|constraint|add|column|rename|to|on|cascade|restrict|null|default|if|exists|as|join|left|inner|order|by|group|limit|offset|in|is|like|between|case|when|then|else|end|union|all|distinct|with|returning|begin|commit|rollback|schema|database|check|collate|engine|character|type|using|modify|change|pragma)\b/i

/** Words of the statements that the server sends. */
export const sqlMode: StreamParser<Mode> = {
  name: 'sql',
  startState,
  token(stream, mode) {
    const open = readOpen(stream, mode)
    if (open !== undefined) return open
    if (stream.eatSpace()) return null
    if (stream.match(/^--.*/)) return 'comment'
    if (stream.match('/*')) {
      mode.open = { until: '*/', style: 'comment' }
      return 'comment'
    }
    if (stream.match(/^'([^']|'')*'?/)) return 'string'
    if (stream.match(/^("([^"]|"")*"?|`([^`]|``)*`?)/)) return 'propertyName'
    if (stream.match(/^(\$\d+|\?)/)) return 'meta'
    if (stream.match(/^\d+(\.\d+)?/)) return 'number'
    if (stream.match(words)) return 'keyword'
    if (stream.match(/^\w+/)) return null
    stream.next()
    return null
  },
}
