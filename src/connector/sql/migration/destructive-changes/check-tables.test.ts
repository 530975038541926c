import { expect, test } from 'vitest'
import { buildModel } from '../../../../datamodel/build-model.js'
import { parseDatamodel } from '../../../../datamodel/parse-datamodel.js'
import { Problem } from '../../../../errors/problem.js'
import { emptyModel } from '../../../../model/model.js'
import type { ScalarType } from '../../../../model/scalar.js'
import { storageOfModel } from '../../storage/storage-of-model.js'
import type { Catalog, CatalogColumn, CatalogTable } from '../../tree/catalog.js'
import { checkTables } from './check-tables.js'

function storageOf(datamodel: string) {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  const { model } = buildModel(document, { syntax: 'v1.1', previous: emptyModel, newId: () => 'id' })
  return storageOfModel(model, { namespace: 'app' })
}

const column = (name: string, seenAs: ScalarType | undefined, isNullable = false): CatalogColumn => ({
  name,
  seenAs,
  holds: seenAs === undefined ? [] : [seenAs],
  carries: [],
  isNullable,
  typeText: seenAs ?? 'point',
})

/** `foreignKeys`: column -> `table.column`. */
const table = (
  name: string,
  columns: readonly CatalogColumn[],
  foreignKeys: Readonly<Record<string, string>> = {},
): CatalogTable => ({
  name,
  columns: new Map(columns.map((one) => [one.name, one])),
  uniqueIndexes: new Map(),
  indexes: new Map(),
  indexedColumns: new Set(),
  foreignKeys: new Map(
    Object.entries(foreignKeys).map(([from, to]) => {
      const [target = '', key = ''] = to.split('.')
      return [from, { name: '', table: target, column: key }]
    }),
  ),
})

const id = column('id', 'ID')
const catalogOf = (...tables: readonly CatalogTable[]): Catalog => ({
  tables: new Map(tables.map((one) => [one.name, one])),
})
const a = (field: string): string => `type A { id: ID! @id ${field} }`
const inA = (...columns: readonly CatalogColumn[]): Catalog => catalogOf(table('A', [id, ...columns]))
const inline = `${a('b: B @relation(link: INLINE)')} type B { id: ID! @id }`
const toB = (key: CatalogColumn, foreignKeys: Readonly<Record<string, string>>): Catalog =>
  catalogOf(table('A', [id, key], foreignKeys), table('B', [id]))
const linked = `${a('bs: [B]')} type B { id: ID! @id as: [A] }`
const byTable = (columns: readonly string[], foreignKeys: Readonly<Record<string, string>>): Catalog =>
  catalogOf(
    table('A', [id]),
    table('B', [id]),
    table(
      '_AToB',
      columns.map((name) => column(name, 'ID')),
      foreignKeys,
    ),
  )
const bothKeys = { A: 'A.id', B: 'B.id' }
const list = a('xs: [Int] @scalarList(strategy: RELATION)')
const withList = (...columns: readonly CatalogColumn[]): Catalog => catalogOf(table('A', [id]), table('A_xs', columns))
const [node, position, value] = [column('nodeId', 'ID'), column('position', 'Int'), column('value', 'Int')]

