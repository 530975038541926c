import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { atOnce } from '../../util/slices.js'
import { bytesOfDocument } from './document-bytes.js'

function bytesOf(text: string, mostNodes = 30_000): { readonly document: number; readonly plan: number } {
  const document = parse(text)
  const bytes = atOnce(bytesOfDocument(text, document, mostNodes, () => undefined))
  const [operation] = document.definitions
  return { document: bytes.document, plan: operation ? bytes.plan(operation) : 0 }
}

const fields = (count: number): string => Array.from({ length: count }, (_, n) => `a${String(n)}: id`).join(' ')
const read = (count: number): string => `{ users { ${fields(count)} } }`

test('a document and its plan cost by their nodes', () => {
  const [small, large] = [bytesOf(read(100)), bytesOf(read(1000))]
  expect(large.document / small.document).toBeGreaterThan(8)
  expect(large.plan / small.plan).toBeGreaterThan(8)
})

test('characters of two bytes cost more than those of one', () => {
  const value = (character: string): string => `{ users(where: {name: "${character.repeat(1000)}"}) { id } }`
  expect(bytesOf(value('é')).document).toBe(bytesOf(value('x')).document)
  expect(bytesOf(value('ж')).document - bytesOf(value('x')).document).toBe(value('x').length)
})

test('a plan has something of its own for each root field, and for writes more of each node', () => {
  const [one, two] = [bytesOf('{ a { id } b { id } }'), bytesOf('{ a { id b { id } } }')]
  expect(one.plan).toBeGreaterThan(two.plan)
  expect(bytesOf(`mutation ${read(100)}`).plan).toBeGreaterThan(1.5 * bytesOf(read(100)).plan)
})

test('of values in a list a plan keeps little, of objects in it all', () => {
  const list = (item: string): string => `{ users(where: {id_in: [${`${item} `.repeat(1000)}]}) { id } }`
  expect(bytesOf(list('"x"')).plan).toBeLessThan(bytesOf(list('{}')).plan / 5)
})

test('fragments count in a plan wherever they are spread, up to what one may ask for', () => {
  const spread = (times: number): string =>
    `{ ${'users { ...F } '.repeat(times)} } fragment F on User { ${fields(100)} }`
  const [once, ten] = [bytesOf(spread(1)), bytesOf(spread(10))]
  expect(ten.document).toBeLessThan(2 * once.document)
  expect(ten.plan).toBeGreaterThan(8 * once.plan)
  const chain = Array.from(
    { length: 30 },
    (_, n) => `fragment F${String(n)} on User { ...F${String(n + 1)} ...F${String(n + 1)} }`,
  )
  const doubling = bytesOf(`{ users { ...F0 } } ${chain.join(' ')} fragment F30 on User { id }`)
  expect(doubling.plan).toBeLessThan(10_000_000)
})

test('every node is told of, the document itself too', () => {
  const text = '{ a }'
  const kinds: string[] = []
  atOnce(bytesOfDocument(text, parse(text), 100, ({ kind }) => kinds.push(kind)))
  expect(kinds).toEqual(['Document', 'OperationDefinition', 'SelectionSet', 'Field', 'Name'])
})
