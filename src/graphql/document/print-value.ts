import { Kind, type ValueNode } from 'graphql'

/** A literal in one line, as messages show it: `{id: "s1", n: [1, 2]}`. */
export function printLiteral(node: ValueNode): string {
  switch (node.kind) {
    case Kind.VARIABLE:
      return `$${node.name.value}`
    case Kind.STRING:
      return JSON.stringify(node.value)
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
      return printNumber(node.value)
    case Kind.ENUM:
      return node.value
  }
}

/** `1e400` -> `1E+400`; plain numbers stay. */
function printNumber(text: string): string {
  const match = /^(-?[\d.]+)[eE]([+-]?)(\d+)$/.exec(text)
  return match === null ? text : `${match[1] ?? ''}E${match[2] === '-' ? '-' : '+'}${match[3] ?? ''}`
}