const cases: readonly (readonly [what: string, datamodel: string, catalog: Catalog, ...found: readonly string[]])[] = [
  ['what fits', a('x: Int'), inA(column('x', 'Int', true))],
  ['no table', a(''), catalogOf(), 'A: Could not find the table for the model `A` in the database.'],
  ['no column', a('x: Int'), inA(), 'A.x: Could not find the column for the field `x` in the database.'],
  [
    'a column that the original does not see',
    a('x: Int'),
    inA(column('x', undefined, true)),
    'A.x: Could not find the column for the field `x` in the database.',
  ],
  [
    'another type',
    a('x: Int'),
    inA(column('x', 'String', true)),
    'A.x: The underlying column for the field `x` has an incompatible type. The field has type `Int` and the column has type `String`.',
  ],
  [
    'a required field over an optional column',
    a('x: Int!'),
    inA(column('x', 'Int', true)),
    'A.x: The underlying column for the field `x` is optional but the field is declared required. Please declare it as optional by removing the `!`: `x: Int`.',
  ],
  [
    'an optional field over a required column',
    a('x: Int'),
    inA(column('x', 'Int')),
    'A.x: The underlying column for the field `x` is required but the field is declared optional. Please declare it as required: `x: Int!`.',
  ],
  ['a required column that fills itself', a('x: Int'), inA({ ...column('x', 'Int'), fillsItself: true })],
  ['a list', list, withList(node, position, value)],
  [
    'no table of a list',
    list,
    catalogOf(table('A', [id])),
    'A.xs: Could not find the underlying table for the scalar list field `xs`.',
  ],
  [
    'a table of a list without positions, with values of another type',
    list,
    withList(node, column('value', 'String')),
    'A.xs: The underlying table for the scalar list field `xs` is missing the required column `position`.',
    'A.xs: The column `value` in the underlying table for the scalar list field `xs` has the wrong type. It has the type `String` but it should have the type `Int`.',
  ],
  [
    'a list whose nodes have another type',
    list,
    withList(column('nodeId', 'Int'), position, value),
    'A.xs: The column `nodeId` in the underlying table for the scalar list field `xs` has the wrong type. It has the type `Int` but it should have the type `String`.',
  ],
  ['an inline relation', inline, toB(column('b', 'ID', true), { b: 'B.id' })],
  [
    'no column of an inline relation',
    inline,
    catalogOf(table('A', [id]), table('B', [id])),
    'A.b: Could not find the column for the inline relation field `b` in the database.',
  ],
  [
    'an inline relation without a foreign key',
    inline,
    toB(column('b', 'ID', true), {}),
    'A.b: The column for the inline relation field `b` is missing a foreign key constraint.',
  ],
  [
    'an inline relation to another table',
    inline,
    toB(column('b', 'ID', true), { b: 'C.id' }),
    'A.b: The column for the inline relation field `b` is not referencing the right table. It should reference the table of model `B` but is referencing the table `C`.',
  ],
  [
    'an inline relation to another column',
    inline,
    toB(column('b', 'ID', true), { b: 'B.key' }),
    'A.b: The column for the inline relation field `b` is not referencing a valid column. Those columns must always reference the column of the id field of related model. So it should reference `id` instead of `key`.',
  ],
  [
    'an optional inline relation over a required column',
    inline,
    toB(column('b', 'ID'), { b: 'B.id' }),
    'A.b: The underlying column for the field `b` is required but the field is declared optional. Please declare it as required: `b: B!`.',
  ],
  ['a link table', linked, byTable(['A', 'B'], bothKeys)],
  [
    'no link table',
    linked,
    catalogOf(table('A', [id]), table('B', [id])),
    'AToB: Could not find the table `_AToB` for the relation `AToB` in the database.',
  ],
  [
    'a link table without a column',
    linked,
    byTable(['A'], { A: 'A.id' }),
    'AToB.B: The link table `AToB` is missing the column `B`.',
  ],
  [
    'a link table without foreign keys',
    linked,
    byTable(['A', 'B'], {}),
    'AToB.A: The column `A` for the relation table `_AToB` is missing a foreign key constraint.',
    'AToB.B: The column `B` for the relation table `_AToB` is missing a foreign key constraint.',
  ],
  [
    'a link table to another table and another column',
    linked,
    byTable(['A', 'B'], { A: 'B.id', B: 'B.key' }),
    'AToB.A: The column `A` of the relation table `_AToB` is not referencing the right table. It should reference the table of model `A` but is referencing the table `B`.',
    'AToB.B: The column `B` of the relation table `_AToB` is not referencing a valid column. Those columns must always reference the column of the id field of the related model. So it should reference `id` instead of `key`.',
  ],
]

/** What keeps a model from being served from tables that others made (datamodel.md section 16). */
test.each(cases.map(([what, ...given]) => ({ what, given })))('$what', ({ given: [datamodel, catalog, ...found] }) => {
  const storage = storageOf(datamodel)
  const diagnostics = checkTables(storage, catalog, storageOf('type A { id: ID! @id }'))
  expect(
    diagnostics.map(({ type, field, description }) => `${type}${field === null ? '' : `.${field}`}: ${description}`),
  ).toEqual(found)
})
