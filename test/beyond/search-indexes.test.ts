import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { sendQuery, startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const line = 'schema @refract(edition: 1, features: [SEARCH]) { query: Query }'
const indexed = (indexes: string, fields = 'title: String  notes: String'): string =>
  `${line}\ntype Book @indexes(value: [${indexes}]) { id: ID! @id  ${fields} }`
const plain = `${line}\ntype Book { id: ID! @id  title: String  notes: String }`
const text = '{name: "text", fields: ["title", "notes"], type: FULLTEXT}'

eachDatabase('text indexes', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  const withBooks = async (datamodel: string): Promise<TestService> => {
    const service = await deployService(server, datamodel)
    await service.data(`mutation {
      one: createBook(data: {id: "b1", title: "white whale", notes: "about running"}) { id }
      two: createBook(data: {id: "b2", title: "dark sea"}) { id } }`)
    return service
  }
  const found = async (service: TestService, where: string): Promise<readonly string[]> =>
    ((await service.data(`{ books(where: ${where}) { id } }`))['books'] as readonly { readonly id: string }[]).map(
      ({ id }) => id,
    )
  const deployed = async (service: TestService, datamodel: string): Promise<string | undefined> => {
    const { errors, warnings, migration } = await service.deploy(datamodel, { force: true })
    expect({ errors, warnings: warnings.filter(({ type }) => type === 'Global'), failed: migration?.errors }).toEqual({
      errors: [],
      warnings: [],
      failed: [],
    })
    return migration?.status
  }
  const statements = async ({ name, stage }: TestService, types: string): Promise<string> => {
    const { data } = await sendQuery(
      `${server.url}/management`,
      'mutation ($input: DeployInput!) { deploy(input: $input) { errors { description } sql } }',
      { input: { name, stage, types, dryRun: true, force: true } },
    )
    return JSON.stringify(data?.['deploy'])
  }

  test('are made over rows that are there, changed, renamed and dropped', async () => {
    const service = await withBooks(plain)
    expect(await statements(service, indexed(text))).toContain('_refract_Book_text')
    if (database.connector === 'postgres')
      expect(await statements(service, indexed(text))).toContain('CREATE INDEX CONCURRENTLY')
    expect(await deployed(service, indexed(text))).toBe('SUCCESS')
    expect(await found(service, '{text_search: "whale running"}')).toEqual(['b1'])
    // the same again changes nothing
    const again = await service.deploy(indexed(text))
    expect([again.migration, again.steps]).toEqual([null, []])
    // other columns under the same name
    await deployed(service, indexed('{name: "text", fields: ["notes"], type: FULLTEXT}'))
    expect(await found(service, '{text_search: "whale"}')).toEqual([])
    expect(await found(service, '{text_search: "running"}')).toEqual(['b1'])
    // a second one beside it
    await deployed(
      service,
      indexed('{name: "text", fields: ["notes"], type: FULLTEXT}, {name: "head", fields: ["title"], type: FULLTEXT}'),
    )
    expect(await found(service, '{head_search: "whale", text_search: "running"}')).toEqual(['b1'])
    // under another name
    await deployed(service, indexed('{name: "words", fields: ["title", "notes"], type: FULLTEXT}'))
    expect(await found(service, '{words_search: "whale running"}')).toEqual(['b1'])
    const dropped = await statements(service, plain)
    expect(dropped).toContain('_refract_Book_words')
    expect(dropped).not.toContain('_refract_Book_text')
    await deployed(service, plain)
    expect(await statements(service, indexed(text))).not.toContain('DROP')
    await service.data('mutation { createBook(data: {title: "last"}) { id } }')
  })

  test('follow renamed and dropped fields and types', async () => {
    const service = await withBooks(indexed(text))
    await deployed(
      service,
      indexed(
        '{name: "text", fields: ["heading", "notes"], type: FULLTEXT}',
        'heading: String @rename(oldName: "title")  notes: String',
      ),
    )
    expect(await found(service, '{text_search: "whale running"}')).toEqual(['b1'])
    await deployed(service, indexed('{name: "text", fields: ["heading"], type: FULLTEXT}', 'heading: String'))
    expect(await found(service, '{text_search: "whale"}')).toEqual(['b1'])
    await deployed(
      service,
      `${line}\ntype Tome @rename(oldName: "Book") @indexes(value: [{name: "text", fields: ["heading"], type: FULLTEXT}]) { id: ID! @id  heading: String! @default(value: "none")  pages: Int }`,
    )
    await service.data('mutation { createTome(data: {id: "t1", heading: "fresh whale"}) { id } }')
    expect(await service.data('{ tomes(where: {text_search: "whale"}) { id } }')).toEqual({
      tomes: [{ id: 'b1' }, { id: 't1' }],
    })
    await deployed(service, `${line}\ntype Other { id: ID! @id }`)
    await deployed(
      service,
      `${line}\ntype Tome @indexes(value: [{name: "text", fields: ["heading"], type: FULLTEXT}]) { id: ID! @id  heading: String }`,
    )
    await service.data('mutation { createTome(data: {heading: "new"}) { id } }')
    expect(await service.data('{ tomes(where: {text_search: "new or whale"}) { heading } }')).toEqual({
      tomes: [{ heading: 'new' }],
    })
  })

  test('are made over fields whose type or name changes with them', async () => {
    const service = await deployService(
      server,
      `${line}\ntype Book { id: ID! @id  title: Int  notes: String  more: String }`,
    )
    await service.data('mutation { createBook(data: {id: "b1", title: 12345, notes: "first", more: "second"}) { id } }')
    await deployed(
      service,
      indexed('{name: "text", fields: ["title"], type: FULLTEXT}', 'title: String  notes: String  more: String'),
    )
    await service.data('mutation { createBook(data: {id: "b2", title: "whale"}) { id } }')
    expect(await found(service, '{text_search: "whale"}')).toEqual(['b2'])
    // names change places
    await deployed(
      service,
      indexed(
        '{name: "text", fields: ["notes"], type: FULLTEXT}',
        'title: String  notes: String @rename(oldName: "more")  more: String @rename(oldName: "notes")',
      ),
    )
    expect([await found(service, '{text_search: "first"}'), await found(service, '{text_search: "second"}')]).toEqual([
      [],
      ['b1'],
    ])
  })

  test('follow resets and imports', async () => {
    const service = await withBooks(indexed(text))
    await sendQuery(`${service.url}/private`, 'mutation { resetData }')
    expect(await found(service, '{text_search: "whale or sea"}')).toEqual([])
    const values = [{ _typeName: 'Book', id: 'i1', title: 'imported whale' }]
    const response = await fetch(`${service.url}/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ valueType: 'nodes', values }),
    })
    expect(await response.json()).toEqual([])
    expect(await found(service, '{text_search: "whale"}')).toEqual(['i1'])
  })

  test('go with the whole line', async () => {
    const service = await withBooks(indexed(text))
    await deployed(service, 'type Book { id: ID! @id  title: String  notes: String }')
    const { errors } = await service.query('{ books(where: {text_search: "whale"}) { id } }')
    expect(errors).toHaveLength(1)
    await service.data('mutation { updateManyBooks(data: {title: "grey"}) { count } }')
    await deployed(service, indexed(text))
    expect(await found(service, '{text_search: "grey"}')).toEqual(['b1', 'b2'])
  })

  test('of a language find words in their forms', async () => {
    const service = await withBooks(
      indexed('{name: "text", fields: ["title", "notes"], type: FULLTEXT, language: "english"}'),
    )
    const knowsForms = database.connector !== 'mysql'
    expect(await found(service, '{text_search: "whales runs"}')).toEqual(knowsForms ? ['b1'] : [])
    expect(await found(service, '{text_search: "whale running"}')).toEqual(['b1'])
    await deployed(service, indexed(text))
    expect(await found(service, '{text_search: "whales"}')).toEqual([])
  })

  test('search nodes with generated ids and long texts', async () => {
    const service = await deployService(
      server,
      `${line}\ntype Note @indexes(value: [${text}]) @db(name: "the notes") { id: Int! @id  title: String @db(name: "the \\"title\\"")  notes: String }`,
    )
    const long = Array.from({ length: 60_000 }, (_, index) => `word${String(index)}`).join(' ')
    await service.data('mutation ($long: String) { createNote(data: {title: "first", notes: $long}) { id } }', { long })
    await service.data('mutation { createNote(data: {title: "second"}) { id } }')
    expect(await service.data('{ notes(where: {text_search: "word7 or second"}) { title } }')).toEqual({
      notes: [{ title: 'first' }, { title: 'second' }],
    })
    await service.data('mutation { deleteManyNotes(where: {text_search: "word7"}) { count } }')
    expect(await service.data('{ notes(where: {text_search: "word7 or second"}) { title } }')).toEqual({
      notes: [{ title: 'second' }],
    })
  })

  test('are dropped with their service, whose name can be used again', async () => {
    const service = await withBooks(indexed(text))
    const { name, stage } = service
    const { data } = await sendQuery(
      `${server.url}/management`,
      'mutation ($name: String!, $stage: String!) { deleteProject(input: {name: $name, stage: $stage}) { project { name } } }',
      { name, stage },
    )
    expect(data?.['deleteProject']).toEqual({ project: { name } })
    const next = await deployService(server, indexed(text), { name, stage })
    expect(await found(next, '{text_search: "whale"}')).toEqual([])
  })

  test('of tables that are only served must be there', async () => {
    const service = await withBooks(plain)
    const { errors, migration } = await service.deploy(indexed(text), { noMigration: true })
    expect([errors, migration]).toEqual([
      [
        {
          type: 'Book',
          field: null,
          description: 'The text index `text` of the model `Book` does not exist in the database.',
        },
      ],
      null,
    ])
    await deployed(service, indexed(text))
    const served = await service.deploy(indexed(text), { noMigration: true })
    expect(served.errors).toEqual([])
  })

  test('stay when only the features change, and need no orders', async () => {
    const service = await withBooks(indexed(text))
    const without = indexed(text).replace('features: [SEARCH]', 'features: [SEARCH], without: [SORT, FILTERS]')
    await deployed(service, without)
    expect(await found(service, '{text_search: "whale"}')).toEqual(['b1'])
    const { errors } = await service.query('{ books(sort: [{id: ASC}]) { id } }')
    expect(errors).toHaveLength(1)
  })

  const rejections: readonly (readonly [datamodel: string, complaint: string])[] = [
    [
      'schema @refract(edition: 1) { query: Query }\n' + indexed(text).split('\n')[1]!,
      'The directive `@indexes` with the type FULLTEXT needs the feature `SEARCH`.',
    ],
    [
      indexed('{name: "text", fields: ["id"], type: FULLTEXT}'),
      'of the type ID!. Its fields must be of the type String.',
    ],
    [
      indexed('{name: "text", fields: ["tags"], type: FULLTEXT}', 'tags: [String] @scalarList(strategy: RELATION)'),
      'The index `text` names the field `tags`, which is a list.',
    ],
    [indexed('{name: "text", fields: ["nme"], type: FULLTEXT}'), 'which does not exist'],
    [indexed('{name: "text", fields: ["title"], type: FULLTEXT, unique: true}'), 'has no `unique`'],
    [
      indexed('{name: "text", fields: ["title"], type: FULLTEXT, language: "klingon"}'),
      'must be one of danish, dutch,',
    ],
    [indexed('{name: "text", fields: ["title"], language: "english"}'), 'which only indexes of the type FULLTEXT have'],
    [
      indexed('{name: "title", fields: ["title"], type: FULLTEXT}', 'title: String  title_search: Int'),
      'The field `title_search` collides with the name `title_search` that the feature SEARCH generates for the index `title`.',
    ],
    [
      indexed('{name: "title", fields: ["title"], type: FULLTEXT}', 'title: String  title_relevance: Int'),
      'that the feature SEARCH generates for the index `title`',
    ],
    [
      `${indexed(text)}\ntype TextRelevance { id: ID! @id }`,
      'lead to two types of the name `TextRelevanceSortInput` in the API',
    ],
  ]
  test.each(rejections)('%s is refused', async (datamodel, complaint) => {
    const service = await deployService(server, plain)
    const { errors } = await service.deploy(datamodel)
    expect(errors.map(({ description }) => description).join('\n')).toContain(complaint)
  })
})
