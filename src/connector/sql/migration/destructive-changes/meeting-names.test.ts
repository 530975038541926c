import { expect, test } from 'vitest'
import { buildModel } from '../../../../datamodel/build-model.js'
import { parseDatamodel } from '../../../../datamodel/parse-datamodel.js'
import { Problem } from '../../../../errors/problem.js'
import { emptyModel } from '../../../../model/model.js'
import { storageOfModel } from '../../storage/storage-of-model.js'
import type { Identifiers } from '../../tree/identifiers.js'
import type { IndexNaming } from '../../tree/index-naming.js'
import { meetingNames, refusedNames } from './meeting-names.js'
import { namesOfIndexes } from './names-of-indexes.js'

/** A database that does not see the case of letters, keeps 12 characters and has sequences among its tables. */
const identifiers: Identifiers = {
  kept: (name) => name,
  refused: (name, of) => (of === 'column' && name === 'ctid' ? 'is of the database' : undefined),
  maxLength: 12,
  tableKey: (name) => name.toLowerCase(),
  columnKey: (name) => name.toLowerCase(),
  projectIdKey: (id) => id,
  namesSequences: true,
}

function storageOf(datamodel: string) {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  const { model } = buildModel(document, { syntax: 'v1.1', previous: emptyModel, newId: () => 'id' })
  return storageOfModel(model, { namespace: 'app' })
}

const id = 'id: ID! @id'
const anotherName = 'Please give one of them another name.'

test.each<readonly [what: string, datamodel: string, where: string, description: string]>([
  [
    'two types in one table',
    `type A @db(name: "x") { ${id} } type B @db(name: "x") { ${id} }`,
    'B',
    `The type \`B\` would be kept in the table \`x\`, where the type \`A\` is kept already. ${anotherName}`,
  ],
  [
    'two types whose tables differ in the case of letters',
    `type A @db(name: "x") { ${id} } type B @db(name: "X") { ${id} }`,
    'B',
    `The type \`B\` would be kept in the table \`X\`, where the type \`A\` is kept already, as table \`x\`, which is the same to the database. ${anotherName}`,
  ],
  [
    'a list in the table of a type',
    `type A { ${id} b: [Int] @scalarList(strategy: RELATION) } type A_b { ${id} }`,
    'A_b',
    `The type \`A_b\` would be kept in the table \`A_b\`, where the list field \`b\` of the type \`A\` is kept already. ${anotherName}`,
  ],
  [
    'two fields in one column',
    `type A { ${id} x: Int y: Int @db(name: "x") }`,
    'A.y',
    `The field \`y\` of the type \`A\` would be kept in the column \`x\` of the table \`A\`, where the field \`x\` of the type \`A\` is kept already. ${anotherName}`,
  ],
  [
    'a field in the column of a relation',
    `type A { ${id} c: Int @db(name: "b") b: B @relation(link: INLINE) } type B { ${id} }`,
    'A.b',
    `The relation field \`b\` of the type \`A\` would be kept in the column \`b\` of the table \`A\`, where the field \`c\` of the type \`A\` is kept already. ${anotherName}`,
  ],
  [
    "a type in one of the server's tables",
    `type Project { ${id} }`,
    'Project',
    'The type `Project` would be kept in the table `Project`, which is a table of the server itself. Please give it another name, or another schema or database to the services.',
  ],
])('%s', (_, datamodel, where, description) => {
  const [type, field = null] = where.split('.')
  expect(meetingNames(storageOf(datamodel), identifiers, ['Project'])).toEqual([{ type, field, description }])
})

test('names that the database would refuse', () => {
  const before = storageOf(`type Lighthouse { ${id} }`)
  const after = storageOf(`type LighthouseTwo { ${id} a: Int @db(name: "ctid") }`)
  expect(refusedNames({ before, after }, identifiers)).toEqual([
    {
      type: 'LighthouseTwo',
      field: null,
      description:
        'The name `LighthouseTwo`, under which the type `LighthouseTwo` would be kept, is longer than the 12 characters that the database allows. Please give it another one.',
    },
    {
      type: 'LighthouseTwo',
      field: 'a',
      description:
        'The name `ctid`, under which the field `a` of the type `LighthouseTwo` would be kept, is of the database. Please give it another one.',
    },
  ])
  // what is there can stay
  expect(refusedNames({ before: after, after }, identifiers)).toEqual([])
})

test('tables in the names of indexes', () => {
  const before = storageOf(`type A { ${id} }`)
  const after = storageOf(
    `type A { ${id} n: Int @unique bs: [B] } type B { ${id} as: [A] }
     type K @db(name: "A_pkey") { ${id} } type U @db(name: "a.N") { ${id} } type L @db(name: "_AToB_B") { ${id} }`,
  )
  const naming: IndexNaming = {
    indexNamesArePerTable: false,
    keptIndexName: (_, name) => name,
    uniqueIndexName: ({ name }, column) => `${name}.${column}`,
    primaryKeyName: ({ name }) => `${name}_pkey`,
    foreignKeyAfterRename: (key) => key,
  }
  const text = (type: string, table: string, index: string): string =>
    `The type \`${type}\` would be kept in the table \`${table}\`, a name that the database gives to ${index}. Please give it another name.`
  expect(namesOfIndexes({ before, after }, identifiers, naming).map(({ description }) => description)).toEqual([
    text('K', 'A_pkey', 'the primary key of the type `A`'),
    text('U', 'a.N', 'the unique index of the field `n` of the type `A`'),
    text('L', '_AToB_B', 'an index of the relation `AToB`'),
  ])
  expect(namesOfIndexes({ before: after, after }, identifiers, naming)).toEqual([])
  expect(namesOfIndexes({ before, after }, identifiers, { ...naming, indexNamesArePerTable: true })).toEqual([])
})
