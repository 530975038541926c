import type { Diagnostic } from '../errors/diagnostic.js'
import { expect, test } from 'vitest'
import { Problem } from '../errors/problem.js'
import { checkDatamodel, type CheckedDatamodel } from './check-datamodel.js'
import { parseDatamodel } from './parse-datamodel.js'
import { whichSyntax } from './which-syntax.js'

/** A datamodel, and what is told of it: the place as `Type` or `Type.field`, and the text. */
type Case = readonly [datamodel: string, ...findings: readonly (readonly [place: string, text: string])[]]

const line = ({ type, field, description }: Diagnostic): readonly [string, string] => [
  field === null ? type : `${type}.${field}`,
  description,
]

function checked(datamodel: string, uuidIds = true): CheckedDatamodel {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  expect(whichSyntax(document, undefined)).toBe('v1.1')
  return checkDatamodel(document, { syntax: 'v1.1', uuidIds, decimalDigits: 65 })
}

const id = 'id: ID! @id'
/** A field of `type A` beside its id. */
const a = (field: string, beside = ''): string => `type A { ${id} ${field} } ${beside}`

const noArgument = (field: string, directive: string, argument: string): string =>
  `The field \`${field}\` specifies the directive \`@${directive}\` but it's missing the required argument \`${argument}\`.`
const notText = 'This argument must be a String.'
const notInt = 'This argument must be an Int.'
const sequence =
  'The directive `@sequence` must only be specified for fields that are marked as id, are of type `Int` and use the sequence strategy. E.g. `id: Int! @id(strategy: SEQUENCE)`.'
const onList = 'The `@default` directive must only be placed on scalar fields that are not lists.'
const noDefault = (value: string, type: string): string =>
  `The value ${value} is not a valid default for fields of type ${type}.`
const noName = (field: string): string =>
  `The relation field \`${field}\` must specify a \`@relation\` directive: \`@relation(name: "MyRelation")\``
const invalidName = (field: string): string =>
  `The field \`${field}\` has an invalid name in the \`@relation\` directive. It can only have up to 54 characters and must have the shape [A-Z][a-zA-Z0-9]*`
const noLink = (field: string): string =>
  `The field \`${field}\` must provide a relation link mode. Either specify it on this field or the opposite field. Valid values are: \`@relation(link: TABLE)\`,\`@relation(link: INLINE)\``
const sameName = (type: string): string =>
  `The type \`${type}\` has a duplicate fieldName. The detection of duplicates is performed case insensitive. `
const idOnTable =
  'Id fields on link tables are deprecated and will soon loose support. Please remove it from your datamodel to remove the underlying column.'

