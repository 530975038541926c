import type { ValueNode } from 'graphql'
import { InternalError } from '../../errors/internal-error.js'

/** A literal in one line, as messages show it: `{id: "s1", n: [1, 2]}`. */
export function printLiteral(node: ValueNode): string {
  switch (node.kind) {
    case 'Variable':
      return `$${node.name.value}`
    case 'StringValue':
      return JSON.stringify(node.value)
    case 'ListValue':
      return `[${node.values.map(printLiteral).join(', ')}]`
    case 'ObjectValue':
      return `{${node.fields.map((field) => `${field.name.value}: ${printLiteral(field.value)}`).join(', ')}}`
    case 'NullValue':
      return 'null'
    case 'BooleanValue':
      return String(node.value)
    case 'IntValue':
    case 'FloatValue':
      return printNumber(node.value)
    case 'EnumValue':
      return node.value
  }
  throw new InternalError('no such literal')
}

/** `1e400` -> `1E+400`; plain numbers stay. */
function printNumber(text: string): string {
  const match = /^(-?[\d.]+)[eE]([+-]?)(\d+)$/.exec(text)
  return match === null ? text : `${match[1] ?? ''}E${match[2] === '-' ? '-' : '+'}${match[3] ?? ''}`
}
