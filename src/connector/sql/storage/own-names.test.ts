import { expect, test } from 'vitest'
import { buildModel } from '../../../datamodel/build-model.js'
import { parseDatamodel } from '../../../datamodel/parse-datamodel.js'
import { Problem } from '../../../errors/problem.js'
import { emptyModel } from '../../../model/model.js'
import { distinctName, tableIndexName } from './own-names.js'
import { storageOfModel } from './storage-of-model.js'

function namesOf(types: string) {
  const document = parseDatamodel(`schema @refract(edition: 1) { query: Query } ${types}`)
  if (document instanceof Problem) throw document
  let ids = 0
  const { model } = buildModel(document, { syntax: 'v1.1', previous: emptyModel, newId: () => String((ids += 1)) })
  const storage = storageOfModel(model, { namespace: 'app' })
  return [...storage.types.values()].flatMap(({ indexes, checks, counters }) =>
    [...indexes, ...checks, ...counters].map(({ name }) => name),
  )
}

const typeOf = (name: string, field: string): string =>
  `type ${name} @indexes(value: {fields: ["n"], name: "${field}"}) { id: ID! @id n: Int ${field}: Int @constraint(min: 0) }`

test('names tell the table and what they stand for', () => {
  expect(namesOf(typeOf('A', 'b_c'))).toEqual(['_refract_A_b_c', '_refract_A_b_c'])
})

test.each([
  ['A', 'b_c', 'A_b', 'c'],
  ['A', 'b_C', 'A_B', 'c'],
  ['A', `b_c${'w'.repeat(36)}`, 'A_b', `c${'w'.repeat(36)}`],
])('%s.%s and %s.%s do not meet', (one, ofOne, other, ofOther) => {
  const names = namesOf(`${typeOf(one, ofOne)} ${typeOf(other, ofOther)}`)
  const [indexes, checks] = [
    [names[0], names[2]],
    [names[1], names[3]],
  ]
  for (const pair of [indexes, checks]) expect(new Set(pair.map((name) => name?.toLowerCase())).size).toBe(2)
  for (const name of names) {
    expect(name).toMatch(/^_refract_A_b.*_[0-9a-f]{8}$/i)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63)
  }
})

test('an index of a datamodel does not take the name of one that speeds up a relation', () => {
  const names = namesOf(
    'type Post @indexes(value: {fields: ["title"], name: "author_idx"}) { id: ID! @id title: String author: User @relation(link: INLINE) } type User { id: ID! @id }',
  )
  expect(names).toEqual([distinctName('Post', 'author_idx')])
})

test('names are cut by bytes, with what stands at their end', () => {
  const name = tableIndexName('Ä'.repeat(40), 'n', '-counter')
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63)
  expect(name).toMatch(/^_refract_Ä+_[0-9a-f]{8}-counter$/)
})
