import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
  enum Kind { NOVEL POEM }
  type Author { id: ID! @id name: String! books: [Book] @relation(name: "Books") }
  type Book {
    id: ID! @id
    title: String!
    kind: Kind
    pages: Int
    price: Float
    sold: Boolean
    printed: DateTime
    data: Json
    author: Author @relation(name: "Books", link: INLINE)
    tags: [String] @scalarList(strategy: RELATION)
  }`

/** Control characters among them: statements use some as marks. */
const title = 'a\u000f0\u000f"\\\u000f1\u000f'
const scalars = {
  id: 'b1',
  title,
  kind: 'POEM',
  pages: 7,
  price: 1.5,
  sold: true,
  printed: '1066-10-14T09:00:00.000Z',
  data: { a: ['\u000f0\u000f', null] },
}
const empty = { ...Object.fromEntries(Object.keys(scalars).map((name) => [name, null])), id: 'b2', title: '' }

/** The entries under as many other names, `a0` and so on. */
function aliased(count: number, entries: readonly string[]): string {
  return Array.from({ length: count }, (_, index) => `a${String(index)}:${entries[index % entries.length] ?? ''}`).join(
    ' ',
  )
}

const aliasedValues = (count: number, values: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${String(index)}`, values[index % values.length]]))

eachDatabase('one field under very many names', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
    await service.data('mutation ($data: AuthorCreateInput!) { createAuthor(data: $data) { id } }', {
      data: { id: 'a', name: 'n', books: { create: [{ ...scalars, tags: { set: ['x', 'y'] } }] } },
    })
    await service.data('mutation { createBook(data: {id: "b2", title: ""}) { id } }')
  })
  afterAll(() => server.stop())

  test('scalars have their own values', async () => {
    const names = Object.keys(scalars)
    const count = names.length * 60
    const { books } = await service.data(`{ books(orderBy: id_ASC) { ${aliased(count, names)} } }`)
    expect(books).toEqual(
      [scalars, empty].map((row) =>
        aliasedValues(
          count,
          names.map((name) => row[name as keyof typeof row]),
        ),
      ),
    )
  })

  test('lists, nodes and scalars of them', { timeout: 60_000 }, async () => {
    const entries = ['tags', 'author { id }', 'author { books { id } }', 'title']
    const { books } = await service.data(`{ books(orderBy: id_ASC) { ${aliased(2400, entries)} } }`)
    expect(books).toEqual([
      aliasedValues(2400, [['x', 'y'], { id: 'a' }, { books: [{ id: 'b1' }] }, title]),
      aliasedValues(2400, [[], null, null, '']),
    ])
  })

  test('the answer of a write has them, too', { timeout: 60_000 }, async () => {
    const entries = ['tags', 'author { id }', 'title']
    const { updateBook } = await service.data(
      `mutation { updateBook(where: {id: "b1"}, data: {pages: 8}) { ${aliased(900, entries)} } }`,
    )
    expect(updateBook).toEqual(aliasedValues(900, [['x', 'y'], { id: 'a' }, title]))
  })
})
