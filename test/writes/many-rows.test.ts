import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
  type Shelf { id: ID! @id name: String! @unique books: [Book] @relation(name: "Books", onDelete: CASCADE) }
  type Book { id: ID! @id nr: Int! tags: [String] @scalarList(strategy: RELATION) shelf: Shelf @relation(name: "Books", link: INLINE) }`

const rowCount = 100_000

/** Writes the rows past the API: ids are the numbers from 100000 on. */
async function fill(service: TestService, database: TestDatabase): Promise<void> {
  const quote = database.connector === 'mysql' ? '`' : '"'
  const namespace = `${service.name}${database.connector === 'mysql' ? '@' : '$'}${service.stage}`
  const table =
    database.connector === 'sqlite'
      ? `${quote}${namespace}.Book${quote}`
      : `${quote}${namespace}${quote}.${quote}Book${quote}`
  const digits = Array.from({ length: 10 }, (_, digit) => `SELECT ${String(digit)} AS d`).join(' UNION ALL ')
  const places = ['a', 'b', 'c', 'd', 'e']
  const number = places.map((place, index) => `${place}.d * ${String(10 ** index)}`).join(' + ')
  const query = `INSERT INTO ${table} (id, nr, shelf) SELECT CAST(100000 + ${number} AS CHAR(6)), ${number}, 's' FROM ${places.map((place) => `(${digits}) AS ${place}`).join(' CROSS JOIN ')}`
  await service.data('mutation { createShelf(data: {id: "s", name: "long"}) { id } }')
  await service.data(`mutation ($query: String!) { executeRaw(query: $query) }`, { query })
}

const counts = `{ all: booksConnection { aggregate { count } }
  changed: booksConnection(where: {nr: -1}) { aggregate { count } }
  shelved: booksConnection(where: {shelf: {name: "long"}}) { aggregate { count } }
  last: book(where: {id: "199999"}) { nr tags } }`

const counted = (all: number, changed: number, last: unknown) => ({
  all: { aggregate: { count: all } },
  changed: { aggregate: { count: changed } },
  shelved: { aggregate: { count: all } },
  last,
})

eachDatabase(
  'writes to a hundred thousand rows',
  (database) => {
    let server: TestServer
    let service: TestService
    beforeAll(async () => {
      server = await startServer(database)
    })
    afterAll(() => server.stop())
    beforeEach(async () => {
      service = await deployService(server, datamodel)
      await fill(service, database)
    }, 240_000)

    test('updateMany changes all that a filter over a relation finds', { timeout: 240_000 }, async () => {
      expect(
        await service.data(
          'mutation { updateManyBooks(where: {shelf: {name: "long"}}, data: {nr: -1, tags: {set: ["x", "y"]}}) { count } }',
        ),
      ).toEqual({ updateManyBooks: { count: rowCount } })
      expect(await service.data(counts)).toEqual(counted(rowCount, rowCount, { nr: -1, tags: ['x', 'y'] }))
    })

    test('a list of more items than a statement takes is written as it stands in the document', async () => {
      const tags = Array.from({ length: 30_000 }, (_, index) => `t${String(index)}`)
      const { createBook } = await service.data(
        `mutation { createBook(data: {nr: 1, tags: {set: [${tags.map((tag) => JSON.stringify(tag)).join(' ')}]}}) { tags } }`,
      )
      expect(createBook).toEqual({ tags })
    })

    test('deleteMany takes all that are named one by one', { timeout: 240_000 }, async () => {
      const ids = Array.from({ length: rowCount - 1 }, (_, index) => String(100_000 + index))
      expect(
        await service.data('mutation ($ids: [ID!]) { deleteManyBooks(where: {id_in: $ids}) { count } }', { ids }),
      ).toEqual({ deleteManyBooks: { count: rowCount - 1 } })
      expect(await service.data(counts)).toEqual(counted(1, 0, { nr: 99_999, tags: [] }))
    })

    test('nested updateMany and deleteMany reach all children', { timeout: 240_000 }, async () => {
      await service.data(
        'mutation { updateShelf(where: {name: "long"}, data: {books: {updateMany: [{where: {}, data: {nr: -1}}]}}) { id } }',
      )
      expect(await service.data(counts)).toEqual(counted(rowCount, rowCount, { nr: -1, tags: [] }))
      await service.data('mutation { updateShelf(where: {name: "long"}, data: {books: {deleteMany: [{}]}}) { id } }')
      expect(await service.data(counts)).toEqual(counted(0, 0, null))
    })

    test('a cascade takes all children', { timeout: 240_000 }, async () => {
      expect(await service.data('mutation { deleteShelf(where: {name: "long"}) { name } }')).toEqual({
        deleteShelf: { name: 'long' },
      })
      expect(await service.data(counts)).toEqual(counted(0, 0, null))
    })
  },
  { only: ['sqlite', 'postgres', 'mariadb'], because: 'MySQL shares its code with MariaDB' },
)
