import { isNonNullType, isObjectType, type GraphQLObjectType } from 'graphql'
import { isLeaf, type ClientSchema } from '../client-schema.js'
import { typescriptSyntax } from './syntax.js'
import { isList, outputName, parametersOf, type Field } from './type-names.js'

/**
 * The types behind `$select`: `Selections` says what may be selected of each type, `Shapes` what each field then gives.
 */
export function selectionTypes(client: ClientSchema): string {
  const types = client.types.filter((type) => isObjectType(type))
  const table = (name: string, about: string, line: (field: Field) => string): string =>
    [
      `/**\n * ${about}\n */\nexport interface ${name} {`,
      ...types.flatMap((type) => [
        `  ${type.name}: {`,
        ...fieldsOf(type).map((field) => `    ${line(field)};`),
        '  };',
      ]),
      '}',
    ].join('\n')
  return [
    table('Selections', 'What `$select` takes, by type', (field) => `${field.name}?: ${selection(field)}`),
    table('Shapes', 'What the fields of each type give', (field) => `${field.name}: ${shape(field)}`),
  ].join('\n\n')
}

const fieldsOf = (type: GraphQLObjectType): readonly Field[] => Object.values(type.getFields())

function selection(field: Field): string {
  if (isLeaf(field.type)) return 'boolean'
  const args = parametersOf(field, undefined, typescriptSyntax)[0]?.members ?? []
  const members = [
    `select?: Selections["${outputName(field.type)}"]`,
    ...args.map(({ name, isOptional, type }) => `${name}${isOptional ? '?' : ''}: ${type}`),
  ]
  return `boolean | { ${members.join('; ')} }`
}

function shape(field: Field): string {
  const name = outputName(field.type)
  const isNullable = !isNonNullType(field.type)
  if (isLeaf(field.type)) return `${name}${isList(field.type) ? '[]' : ''}${isNullable ? ' | null' : ''}`
  const form = isList(field.type) ? 'many' : isNullable ? 'optional' : 'one'
  return `Relation<"${name}", ${name}, "${form}">`
}
