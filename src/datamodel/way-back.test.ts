import { expect, test } from 'vitest'
import { Problem } from '../errors/problem.js'
import { parseDatamodel } from './parse-datamodel.js'
import { wayBackDiagnostics } from './way-back.js'

const types = `
  type Ship @indexes(value: [{fields: ["name", "code"]}, {fields: [mark], name: "marks"}]) { id: ID! @id @defaultFunction(name: NANOID) version: Int! @version
    code: String! @defaultFunction(name: ULID) mark: String @defaultFunction(name: CUID) name: String! }`

function findingsOf(text: string) {
  const document = parseDatamodel(text)
  if (document instanceof Problem) throw document
  return wayBackDiagnostics(document)
}

test('what Prisma 1 would not do is told place by place', () => {
  expect(
    findingsOf(`schema @refract(edition: 1, without: [AGGREGATES, SORT, FILTERS, BATCH]) { query: Query } ${types}`),
  ).toEqual([
    { text: 'Requests that use what ATOMIC, TRANSACTION add are refused.' },
    {
      place: 'Ship',
      text: 'The indexes name_code, marks stay in the database: Prisma 1 makes, changes and drops none.',
    },
    {
      place: 'Ship.version',
      text: 'It counts no writes any more: every create must give it, and updates may change it.',
    },
    { place: 'Ship.code', text: 'ULID makes no values any more: every create must give it.' },
    { place: 'Ship.mark', text: 'CUID makes no values any more: it is null where a create omits it.' },
  ])
})

test('deleted nodes would be there again', () => {
  const text = `schema @refract(features: [SOFT_DELETE], without: [AGGREGATES, SORT, FILTERS, BATCH, ATOMIC, TRANSACTION]) { query: Query }
    type Ship { id: ID! @id deletedAt: DateTime @softDelete }`
  expect(findingsOf(text)).toEqual([
    { text: 'Requests that use what SOFT_DELETE adds are refused.' },
    { place: 'Ship.deletedAt', text: 'Deleted nodes are there again, and what deletes nodes deletes their rows.' },
  ])
})

test('constraints are the business of the database', () => {
  const text = `schema @refract(edition: 1, without: [AGGREGATES, SORT, FILTERS, BATCH, TRANSACTION]) { query: Query }
    type Ship { id: ID! @id n: Int @constraint(min: 0, max: 9) code: String @constraint(pattern: "^A") key: String @constraint(minLength: 1, pattern: "b") }`
  expect(findingsOf(text).slice(1)).toEqual([
    {
      place: 'Ship.n',
      text: 'That values be at least 0 and be at most 9 is looked after by the database alone: others are internal errors.',
    },
    { place: 'Ship.code', text: 'That values match ^A is not checked any more.' },
    {
      place: 'Ship.key',
      text: 'That values be at least 1 character long is looked after by the database alone: others are internal errors. That values match b is not checked any more.',
    },
  ])
})

test('a service without additions has nothing to tell', () => {
  expect(findingsOf(types)).toEqual([])
})
