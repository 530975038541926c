import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
  type Shelf { id: ID! @id crate: Crate @relation(name: "ShelfOfCrate") }
  type Crate {
    id: ID! @id
    name: String
    shelves: [Shelf] @relation(name: "ShelfOfCrate")
    next: Crate @relation(name: "Next", link: INLINE)
    previous: Crate @relation(name: "Next")
    marks: [Mark]
  }
  type Mark { id: ID! @id crates: [Crate] }
`

/** `{crates{shelves{crate{shelves{…{id}}}}}}`, and what it answers where every relation leads to one node. */
function chain(
  fields: readonly string[],
  lists: readonly string[],
): { readonly query: string; readonly response: unknown } {
  const id = ['crate', 'crates', 'next', 'previous'].includes(fields.at(-1) ?? '')
    ? 'c'
    : fields.at(-1) === 'marks'
      ? 'm'
      : 's'
  return fields.reduceRight<{ query: string; response: unknown }>(
    ({ query, response }, field) => ({
      query: `{ ${field} ${query} }`,
      response: { [field]: lists.includes(field) ? [response] : response },
    }),
    { query: '{ id }', response: { id } },
  )
}

const repeated = (count: number, ...fields: readonly string[]): readonly string[] =>
  Array.from({ length: count }, () => fields).flat()
const lists = ['crates', 'shelves', 'marks']
const nested = (count: number, open: string, core: string, close: string): string =>
  open.repeat(count) + core + close.repeat(count)

eachDatabase('deep reads', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
    await service.data(
      'mutation { createCrate(data: { id: "c", shelves: { create: { id: "s" } }, marks: { create: { id: "m" } } }) { id } }',
    )
    await service.data('mutation { updateCrate(where: { id: "c" }, data: { next: { connect: { id: "c" } } }) { id } }')
  })
  afterAll(() => server.stop())

  describe('deep selections are answered', () => {
    test.each([
      ['many-to-many', ['crates', ...repeated(8, 'marks', 'crates')]],
      ['one-to-many and back', ['crates', ...repeated(12, 'shelves', 'crate')]],
      ['to-one over an own column', ['crates', ...repeated(80, 'next')]],
      ['to-one over the other column', ['crates', ...repeated(20, 'previous')]],
      ['all kinds', ['crates', ...repeated(6, 'next', 'marks', 'crates', 'previous', 'shelves', 'crate')]],
    ])('%s', async (_kind, fields) => {
      const { query, response } = chain(fields, lists)
      expect(await service.data(query)).toEqual(response)
    })

    test('of a mutation', async () => {
      const { query, response } = chain(repeated(6, 'marks', 'crates'), lists)
      expect(await service.data(`mutation { updateCrate(where: { id: "c" }, data: { name: "x" }) ${query} }`)).toEqual({
        updateCrate: response,
      })
    })

    test('of a connection', async () => {
      const { query, response } = chain(repeated(6, 'marks', 'crates'), lists)
      expect(await service.data(`{ cratesConnection { edges { node ${query} } } }`)).toEqual({
        cratesConnection: { edges: [{ node: response }] },
      })
    })
  })

  describe('deep filters are answered', () => {
    test.each([
      ['relations that some satisfy', nested(9, 'shelves_some: { crate: { ', 'id: "c"', ' } }'), 1],
      ['relations that none satisfies', nested(9, 'shelves_none: { crate: { ', 'id: "x"', ' } }'), 1],
      ['relations that every one satisfies', nested(9, 'marks_every: { crates_some: { ', 'id: "c"', ' } }'), 1],
      ['operators of one kind', nested(60, 'AND: [{ ', 'id: "c"', ' }]'), 1],
      ['negations', nested(60, 'NOT: [{ ', 'id: "x"', ' }]'), 0],
      ['a negation more', nested(61, 'NOT: [{ ', 'id: "x"', ' }]'), 1],
      ['operators in turn', nested(8, 'OR: [{ id: "y" }, { AND: [{ id: "c" }, { ', 'id: "c"', ' }] }]'), 1],
      ['an unknown comparison', nested(9, 'NOT: [{ ', 'name_gt: null', ' }]'), 0],
    ])('%s', async (_kind, filter, count) => {
      const response = await service.query(`{ crates(where: { ${filter} }) { id } }`)
      expect(response).toEqual({ data: { crates: count === 1 ? [{ id: 'c' }] : [] } })
    })

    test('what is deeper than any database takes is told', async () => {
      const filter = nested(40, 'shelves_some: { crate: { ', 'id: "c"', ' } }')
      expect(await service.query(`{ crates(where: { ${filter} }) { id } }`)).toMatchObject({
        data: null,
        errors: [
          { code: 3104, message: 'The filter nests 80 operators and relations in each other; this server allows 20.' },
        ],
      })
    })

    test('many operands side by side', async () => {
      const where = { OR: Array.from({ length: 9000 }, (_, n) => ({ id: n === 4500 ? 'c' : `x${String(n)}` })) }
      const response = await service.query('query ($where: CrateWhereInput) { crates(where: $where) { id } }', {
        where,
      })
      expect(response).toEqual({ data: { crates: [{ id: 'c' }] } })
    })
  })
})
