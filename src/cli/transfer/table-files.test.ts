import { expect, test } from 'vitest'
import { csvCell, csvRows } from './csv.js'
import { jsonArray } from './json-array.js'
import { lineAt, listItems } from './json-items.js'

/** A text in pieces of that many units. */
async function* pieces(text: string, size: number): AsyncIterable<string> {
  for (let start = 0; start < text.length; start += size) yield await Promise.resolve(text.slice(start, start + size))
}

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}

const rows = [
  ['id', 'text', 'none'],
  ['1', '', null],
  ['2', 'a "b", c', null],
  ['3', 'two\r\nlines', ' blank '],
  ['4', '😀', 'null'],
]

test.each([1, 2, 7, 1000])('CSV in pieces of %i is read as it was written', async (size) => {
  const text = rows.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('')
  const read = await all(csvRows(pieces(text, size)))
  expect(read.map(({ cells }) => cells)).toEqual(rows)
  expect(read.map(({ line }) => line)).toEqual([1, 2, 3, 4, 6])
})

test('CSV of other programs', async () => {
  const read = async (text: string) => (await all(csvRows(pieces(text, 3)))).map(({ cells }) => cells)
  expect(await read('\uFEFFa,b\r\n1,2\r\n\r\n3,')).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', null],
  ])
  await expect(read('a\n"b')).rejects.toThrow('the quote that opens in line 2 is never closed')
})

test.each([1, 2, 7, 1000])('a JSON list in pieces of %i', async (size) => {
  const values = [{ a: '],[\\"', b: [1, { c: null }] }, 7, 'x', [], { d: '😀' }]
  const text = `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]\n`
  const read = await all(jsonArray(pieces(text, size)))
  expect(read.map(({ value }) => value)).toEqual(values)
  expect(read.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6])
})

test.each([
  ['{}', 'a list is expected, found {'],
  ['[1, 2', 'the list does not end'],
  ['[1, x]', 'JSON'],
])('no JSON list: %s', async (text, fault) => {
  await expect(all(jsonArray(pieces(text, 2)))).rejects.toThrow(fault)
})

test.each([
  ['{"values":[]}', []],
  ['{ "a" : 1, "values" : [ 1 , "]" ,\n{"values":[2]} ] }', ['1', '"]"', '{"values":[2]}']],
  ['{"values":["\\\\",["\\"]"]]}', ['"\\\\"', '["\\"]"]']],
])('elements of a list in %s', (text, elements) => {
  expect(listItems(text, 'values')?.map(({ start, end }) => text.slice(start, end))).toEqual(elements)
})

test('lists that are missing or cut', () => {
  expect(listItems('{"value":[]}', 'values')).toBeUndefined()
  expect(listItems('{"values":[1, {"a": "]}', 'values')).toBeUndefined()
  expect([0, 1, 2, 3].map((place) => lineAt('a\nb\n', place))).toEqual([1, 1, 2, 2])
})
