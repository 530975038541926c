import { expect, test } from 'vitest'
import type { DataTransfer } from '../connector/data-transfer.js'
import { buildModel } from '../datamodel/build-model.js'
import { parseDatamodel } from '../datamodel/parse-datamodel.js'
import { Problem } from '../errors/problem.js'
import { emptyModel } from '../model/model.js'
import { readExportRequest } from './export-request.js'
import { readImportDocument } from './import-document.js'
import { importLists } from './import-lists.js'
import { importNodes, type ImportTarget } from './import-nodes.js'
import { importRelations } from './import-relations.js'
import { TransferError } from './transfer-error.js'

const document = parseDatamodel(`
  type Ship { id: ID! @id name: String! tags: [String] port: Port @relation(name: "ShipPort", link: INLINE) }
  type Port { id: Int! @id ships: [Ship] @relation(name: "ShipPort") }
`)
if (document instanceof Problem) throw document
const { model } = buildModel(document, { syntax: 'v1.1', previous: emptyModel, newId: () => 'id' })

/** A database that takes everything. */
const taking: Pick<DataTransfer, 'insertNodes' | 'appendToLists' | 'linkNodes'> = {
  insertNodes: () => Promise.resolve([]),
  appendToLists: () => Promise.resolve([]),
  linkNodes: () => Promise.resolve([]),
}
const target: ImportTarget = { model, data: taking as DataTransfer, now: () => '2020-01-01T00:00:00.000Z' }
const importers = { nodes: importNodes, lists: importLists, relations: importRelations }

async function rejectionsOf(body: unknown): Promise<readonly string[]> {
  try {
    const read = readImportDocument(body)
    return (await importers[read.kind](read, target)).map(({ place, text }) => `${String(place)}: ${text}`)
  } catch (error) {
    if (!(error instanceof TransferError)) throw error
    return [error.message]
  }
}

const ship = { _typeName: 'Ship', id: 's1' }
const port = { _typeName: 'Port', id: 1 }

/** Wrong requests are refused as a whole, wrong values of nodes one by one (import-export.md sections 2, 4). */
test.each<readonly [kind: unknown, values: unknown, ...rejections: readonly string[]]>([
  ['nodes', [{ ...ship, name: 'Vega' }]],
  [undefined, [], '"valueType" must be one of "nodes", "lists", "relations", but it is missing.'],
  ['rows', [], '"valueType" must be one of "nodes", "lists", "relations", but it is "rows".'],
  ['nodes', { a: 1 }, '"values" must be an array, but it is {"a":1}.'],
  ['nodes', [5], 'A value must be an object, but one is 5.'],
  ['nodes', [{ id: 's1' }], 'The value {"id":"s1"} has no "_typeName".'],
  ['nodes', [{ _typeName: 'Ship' }], 'The value {"_typeName":"Ship"} has no "id".'],
  ['nodes', [{ _typeName: 'Boat', id: 'b1' }], 'No model with name: Boat found.'],
  ['nodes', [{ _typeName: 'Port', id: 'x' }], 'The id "x" of a Port is no Int.'],
  [
    'nodes',
    [
      { ...ship, nme: 'Vega' },
      { ...ship, name: 5 },
    ],
    "0: The model Ship with id s1 has an unknown field 'nme' in field list.",
    "1: The model Ship with id s1 has an invalid value for field' name'.",
  ],
  ['nodes', [{ ...ship, name: 'Vega', createdAt: '2020-01-01T00:00:00.000Z' }]],
  ['lists', [{ ...ship, tags: ['a'] }]],
  ['lists', [ship], 'The value {"_typeName":"Ship","id":"s1"} names no list field.'],
  ['lists', [{ ...ship, tgs: ['a'] }], 'field tgs is not part of the model Ship'],
  ['lists', [{ ...ship, name: ['a'] }], 'The field name of the model Ship is no list of scalars.'],
  ['lists', [{ ...ship, tags: [5] }], 'conversion to GcValue for tags and value [5] failed'],
  ['relations', [[{ ...ship, fieldName: 'port' }, port]]],
  ['relations', [[ship]], 'A relation must be an array of two nodes, but one is [{"_typeName":"Ship","id":"s1"}].'],
  ['relations', [[ship, port]], 'Invalid ImportRelation at least one fieldName needs to be defined.'],
  ['relations', [[{ ...ship, fieldName: 'prt' }, port]], 'field prt is not part of the model Ship'],
])('an import of %j %j', async (valueType, values, ...rejections) => {
  expect(await rejectionsOf({ valueType, values })).toEqual(rejections)
})

test('of a long value a piece is shown', async () => {
  const long = 'x'.repeat(300)
  expect(await rejectionsOf({ valueType: 'nodes', values: [long] })).toEqual([
    `A value must be an object, but one is "${'x'.repeat(199)}….`,
  ])
})

test.each([
  [{}, '"fileType" must be a string, but it is missing.'],
  [{ fileType: 'nodes', cursor: { row: 0 } }, '"cursor.table" must be an integer, but it is missing.'],
  [{ fileType: 'nodes', cursor: { table: 0, row: 1.5 } }, '"cursor.row" must be an integer, but it is 1.5.'],
])('an export of %j', (body, message) => {
  expect(() => readExportRequest(body)).toThrow(new TransferError(message))
})