const cases: readonly Case[] = [
  [a('name: String! @unique kind: K @default(value: X) made: DateTime @createdAt', 'enum K { X Y }')],
  // G1, M1-M4
  [
    `type Ab { ${id} } type AB { ${id} } type ab { ${id} }`,
    [
      'Ab',
      'The name of the type `Ab` occurs more than once. The detection of duplicates is performed case insensitive.',
    ],
  ],
  [
    a('x: Foo! y: [Bar!]'),
    ['A.x', "The field `x` has the type `Foo!` but there's no type or enum declaration with that name."],
    ['A.y', "The field `y` has the type `[Bar!]` but there's no type or enum declaration with that name."],
  ],
  [
    'type A { name: String @db(name: "n") }',
    ['A', 'One field of the type `A` must be marked as the id field with the `@id` directive.'],
  ],
  [a('key: ID! @id'), ['A.key', 'Only one field of the type `A` may be marked as the id field.']],
  [a('Name: Int name: Int'), ['A.Name', sameName('A')], ['A.name', sameName('A')]],
  ['type Query { id: ID! @id }', ['Query', 'The type `Query` has is using a reserved type name. Please rename it.']],
  // R1-R5, R7
  [a('b: B c: B', `type B { ${id} }`), ['A.b', noName('b')], ['A.c', noName('c')]],
  [
    a('b: B @relation(name: "R") c: B @relation(name: "R")', `type B { ${id} a: A @relation(name: "R") }`),
    ['A.b', "A relation directive cannot appear more than twice. Relation name: 'R'"],
    ['A.c', "A relation directive cannot appear more than twice. Relation name: 'R'"],
  ],
  [
    a('b: A @relation(name: "R") c: A @relation(name: "R") d: A @relation(name: "R")'),
    ...['b', 'c', 'd'].map(
      (field) =>
        [
          `A.${field}`,
          "A relation directive for a self relation must appear either 1 or 2 times. Relation name: 'R'",
        ] as const,
    ),
  ],
  [
    a(
      'b: B @relation(name: "R", link: INLINE)',
      `type B { ${id} } type C { ${id} d: D @relation(name: "R", link: INLINE) } type D { ${id} }`,
    ),
    [
      'A.b',
      'The relation field `b` has the type `B`. But the other directive for this relation appeared on the type `C`',
    ],
    [
      'C.d',
      'The relation field `d` has the type `D`. But the other directive for this relation appeared on the type `A`',
    ],
  ],
  [
    a('b: B @relation(name: "R", link: INLINE)', `type B { ${id} a: A }`),
    [
      'A.b',
      "You are trying to set the relation 'R' from `A` to `B` and are only providing a relation directive with a name on `A`. Please also provide the same named relation directive on the relation field on `B` pointing towards `A`.",
    ],
  ],
  [a('b: B @relation(name: "bad")', `type B { ${id} }`), ['A.b', invalidName('b')]],
  [a(`b: B @relation(name: "${'R'.repeat(55)}")`, `type B { ${id} }`), ['A.b', invalidName('b')]],
  // R8, R9, R11
  [a('b: B', `type B { ${id} a: A }`), ['A.b', noLink('b')], ['B.a', noLink('a')]],
  [
    a('b: B @relation(link: INLINE)', `type B { ${id} a: A @relation(link: TABLE) }`),
    [
      'A.b',
      'The `link` argument must be specified only on one side of a relation. The field `b` provides a link mode and the opposite field `a` as well.}',
    ],
    [
      'B.a',
      'The `link` argument must be specified only on one side of a relation. The field `a` provides a link mode and the opposite field `b` as well.}',
    ],
  ],
  [
    a('bs: [B] @relation(link: INLINE)', `type B { ${id} a: A }`),
    [
      'A.bs',
      'This connector does not support the `INLINE` strategy for list relation fields. You could fix this by putting `link: INLINE` on the opposite field `a` in the model `B`.',
    ],
  ],
  [
    a('bs: [B] @relation(link: INLINE)', `type B { ${id} as: [A] }`),
    [
      'A.bs',
      'This connector does not support the `INLINE` strategy for list relation fields. You could fix this by using the strategy `TABLE` instead.',
    ],
  ],
  // L1
  [a('tags: [String]'), ['A.tags', 'Valid values for the strategy argument of `@scalarList` are: RELATION.']],
  [
    a('tags: [String] @scalarList(strategy: EMBEDDED)'),
    ['A.tags', 'Valid values for the strategy argument of `@scalarList` are: RELATION.'],
  ],
  [a('tags: [String] @scalarList'), ['A.tags', noArgument('tags', 'scalarList', 'strategy')]],
  [
    a('tag: String @scalarList(strategy: RELATION)'),
    ['A.tag', 'Fields that are marked as `@scalarList` must be lists, e.g. `[String]`.'],
  ],
  // X1-X6
  [
    a('x: Int @unique @unique'),
    ['A.x', 'The field `x` specifies a directive more than once. Directives must appear exactly once on a field.'],
  ],
  [
    `type A @db(name: "a") @db(name: "b") { ${id} }`,
    ['A', 'The type `A` specifies a directive more than once. Directives must appear exactly once on a type.'],
  ],
  [a('x: Int @default'), ['A.x', noArgument('x', 'default', 'value')]],
  [a('x: Int @rename'), ['A.x', noArgument('x', 'rename', 'oldName')]],
  [
    `type A @rename { ${id} }`,
    ['A', "The type `A` specifies the directive `@rename` but it's missing the required argument `oldName`."],
  ],
  [`type A @rename(oldName: 1) { ${id} }`, ['A', notText]],
  [a('x: Int @db(name: 1)'), ['A.x', notText]],
  [a('b: B @relation(name: R, link: INLINE)', `type B { ${id} }`), ['A.b', notText]],
  [
    a('b: B @relation(onDelete: KEEP, link: ELSEWHERE)', `type B { ${id} }`),
    ['A.b', 'Valid values for the argument `onDelete` are: CASCADE,SET_NULL.'],
    ['A.b', 'Valid values for the argument `link` are: INLINE,TABLE.'],
  ],
  // I1-I3, S1
  ['type A { id: ID @id }', ['A.id', 'Fields that are marked as id must be required.']],
  [
    'type A { id: String! @id }',
    ['A.id', 'The field `id` is marked as id must have one of the following types: `ID!`,`UUID!`,`Int!`.'],
  ],
  [
    'type A { id: ID! @id(strategy: RANDOM) }',
    ['A.id', 'Valid values for the strategy argument of `@id` are: AUTO, NONE, SEQUENCE.'],
  ],
  ['type A { id: Int! @id(strategy: SEQUENCE) }', ['A.id', sequence]],
  [
    'type A { id: ID! @id(strategy: SEQUENCE) @sequence(name: s, initialValue: "3") }',
    ['A.id', sequence],
    ['A.id', notText],
    ['A.id', notInt],
    ['A.id', noArgument('id', 'sequence', 'allocationSize')],
  ],
  // C1-C3
  [
    a('x: Int @createdAt y: [DateTime] @scalarList(strategy: RELATION) @updatedAt'),
    ['A.x', 'Fields that are marked as `@createdAt` must be of type `DateTime!` or `DateTime`.'],
    ['A.y', 'Fields that are marked as @updatedAt must be of type `DateTime!` or `DateTime`.'],
  ],
  [
    a('x: DateTime @createdAt @updatedAt'),
    ['A.x', 'Fields cannot be marked simultaneously with `@createdAt` and `@updatedAt`.'],
  ],
  // D1-D3
  [a('x: [Int] @scalarList(strategy: RELATION) @default(value: 1)'), ['A.x', onList]],
  [a('b: B @relation(link: INLINE) @default(value: 1)', `type B { ${id} }`), ['A.b', onList]],
  [a('x: Int @default(value: "a")'), ['A.x', noDefault('"a"', 'Int')]],
  [a('x: Float @default(value: true)'), ['A.x', noDefault('true', 'Float')]],
  [a('x: Float @default(value: 1e35)'), ['A.x', noDefault('1e35', 'Float')]],
  [a('x: Boolean @default(value: 1)'), ['A.x', noDefault('1', 'Boolean')]],
  [a('x: DateTime @default(value: "soon")'), ['A.x', noDefault('"soon"', 'DateTime')]],
  [a('x: Json @default(value: "{")'), ['A.x', noDefault('"{"', 'Json')]],
  [
    a('x: K @default(value: Z)', 'enum K { X Y }'),
    ['A.x', 'The default value is invalid for this enum. Valid values are: X, Y.'],
  ],
  // DB2, RD1
  [
    a('bs: [B] @db(name: "x")', `type B { ${id} a: A }`),
    ['A.bs', 'The field `bs` specifies the `@db` directive. Relation fields must not specify this directive.'],
  ],
  [
    a('x: Int @relation(name: "R")'),
    ['A.x', 'The field `x` is a scalar field and cannot specify the `@relation` directive.'],
  ],
  // E1, U1, DB1
  [
    'type A @embedded @db(name: "a") { x: Int @unique }',
    ['A.x', 'The field `x` is marked as unique but its type `A` is embedded. This is disallowed.'],
    ['A', 'The type `A` is specifies the `@db` directive. Embedded types must not specify this directive.'],
    ['A', 'The type `A` is marked as embedded but this connector does not support embedded types.'],
  ],
  // E2-E4
  [
    `type A { ${id} } enum K { X } enum K { Y }`,
    ['K', 'The enum type `K` is defined twice in the schema. Enum names must be unique.'],
  ],
  [
    `type A { ${id} } enum K { x }`,
    [
      'K',
      'The enum type `K` contains invalid enum values. The first character of each value must be an uppercase letter.',
    ],
  ],
  [
    `type A { ${id} } enum K { _X Y ${'Z'.repeat(192)} }`,
    ['K', `The enum type \`K\` contains invalid enum values. Those are invalid: \`_X\`, \`${'Z'.repeat(192)}\`.`],
  ],
  // N1
  [
    `type A @rename(oldName: "B") { ${id} } type B @rename(oldName: "A") { ${id} }`,
    ['A', 'You renamed type `B` to `A`. But that is the old name of type `B`. Please do this in two steps.'],
    ['B', 'You renamed type `A` to `B`. But that is the old name of type `A`. Please do this in two steps.'],
  ],
  // T1-T5
  [
    `type A { ${id} } type R @relationTable { a: A b: B } type B { ${id} }`,
    ['R', 'The link table `R` is not referenced in any relation field.'],
  ],
  [
    a(
      'bs: [B] @relation(name: "R")',
      `type B { ${id} as: [A] @relation(name: "R") } type C { ${id} } type R @relationTable { a: A c: C }`,
    ),
    ['R', 'The link table `R` is not referencing the right types.'],
  ],
  [
    a(
      'bs: [B] @relation(name: "R")',
      `type B { ${id} as: [A] @relation(name: "R") } type R @relationTable { a: A b: B c: B n: Int }`,
    ),
    ['R', 'A link table must specify exactly two relation fields.'],
    ['R.n', 'A link table must not specify any additional scalar fields.'],
  ],
  [
    a(
      'bs: [B] @relation(name: "R")',
      `type B { ${id} as: [A] @relation(name: "R") } type R @relationTable { id: Int! @id a: A b: B }`,
    ),
    ['R.id', 'The id field of a link table must be of type `ID!`.'],
  ],
]

for (const [datamodel, ...diagnostics] of cases)
  test(datamodel, () => {
    expect(checked(datamodel).problems.map(line)).toEqual(diagnostics)
  })

test('an id of a link table is warned of', () => {
  const link = `type R @relationTable { id: ID! @id a: A b: B }`
  const { problems, warnings } = checked(
    a('bs: [B] @relation(name: "R")', `type B { ${id} as: [A] @relation(name: "R") } ${link}`),
  )
  expect([problems, warnings.map(line)]).toEqual([[], [['R.id', idOnTable]]])
})

test('UUIDs are ids only where the database knows them', () => {
  expect(checked('type A { id: UUID! @id }').problems).toEqual([])
  expect(checked('type A { id: UUID! @id }', false).problems.map(line)).toEqual([
    ['A.id', 'The field `id` is marked as id must have one of the following types: `ID!`,`Int!`.'],
  ])
})
