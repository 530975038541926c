import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { createMysqlAccount, type MysqlAccount } from '../support/mysql-account.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
type Shelf { id: ID! @id  label: String! @unique  books: [Book] @relation(link: TABLE, name: "Placed") }
type Book { id: ID! @id  title: String  pages: Int  shelf: Shelf @relation(name: "Placed") }
`
const longTitle = 'x'.repeat(1_000_000)

eachDatabase(
  'servers of the MySQL family',
  (database) => {
    let server: TestServer
    let service: TestService
    let account: MysqlAccount
    const raw = (query: string) => service.data('mutation ($query: String!) { executeRaw(query: $query) }', { query })
    beforeAll(async () => {
      account = await createMysqlAccount(database)
      server = await startServer(database, { database: account })
      service = await deployService(server, datamodel)
      await service.data(`mutation {
        a: createShelf(data: {id: "s1", label: "north", books: {create: [
          {id: "b1", title: "B", pages: 0}, {id: "b2"}, {id: "b3", title: "a", pages: -5}, {id: "b4", title: "c", pages: 7}]}}) { id }
        b: createShelf(data: {id: "s2", label: "south"}) { id }
        c: createShelf(data: {id: "s3", label: "west", books: {create: [{id: "b5", pages: 1}, {id: "b6", pages: 2}]}}) { id }
      }`)
    })
    afterAll(() => server.stop())

    test('nulls come before all numbers and texts in nested lists, as they do in tables', async () => {
      const response = await service.data(`{ shelf(where: {id: "s1"}) {
        up: books(orderBy: pages_ASC) { id } down: books(orderBy: pages_DESC) { id } byTitle: books(orderBy: title_ASC) { id }
      } }`)
      expect(response).toEqual({
        shelf: {
          up: [{ id: 'b2' }, { id: 'b3' }, { id: 'b1' }, { id: 'b4' }],
          down: [{ id: 'b4' }, { id: 'b1' }, { id: 'b3' }, { id: 'b2' }],
          byTitle: [{ id: 'b2' }, { id: 'b3' }, { id: 'b1' }, { id: 'b4' }],
        },
      })
    })

    test('lists inside rows are cut at either end, each for its own row', async () => {
      const response = await service.data(`{ shelves {
        id first: books(first: 1) { id shelf { id books(last: 1) { id } } } last: books(last: 2) { id } rest: books(skip: 1, first: 9) { id }
      } }`)
      const first = (book: string, shelf: string, last: string) => [
        { id: book, shelf: { id: shelf, books: [{ id: last }] } },
      ]
      expect(response).toEqual({
        shelves: [
          {
            id: 's1',
            first: first('b1', 's1', 'b4'),
            last: [{ id: 'b3' }, { id: 'b4' }],
            rest: [{ id: 'b2' }, { id: 'b3' }, { id: 'b4' }],
          },
          { id: 's2', first: [], last: [], rest: [] },
          { id: 's3', first: first('b5', 's3', 'b6'), last: [{ id: 'b5' }, { id: 'b6' }], rest: [{ id: 'b6' }] },
        ],
      })
    })

    test('a nested list longer than the longest value of the server is given whole', async () => {
      await service.data('mutation { createShelf(data: {id: "long", label: "long"}) { id } }')
      const ids = Array.from({ length: 18 }, (_, index) => `long${String(index).padStart(2, '0')}`)
      for (const id of ids)
        await service.data(
          'mutation ($id: ID!, $title: String!) { createBook(data: {id: $id, title: $title, shelf: {connect: {id: "long"}}}) { id } }',
          { id, title: longTitle },
        )
      const books = ids.map((id) => ({ id, title: longTitle }))
      const read = (list: string) => service.data(`{ shelf(where: {id: "long"}) { ${list} { id title } } }`)
      expect(await read('books')).toEqual({ shelf: { books } })
      expect(await read('books(first: 17)')).toEqual({ shelf: { books: books.slice(0, 17) } })
      expect(await read('books(last: 16, skip: 1)')).toEqual({ shelf: { books: books.slice(1, 17) } })
    })

    test('an object longer than the longest value of the server is refused, and the log says why', async () => {
      const { executeRaw } = (await raw('select @@max_allowed_packet as bytes')) as {
        executeRaw: readonly [{ readonly bytes: string | number }]
      }
      const count = Math.ceil(Number(executeRaw[0].bytes) / longTitle.length)
      await service.data('mutation ($title: String!) { createBook(data: {id: "wide", title: $title}) { id } }', {
        title: longTitle,
      })
      const titles = Array.from({ length: count }, (_, index) => `t${String(index)}: title`)
      const { errors } = await service.query(`{ book(where: {id: "wide"}) { ${titles.join(' ')} } }`)
      expect(errors?.map(({ message }) => message.slice(0, 6))).toEqual(['Whoops'])
      expect(server.output()).toContain('an object of the answer is longer than the database makes values')
    })

    test('a list inside many rows is read whole where one of them has a thousand items', async () => {
      const pages = Array.from({ length: 1000 }, (_, index) => index)
      await service.data('mutation { createShelf(data: {id: "full", label: "full"}) { id } }')
      await service.data(
        `mutation { updateShelf(where: {id: "full"}, data: {books: {create: [${pages.map((page) => `{id: "f${String(page).padStart(4, '0')}", pages: ${String(page)}}`).join(' ')}]}}) { id } }`,
      )
      const ask = () =>
        service.data(`{ shelves(where: {id_in: ["full", "s3"]}, orderBy: id_DESC) {
          id books(first: 2) { id } last: books(last: 2, skip: 1, where: {pages_lt: 500}, orderBy: pages_ASC) { pages }
        } }`)
      const expected = {
        shelves: [
          { id: 's3', books: [{ id: 'b5' }, { id: 'b6' }], last: [{ pages: 1 }] },
          { id: 'full', books: [{ id: 'f0000' }, { id: 'f0001' }], last: [{ pages: 497 }, { pages: 498 }] },
        ],
      }
      // the first one finds out that the list is long
      expect(await ask()).toEqual(expected)
      expect(await ask()).toEqual(expected)
    })

    test('a violated unique index names its field, whatever it is called', async () => {
      const table = `\`${service.name}@${service.stage}\`.\`Shelf\``
      await raw(`ALTER TABLE ${table} DROP INDEX \`label_UNIQUE\`, ADD UNIQUE INDEX \`odd.name\` (\`label\`(191))`)
      const response = await service.query('mutation { createShelf(data: {label: "north"}) { id } }')
      expect(response.errors?.map(({ code, message }) => ({ code, message }))).toEqual([
        { code: 3010, message: 'A unique constraint would be violated on Shelf. Details: Field name = label' },
      ])
    })

    test('what a raw statement does to its session reaches no other request', async () => {
      await raw('SET SESSION sql_mode = "ANSI_QUOTES,NO_BACKSLASH_ESCAPES", SESSION time_zone = "+05:00"')
      await Promise.all(
        Array.from({ length: 12 }, async () => {
          expect(await raw('select @@session.time_zone as zone')).toEqual({ executeRaw: [{ zone: '+00:00' }] })
        }),
      )
    })

    test('connections that the server ends are replaced', async () => {
      const { executeRaw: own } = (await raw('select connection_id() as id')) as {
        executeRaw: readonly { id: number }[]
      }
      const { executeRaw: all } = (await raw('show processlist')) as {
        executeRaw: readonly { Id: number; User: string }[]
      }
      const others = all.filter(({ Id, User }) => User === account.user && Id !== own[0]?.id)
      for (const { Id } of others)
        await service.query('mutation ($query: String!) { executeRaw(query: $query) }', { query: `KILL ${String(Id)}` })
      const ask = () => service.data('{ shelf(where: {id: "s2"}) { label } }')
      expect(await Promise.all(Array.from({ length: 12 }, ask))).toEqual(
        Array.from({ length: 12 }, () => ({ shelf: { label: 'south' } })),
      )
    })
  },
  { only: ['mariadb', 'mysql', 'mysql9'], because: 'limits and sessions are those of MySQL' },
)
