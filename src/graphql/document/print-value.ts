import { isExactNumber } from '../../util/exact-json.js'
import { Kind, type ValueNode } from 'graphql'
import { decimalText } from '../../util/decimal-text.js'

/** A literal in one line, as messages show it: `{id: "s1", n: [1, 2]}`; texts in ASCII, `日` as `\u65E5`. */
export function printLiteral(node: ValueNode): string {
  switch (node.kind) {
    case Kind.VARIABLE:
      return `$${node.name.value}`
    case Kind.STRING:
      return asciiText(node.value)
    case Kind.LIST:
      return `[${node.values.map(printLiteral).join(', ')}]`
    case Kind.OBJECT:
      return `{${node.fields.map((field) => `${field.name.value}: ${printLiteral(field.value)}`).join(', ')}}`
    case Kind.NULL:
      return 'null'
    case Kind.BOOLEAN:
      return String(node.value)
    case Kind.INT:
    case Kind.FLOAT:
      return decimalText(node.value)
    case Kind.ENUM:
      return node.value
  }
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

const asciiText = (text: string): string => `"${text.replace(/["\\]|[^ -\u007F]/g, escapeOf)}"`

const escapeOf = (unit: string): string =>
  escapes[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/** A variable's value as compact JSON, as messages show it; texts keep their characters, `0.0000001` is `1E-7`. */
export function printJson(value: unknown): string {
  if (typeof value === 'number') return numberText(value)
  if (isExactNumber(value)) return value.text
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(printJson).join(',')}]`
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${printJson(item)}`)
  return `{${entries.join(',')}}`
}

/** Whole numbers have all their digits, whatever their size. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return 'null'
  return Number.isInteger(value) ? BigInt(value).toString() : decimalText(String(value))
}
