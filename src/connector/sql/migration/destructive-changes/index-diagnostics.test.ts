import { expect, test } from 'vitest'
import { buildModel } from '../../../../datamodel/build-model.js'
import { parseDatamodel } from '../../../../datamodel/parse-datamodel.js'
import { Problem } from '../../../../errors/problem.js'
import { emptyModel } from '../../../../model/model.js'
import { storageOfModel } from '../../storage/storage-of-model.js'
import type { Storage } from '../../storage/storage.js'
import type { IndexSupport } from '../../tree/index-support.js'
import { missingIndexes, unfitIndexes } from './index-diagnostics.js'

function storageOf(type: string): Storage {
  const document = parseDatamodel(
    `schema @refract(edition: 1, features: [SOFT_DELETE]) { query: Query } ${type} type Port { id: ID! @id }`,
  )
  if (document instanceof Problem) throw document
  let ids = 0
  const { model } = buildModel(document, { syntax: 'v1.1', previous: emptyModel, newId: () => String((ids += 1)) })
  return storageOfModel(model, { namespace: 'app' })
}

const ship = (index: string): string =>
  `type Ship @indexes(value: [{${index}}]) { id: ID! @id name: String age: Int nr: Int! @defaultFunction(name: AUTOINCREMENT) built: DateTime ports: [Port] @relation(link: TABLE) }`

const all: IndexSupport = {
  methods: ['BTREE', 'HASH'],
  isConcurrent: false,
  someRows: 'condition',
  foreignKeysNeedIndex: false,
  ignoresCase: 'by expression',
}

// beyond.md section 10.1
test.each<[index: string, support: Partial<IndexSupport>, ...complaints: readonly string[]]>([
  ['fields: ["name"]', {}],
  [
    'name: "some", fields: ["name"], where: "{age: 1}"',
    { someRows: 'nothing' },
    'The index `some` uses `where`, which this database can not do.',
  ],
  [
    'name: "some", fields: ["name"], where: "{age: 1}"',
    { someRows: 'mark' },
    'The index `some` uses `where` without `unique`, which this database can not do.',
  ],
  ['name: "some", fields: ["name"], where: "{age: 1}", unique: true', { someRows: 'mark', maxColumns: 2 }],
  ['name: "some", fields: ["name"], where: "{OR: [{age: 1}, {nr_gt: 5}]}", unique: true', {}],
  [
    'name: "some", fields: ["name"], where: "{OR: [{age: 1}, {nr_gt: 5}]}", unique: true',
    { someRows: 'mark' },
    'The index `some` uses `where` over the field `nr` that is counted up, which this database can not do.',
  ],
  [
    'name: "some", fields: ["name", "age"], where: "{age: 1}", unique: true',
    { someRows: 'mark', maxColumns: 2 },
    'The index `some` takes 3 columns, a hidden one among them, of which the database allows 2. Please leave out a field.',
  ],
  [
    'name: "some", fields: ["name"], type: HASH',
    { methods: ['BTREE'] },
    'The index `some` is of the type HASH, which this database does not have.',
  ],
  [
    'name: "some", fields: ["name", "age"], type: HASH',
    {},
    'The index `some` is of the type HASH, which takes one field, no order, and is not unique.',
  ],
  [
    'name: "some", fields: ["name", "age"]',
    { keyLimit: { bytes: 767, bytesOf: (scalar) => (scalar === 'String' ? 764 : 4) } },
    'The index `some` takes up to 768 bytes for a row, of which the database allows 767: a text counts as 764, an id as 75. Please leave out a field.',
  ],
])('the index {%s} where a database has %j', (index, support, ...complaints) => {
  const found = unfitIndexes(storageOf(ship(index)), { ...all, ...support })
  expect(found).toEqual(complaints.map((description) => ({ type: 'Ship', field: null, description })))
})

test('what is unique among the nodes that are not deleted needs an index over some rows', () => {
  const storage = storageOf(
    'type Ship @indexes(value: [{name: "some", fields: ["name"], unique: true}]) { id: ID! @id name: String code: String @unique deletedAt: DateTime @softDelete }',
  )
  const end = ', which this version of the database can not do. Please leave out `@softDelete` or'
  expect(unfitIndexes(storage, { ...all, someRows: 'nothing' })).toEqual([
    {
      type: 'Ship',
      field: null,
      description: `The index \`some\` is unique among the nodes that are not deleted${end} \`unique: true\`.`,
    },
    {
      type: 'Ship',
      field: 'code',
      description: `The field \`code\` is unique among the nodes that are not deleted${end} \`@unique\`.`,
    },
  ])
})

test('a service that only serves tables misses indexes: a unique one is an error', () => {
  const tables = new Map([['Ship', { indexes: new Map() }]])
  const storage = (unique: boolean): Storage =>
    storageOf(ship(`name: "some", fields: ["name"], unique: ${String(unique)}`))
  const missing = {
    type: 'Ship',
    field: null,
    description: 'The index `some` of the model `Ship` does not exist in the database.',
  }
  expect(missingIndexes(storage(true), { tables } as never)).toEqual({ errors: [missing], warnings: [] })
  expect(missingIndexes(storage(false), { tables } as never)).toEqual({ errors: [], warnings: [missing] })
})
