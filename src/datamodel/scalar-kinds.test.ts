import { expect, test } from 'vitest'
import { Problem } from '../errors/problem.js'
import { typeByName } from '../model/lookup.js'
import { buildModel } from './build-model.js'
import { checkDatamodel } from './check-datamodel.js'
import { parseDatamodel } from './parse-datamodel.js'
import { wayBackDiagnostics } from './way-back.js'

const line = 'schema @refract(edition: 1) { query: Query } '

function documentOf(text: string) {
  const document = parseDatamodel(text)
  if (document instanceof Problem) throw document
  return document
}
const problemsOf = (text: string): readonly string[] =>
  checkDatamodel(documentOf(text), { syntax: 'v1.1', uuidIds: true, decimalDigits: 65 }).problems.map(
    ({ description }) => description,
  )
const typeOf = (fields: string): string => `type Ship { id: ID! @id ${fields} }`

/** Fields with the line and what is wrong with them. */
const faults: readonly (readonly [fields: string, problem: string])[] = [
  [
    'n: Int @scalar(type: HUGE)',
    'The type of `@scalar` `HUGE` is not known. Known types are: BIG_INT, DECIMAL, DATE, TIME, BYTES.',
  ],
  ['n: Int @scalar', 'The type of `@scalar` is missing. Known types are: BIG_INT, DECIMAL, DATE, TIME, BYTES.'],
  [
    'n: [String] @scalar(type: DATE) @scalarList(strategy: RELATION)',
    'The type `DATE` of `@scalar` stands on fields of the type `DateTime`, found: `[String]`.',
  ],
  [
    'n: BigInt @default(value: "9223372036854775808")',
    'The value "9223372036854775808" is not a valid default for fields of type BigInt.',
  ],
  ['n: Date @default(value: "2021-02-29")', 'The value "2021-02-29" is not a valid default for fields of type Date.'],
  ['n: Time @default(value: 5)', 'The value 5 is not a valid default for fields of type Time.'],
  [
    'n: Decimal @scalar(precision: 66)',
    'A Decimal has a `precision` of 1 to 65 digits, 30 of them at most behind the point (`scale`), found: 66 and 30.',
  ],
  [
    'n: Decimal @scalar(precision: 5, scale: 6)',
    'A Decimal has a `precision` of 1 to 65 digits, 30 of them at most behind the point (`scale`), found: 5 and 6.',
  ],
  [
    'n: Decimal @scalar(precision: 4, scale: 2) @default(value: 1.125)',
    'The default value 1.125 does not fit the size of the type `Decimal`.',
  ],
  ['n: Bytes @scalar(maxSize: 0)', 'The `maxSize` of Bytes is from 1 to 1073741824, found: 0.'],
  ['n: BigInt @scalar(precision: 3)', 'The argument `precision` of `@scalar` says nothing of the type `BigInt`.'],
  ['n: BigInt @defaultFunction(name: NOW)', 'The default function `NOW` does not fit the type `BigInt`.'],
]

test.each(faults)('%s', (fields, problem) => {
  expect(problemsOf(line + typeOf(fields))).toEqual([problem])
})

test.each(['BigInt', 'Decimal', 'Date', 'Time', 'Bytes'])(
  'without the line %s is a type that nobody declares',
  (name) => {
    expect(problemsOf(typeOf(`n: ${name}`))).toEqual([
      `The field \`n\` has the type \`${name}\` but there's no type or enum declaration with that name.`,
    ])
    expect(problemsOf(line + typeOf(`n: ${name} m: ${name}!`))).toEqual([])
  },
)

test('without the line `@scalar` says nothing', () => {
  const { model } = buildModel(documentOf(typeOf('n: Int @scalar(type: BIG_INT)')), {
    syntax: 'v1.1',
    previous: undefined,
    newId: () => 'x',
  })
  expect(typeByName(model, 'Ship').fields.find(({ name }) => name === 'n')).toMatchObject({ scalar: 'Int' })
})

test('a type of the datamodel keeps its name', () => {
  const text = `${line} enum Date { OLD NEW } type Ship { id: ID! @id n: Date }`
  expect(problemsOf(text)).toEqual([])
  expect(problemsOf(`${line} enum Date { OLD NEW } type Ship { id: ID! @id n: DateTime @scalar(type: DATE) }`)).toEqual(
    ['The scalar `Date` collides with the type of that name. Please rename the type.'],
  )
})

test('what Prisma 1 would not read is told', () => {
  expect(
    wayBackDiagnostics(
      documentOf(
        `schema @refract(edition: 1, without: [AGGREGATES, SORT, FILTERS, BATCH, ATOMIC, TRANSACTION]) { query: Query } ${typeOf('a: Int @scalar(type: BIG_INT) b: Date c: String @scalar(type: TIME)')}`,
      ),
    ),
  ).toEqual([
    { place: 'Ship.a', text: 'It is an Int: greater values are read wrong, and none is written.' },
    { place: 'Ship.b', text: 'The type Date is not known: it must be written as DateTime @scalar(type: DATE).' },
    { place: 'Ship.c', text: 'Its column is not seen: no deploy succeeds with it there.' },
  ])
})
