import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { greetedSocket, subscribe } from '../subscription/open-socket.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const schema = 'schema @refract(edition: 1, features: [SEARCH]) { query: Query }'
const library = (indexes: string, fields = 'title: String  notes: String'): string => `${schema}
type Book @indexes(value: [${indexes}]) { id: ID! @id  ${fields}  pages: Int
  author: Author @relation(link: INLINE) }
type Author @indexes(value: [{name: "full", fields: ["name"], type: FULLTEXT}]) { id: ID! @id  name: String!  books: [Book] }`
const text = '{name: "text", fields: ["title", "notes"], type: FULLTEXT}'

const books: Readonly<Record<string, readonly [title: string | null, notes: string | null]>> = {
  b1: ['Moby Dick', 'A white whale, hunted by captain Ahab of the Pequod'],
  b2: ['Twenty Thousand Leagues Under the Sea', 'Captain Nemo hunts nobody: call me captain (captain!)'],
  b3: ['Der Schimmelreiter', 'Deichgraf Haien; Überflutung, Größe 12.75, haien@example.org'],
  b4: [null, 'White noise'],
  b5: ['Quotes \'single\' "double" back\\slash 100% done; snake_case Ab', null],
  b6: [null, null],
  b7: ['Война и мир', '戦争と平和 émigré'],
  b8: ['Whale watching', 'white paper about whales: Ahab; whale, whale'],
}

/** What is searched for, and what is found. */
const searches: readonly (readonly [search: string, ids: string])[] = [
  ['whale', 'b1 b8'],
  ['WHALE', 'b1 b8'],
  ['white whale', 'b1 b8'],
  ['whale moby', 'b1'],
  ['"white whale"', 'b1'],
  ['"whale white"', ''],
  // no phrase reaches from one field into the other
  ['"dick white"', ''],
  ['"dick a white"', ''],
  ['moby or nemo', 'b1 b2'],
  ['captain moby or nemo', 'b1 b2'],
  ['moby OR nemo hunted', 'b1'],
  ['white -moby', 'b4 b8'],
  ['white -"white whale"', 'b4 b8'],
  ['white -whale -noise', ''],
  ['white or nemo -noise', 'b1 b2 b8'],
  ['whal*', 'b1 b8'],
  ['watch* or twent*', 'b2 b8'],
  ['"white" noise', 'b4'],
  // phrases beside beginnings of words
  ['"white whale" hunt*', 'b1'],
  ['"white whale" -hunt*', ''],
  ['whal* -"white whale"', 'b8'],
  ['noise or "white whale" capt*', 'b1'],
  ['"white paper" or mob* whal* -hunt*', 'b8'],
  ['nothing* or "white whale" "captain ahab" or hunt*', 'b1'],
  // signs separate words
  ['haien@example.org', 'b3'],
  ['example', 'b3'],
  ['überflutung', 'b3'],
  ['ÜBERFLUTUNG', 'b3'],
  ['deichgraf;größe', 'b3'],
  ['slash double', 'b5'],
  ["'single'", 'b5'],
  ['100%', 'b5'],
  ['done back', 'b5'],
  ['война', 'b7'],
  ['ВОЙНА', 'b7'],
  ['戦争と*', 'b7'],
  ['émigré', 'b7'],
  // nothing to find
  ['', ''],
  ['   ', ''],
  ['-whale', ''],
  ['or', ''],
  ['or or -', ''],
  ['"', ''],
  ['"" *', ''],
  ['()&|!<->:*\\', ''],
  ['nothing', ''],
  // words of other syntaxes
  ["whale' OR '1'='1", ''],
  ["'); DROP TABLE Book; --", ''],
  ['whale NEAR white', ''],
  ['whale AND white', ''],
  ['title:whale', ''],
  ['^whale', 'b1 b8'],
  ['+whale +white', 'b1 b8'],
  ['whale & white', 'b1 b8'],
  ['whale | nemo', ''],
  ['whale)', 'b1 b8'],
  ['(whale', 'b1 b8'],
  ['whale:*', 'b1 b8'],
  ['~whale', 'b1 b8'],
  ['@whale', 'b1 b8'],
  ['whale \u0000 white', 'b1 b8'],
  ['whale\u{1F40B}white', 'b1 b8'],
  [`whale -${'x'.repeat(600)}`, 'b1 b8'],
  [`whale or ${'x'.repeat(600)}`, 'b1 b8'],
  [`whale ${'x'.repeat(600)}`, ''],
]

