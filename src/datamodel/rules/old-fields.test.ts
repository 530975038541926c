import { expect, test } from 'vitest'
import { Problem } from '../../errors/problem.js'
import { checkDatamodel } from '../check-datamodel.js'
import { parseDatamodel } from '../parse-datamodel.js'
import { whichSyntax } from '../which-syntax.js'

const at = (place: string, text: string): string => `${place}: ${text}`
const noName = (field: string): string =>
  `The relation field \`${field}\` must specify a \`@relation\` directive: \`@relation(name: "MyRelation")\``
const noArgument = (field: string, directive: string, argument: string): string =>
  `The field \`${field}\` specifies the directive \`@${directive}\` but it's missing the required argument \`${argument}\`.`
const oldId = 'id: ID! @unique'
const reservedId = 'The field `id` is reserved and has to have the format: id: ID! @unique or id: UUID! @unique.'

/** Of the old syntax. */
const oldCases: readonly (readonly [datamodel: string, ...findings: readonly string[]])[] = [
  [`type A { ${oldId} createdAt: DateTime! updatedAt: DateTime! name: String! @default(value: "x") }`],
  ['type A { name: String }'],
  ['type A { id: ID! }', at('A.id', reservedId)],
  ['type A { id: Int! @unique }', at('A.id', reservedId)],
  [
    'type A { createdAt: String! }',
    at('A.createdAt', 'The field `createdAt` is reserved and has to have the format: createdAt: DateTime!.'),
  ],
  [
    'type A { updatedAt: DateTime }',
    at('A.updatedAt', 'The field `updatedAt` is reserved and has to have the format: updatedAt: DateTime!.'),
  ],
  [
    `type A { ${oldId} Name: Int name: Int }`,
    at('A.Name', 'The type `A` has a duplicate fieldName. The detection of duplicates is performed case insensitive. '),
  ],
  [
    `type A { ${oldId} } type a { ${oldId} }`,
    at(
      'A',
      'The name of the type `A` occurs more than once. The detection of duplicates is performed case insensitive.',
    ),
  ],
  [
    `type A { ${oldId} x: Foo }`,
    at('A.x', "The field `x` has the type `Foo` but there's no type or enum declaration with that name."),
  ],
  [`type A { ${oldId} b: B c: B } type B { ${oldId} }`, at('A.b', noName('b')), at('A.c', noName('c'))],
  [
    `type A { ${oldId} b: B @relation(name: "R") } type B { ${oldId} a: A }`,
    at(
      'A.b',
      "You are trying to set the relation 'R' from `A` to `B` and are only providing a relation directive on `A`. Since there is also a relation field without a relation directive on `B` pointing towards `A` that is ambiguous. Please provide the same relation directive on `B` if this is supposed to be the same relation. If you meant to create two separate relations without backrelations please provide a relation directive with a different name on `B`.",
    ),
  ],
  [`type A { ${oldId} b: B @relation } type B { ${oldId} }`, at('A.b', noArgument('b', 'relation', 'name'))],
  [
    `type A { ${oldId} b: B @relation(name: "R", onDelete: KEEP, oldName: 1) } type B { ${oldId} }`,
    at('A.b', 'not a valid value for onDelete'),
    at('A.b', 'not a valid value for oldName'),
  ],
  [
    `type A { ${oldId} x: Int @unique @unique }`,
    at('A.x', 'The field `x` specifies a directive more than once. Directives must appear exactly once on a field.'),
  ],
  [
    `type A { ${oldId} x: Int @defaultValue(value: 1) }`,
    at(
      'A.x',
      `You are using a '@defaultValue' directive. Prisma uses '@default(value: "Value as String")' to declare default values.`,
    ),
  ],
  [
    `type A { ${oldId} x: Int @relation(name: "R") }`,
    at('A.x', 'The field `x` is a scalar field and cannot specify the `@relation` directive.'),
  ],
  [
    `type A { ${oldId} b: B @relation(name: "bad") } type B { ${oldId} }`,
    at(
      'A.b',
      'The field `b` has an invalid name in the `@relation` directive. It can only have up to 54 characters and must have the shape [A-Z][a-zA-Z0-9]*',
    ),
  ],
  [`type A { ${oldId} x: Int @default }`, at('A.x', noArgument('x', 'default', 'value'))],
  [`type A { ${oldId} x: [Int] @default(value: "1") }`, at('A.x', 'List fields cannot have defaultValues.')],
  [`type A { ${oldId} x: Int @default(value: "a") }`, at('A.x', "Invalid value 'a' for type Int.")],
  [
    `type A { ${oldId} x: K @default(value: "Z") } enum K { X }`,
    at('A.x', 'The defaultValue contains an invalid enumValue.'),
  ],
]

for (const [datamodel, ...diagnostics] of oldCases)
  test(datamodel, () => {
    const document = parseDatamodel(datamodel)
    if (document instanceof Problem) throw document
    expect(whichSyntax(document, undefined)).toBe('v1.0')
    const { problems } = checkDatamodel(document, { syntax: 'v1.0', uuidIds: true, decimalDigits: 65 })
    expect(
      problems.map(({ type, field, description }) => at(field === null ? type : `${type}.${field}`, description)),
    ).toEqual(diagnostics)
  })
