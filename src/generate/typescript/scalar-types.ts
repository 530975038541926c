import type { GraphQLScalarType } from 'graphql'
import type { Syntax } from './syntax.js'

/** Scalars that occur, as aliases (client.md section 7.3); Json is what an application says it is, else unknown. */
export function scalarAlias({ name }: GraphQLScalarType, syntax: Syntax): string {
  switch (name) {
    case 'ID':
      return 'export type ID_Input = string | number;\nexport type ID_Output = string;'
    case 'DateTime':
      return 'export type DateTimeInput = Date | string;\n\nexport type DateTimeOutput = string;'
    case 'BigInt':
    case 'Decimal':
      return `export type ${name}Input = number | string;\n\nexport type ${name}Output = string;`
    case 'Date':
      return 'export type DateInput = string;\n\nexport type DateOutput = string;'
    case 'Int':
    case 'Float':
      return `export type ${name} = number;`
    case 'Boolean':
      return 'export type Boolean = boolean;'
    case 'Json':
    case 'JsonValue':
      return `export type ${name} = ${syntax.kind === 'flow' ? 'any' : 'JsonType'};`
    default:
      return `export type ${name} = string;`
  }
}