const idsOf = (rows: unknown): string => (rows as readonly { readonly id: string }[]).map(({ id }) => id).join(' ')

eachDatabase('searches of texts', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, library(text))
    await service.data('mutation { createAuthor(data: {id: "a1", name: "Herman Melville"}) { id } }')
    for (const [id, [titleOf, notes]] of Object.entries(books))
      await service.data(
        'mutation ($id: ID!, $title: String, $notes: String, $author: AuthorCreateOneWithoutBooksInput) { createBook(data: {id: $id, title: $title, notes: $notes, pages: 100, author: $author}) { id } }',
        { id, title: titleOf, notes, author: id === 'b1' ? { connect: { id: 'a1' } } : null },
      )
  })
  afterAll(() => server.stop())

  const found = async (where: string, rest = 'orderBy: id_ASC', of = service): Promise<string> =>
    idsOf((await of.data(`{ books(where: ${where}, ${rest}) { id } }`))['books'])
  const findText = async (search: string | null, of = service): Promise<string> =>
    idsOf((await of.data('query ($q: String) { books(where: {text_search: $q}) { id } }', { q: search }))['books'])

  test.each(searches)('%s finds %s', async (search, ids) => {
    expect(await findText(search)).toBe(ids)
  })

  test('what MySQL counts as words is its own', async () => {
    const isMysql = database.connector === 'mysql'
    expect(await findText('case')).toBe(isMysql ? '' : 'b5')
    expect(await findText('ab')).toBe(isMysql ? '' : 'b5')
    expect(await findText('emigre')).toBe(isMysql ? 'b7' : '')
  })

  test('no null matches, and an absent one asks nothing', async () => {
    expect(await findText(null)).toBe('')
    expect(await found('{NOT: [{text_search: null}]}')).toBe('')
    const { books: all } = await service.data('query ($q: String) { books(where: {text_search: $q}) { id } }')
    expect(idsOf(all)).toBe('b1 b2 b3 b4 b5 b6 b7 b8')
  })

  test('it combines with other filters, negated and across relations', async () => {
    expect(await found('{NOT: [{text_search: "white or captain"}]}')).toBe('b3 b5 b6 b7')
    expect(await found('{OR: [{text_search: "nemo"}, {id: "b6"}]}')).toBe('b2 b6')
    expect(await found('{text_search: "whale", id_not: "b8"}')).toBe('b1')
    expect(await found('{author: {full_search: "melville"}}')).toBe('b1')
    expect(await found('{AND: [{text_search: "white"}, {text_search: "whale"}]}')).toBe('b1 b8')
    const { authors, whales, none } = await service.data(`{
      authors(where: {books_some: {text_search: "moby"}}) { id books(where: {text_search: "whale"}) { id } }
      whales: booksAggregate(where: {text_search: "whale"}) { count sum { pages } }
      none: authors(where: {books_some: {text_search: "nemo"}}) { id }
    }`)
    expect(authors).toEqual([{ id: 'a1', books: [{ id: 'b1' }] }])
    expect(whales).toEqual({ count: 2, sum: { pages: 200 } })
    expect(none).toEqual([])
  })

  test('it is asked again for each row around it', async () => {
    const own = await deployService(server, library(text))
    for (const author of ['a1', 'a2', 'a3'])
      await own.data(
        `mutation { createAuthor(data: {id: "${author}", name: "Writer", books: {create: [
          {id: "${author}x", title: "white whale"}, {id: "${author}y", title: "whale and whale"}, {id: "${author}z", title: "sea"}]}}) { id } }`,
      )
    await own.data(
      'mutation { createAuthor(data: {id: "a4", name: "Writer", books: {create: [{title: "sea"}]}}) { id } }',
    )
    const { some, none, every } = await own.data(`{
      some: authors(where: {full_search: "writer", books_some: {text_search: "whale"}}) { id
        books(where: {text_search: "whale"}) { id }
        others: books(where: {NOT: [{text_search: "white"}]}, sort: [{text_relevance: {search: "whale", sort: DESC}}], first: 1) { id }
        booksAggregate(where: {text_search: "whale"}) { count } }
      none: authors(where: {books_none: {text_search: "whale"}}) { id }
      every: authors(where: {books_every: {NOT: [{text_search: "whale"}]}, full_search: "writer"}) { id }
    }`)
    expect(some).toEqual(
      ['a1', 'a2', 'a3'].map((id) => ({
        id,
        books: [{ id: `${id}x` }, { id: `${id}y` }],
        others: [{ id: `${id}y` }],
        booksAggregate: { count: 2 },
      })),
    )
    expect([none, every]).toEqual([[{ id: 'a4' }], [{ id: 'a4' }]])
  })

  test('too long a text is refused', async () => {
    const messageOf = async (q: string): Promise<unknown> => {
      const { errors } = await service.query('query ($q: String) { books(where: {text_search: $q}) { id } }', { q })
      return [errors?.[0]?.message, errors?.[0]?.code]
    }
    expect(await messageOf('x'.repeat(1001))).toEqual([
      'The search text is too long: 1001 characters, at most 1000.',
      3111,
    ])
    expect(await messageOf('ab '.repeat(33))).toEqual(['The search text is too long: 33 words, at most 32.', 3111])
    expect(await messageOf(`"${'ab '.repeat(33)}"`)).toEqual([
      'The search text is too long: 33 words, at most 32.',
      3111,
    ])
    expect(await findText('\u{1F40B}'.repeat(1000))).toBe('')
  })

  test('the most relevant come first, equal ones by id, and pages visit each once', async () => {
    const sort = (search: string, direction = 'DESC'): string =>
      `sort: [{text_relevance: {search: "${search}", sort: ${direction}}}]`
    expect((await found('{text_search: "captain"}', sort('captain'))).split(' ')).toEqual(['b2', 'b1'])
    expect((await found('{text_search: "whale"}', sort('whale'))).split(' ')).toEqual(['b8', 'b1'])
    // what does not match has a relevance of 0
    const all = await found('{}', sort('captain'))
    expect(all).toBe('b2 b1 b3 b4 b5 b6 b7 b8')
    expect(await found('{}', sort('captain', 'ASC'))).toBe('b3 b4 b5 b6 b7 b8 b1 b2')
    expect(await found('{}', sort(''))).toBe('b1 b2 b3 b4 b5 b6 b7 b8')
    for (const [page, ids] of [
      [(last: string | undefined) => `first: 1${last === undefined ? '' : `, after: "${last}"`}`, all],
      [
        (last: string | undefined) => `last: 1${last === undefined ? '' : `, before: "${last}"`}`,
        all.split(' ').reverse().join(' '),
      ],
    ] as const) {
      const visited: string[] = []
      for (;;) {
        const id = await found('{}', `${sort('captain')}, ${page(visited.at(-1))}`)
        if (id === '') break
        visited.push(id)
      }
      expect(visited.join(' ')).toBe(ids)
    }
    const related = await service.data(
      '{ books(where: {id_in: ["b1", "b2"]}, sort: [{author: {full_relevance: {search: "melville", sort: DESC_NULLS_LAST}}}, {id: DESC}]) { id } }',
    )
    expect(idsOf(related['books'])).toBe('b1 b2')
  })

  test('subscriptions hear of nodes that match', async () => {
    const own = await deployService(server, library(text))
    const socket = await greetedSocket(own.url)
    await subscribe(
      socket,
      'S',
      'subscription { book(where: {node: {text_search: "whale -grey"}}) { mutation node { id } } }',
    )
    await pause(200)
    await own.data(`mutation {
      sea: createBook(data: {id: "x1", title: "sea"}) { id }
      grey: createBook(data: {id: "x2", title: "grey whale"}) { id }
      white: createBook(data: {id: "x3", title: "white whale"}) { id }
    }`)
    const event = async (): Promise<unknown> => {
      const { payload } = await socket.next()
      return (payload as { readonly data?: { readonly book?: unknown } }).data?.book
    }
    expect(await event()).toEqual({ mutation: 'CREATED', node: { id: 'x3' } })
    await own.data('mutation { updateBook(where: {id: "x2"}, data: {title: "blue whale"}) { id } }')
    expect(await event()).toEqual({ mutation: 'UPDATED', node: { id: 'x2' } })
    socket.close()
  })

  test('phrases beside beginnings of words are found around other rows, too, and have a relevance', async () => {
    const { authors, books: sorted } = await service.data(`{
      authors(where: {full_search: "\\"herman melville\\" her*", books_some: {text_search: "\\"white whale\\" hunt*"}}) { id
        books(where: {NOT: [{text_search: "\\"white whale\\" -hunt*"}]}) { id } }
      books(where: {text_search: "white"}, sort: [{text_relevance: {search: "\\"white whale\\" hunt*", sort: DESC}}]) { id }
    }`)
    expect(authors).toEqual([{ id: 'a1', books: [{ id: 'b1' }] }])
    expect(idsOf(sorted)).toBe('b1 b4 b8')
  })

  test('deleted nodes are found where they are asked for', async () => {
    const own = await deployService(
      server,
      library(text, 'title: String  notes: String  deletedAt: DateTime @softDelete').replace(
        '[SEARCH]',
        '[SEARCH, SOFT_DELETE]',
      ),
    )
    await own.data(`mutation { createAuthor(data: {id: "a1", name: "Herman", books: {create: [
      {id: "d1", title: "white whale"}, {id: "d2", title: "whale, whale"}, {id: "d3", title: "sea"}]}}) { id } }`)
    await own.data('mutation { deleteBook(where: {id: "d1"}) { id } }')
    const { without, only, both, of, aggregate, sorted, authors } = await own.data(`{
      without: books(where: {text_search: "whale"}) { id }
      only: books(where: {text_search: "whale"}, deleted: ONLY) { id }
      both: books(where: {text_search: "whale"}, deleted: WITH) { id }
      of: author(where: {id: "a1"}) { books(where: {text_search: "whale"}) { id } all: books(where: {text_search: "white"}, deleted: WITH) { id } }
      aggregate: booksAggregate(where: {text_search: "whale"}) { count }
      sorted: books(sort: [{text_relevance: {search: "whale", sort: DESC}}], deleted: WITH) { id }
      authors(where: {books_some: {text_search: "white"}}) { id }
    }`)
    expect([without, only, both].map(idsOf)).toEqual(['d2', 'd1', 'd1 d2'])
    expect(of).toEqual({ books: [{ id: 'd2' }], all: [{ id: 'd1' }] })
    expect([aggregate, idsOf(sorted), authors]).toEqual([{ count: 1 }, 'd2 d1 d3', []])
    const counts = await own.data(`mutation {
      updateManyBooks(where: {text_search: "white"}, data: {notes: "grey"}) { count }
      deleteManyBooks(where: {text_search: "whale"}) { count }
      restoreBook(where: {id: "d1"}) { id }
    }`)
    expect(counts).toEqual({ updateManyBooks: { count: 0 }, deleteManyBooks: { count: 1 }, restoreBook: { id: 'd1' } })
    expect(await findText('whale', own)).toBe('d1')
    await own.data('mutation { deleteManyBooks(where: {text_search: "whale"}, purge: true) { count } }')
    expect(idsOf((await own.data('{ books(deleted: WITH) { id } }'))['books'])).toBe('d3')
  })

  test('what is written is found, and what is gone is not', async () => {
    const own = await deployService(server, library(text))
    await own.data(`mutation { createBook(data: {id: "n1", title: "first", notes: "kept"}) { id } }`)
    expect(await findText('first', own)).toBe('n1')
    await own.data('mutation { updateBook(where: {id: "n1"}, data: {title: "second"}) { id } }')
    expect(await findText('first', own)).toBe('')
    expect(await findText('second kept', own)).toBe('n1')
    await own.data('mutation { updateManyBooks(where: {text_search: "second"}, data: {notes: "other"}) { count } }')
    expect(await findText('second other', own)).toBe('n1')
    await own.data('mutation { createManyBooks(data: [{title: "second a"}, {title: "third"}]) { count } }')
    const { deleteManyBooks } = await own.data('mutation { deleteManyBooks(where: {text_search: "second"}) { count } }')
    expect(deleteManyBooks).toEqual({ count: 2 })
    expect(await findText('second or third', own)).toHaveLength(25)
    // an answer that is made with the write searches what was written too
    const { createAuthor } = await own.data(`mutation { createAuthor(data: {name: "N", books: {create: [
      {id: "c1", title: "white whale"}, {id: "c2", title: "sea"}]}}) { books(where: {text_search: "whale"}) { id } } }`)
    expect(createAuthor).toEqual({ books: [{ id: 'c1' }] })
    await own.data('mutation { deleteManyBooks { count } }')
    expect(await findText('third', own)).toBe('')
  })
})
