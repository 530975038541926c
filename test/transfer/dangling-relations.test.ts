import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
type User { id: ID! @id posts: [Post] tags: [Tag] }
type Post { id: ID! @id author: User }
type Tag { id: ID! @id users: [User] }
`
const end = (type: string, id: string, field: string | null): unknown => ({
  ...{ _typeName: type, id },
  ...(field === null ? {} : { fieldName: field }),
})

eachDatabase('imported relations of nodes that are missing', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
    await service.data(`mutation {
      a: createUser(data: {id: "u1", posts: {create: [{id: "p1"}, {id: "p2"}]}, tags: {create: [{id: "t1"}]}}) { id }
      b: createUser(data: {id: "u2"}) { id }
    }`)
  })
  afterAll(() => server.stop())

  const imported = async (...values: readonly unknown[]): Promise<readonly string[]> => {
    const response = await fetch(`${service.url}/import`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ valueType: 'relations', values }),
    })
    return (await response.json()) as readonly string[]
  }
  const links = (): Promise<unknown> =>
    service.data('{ posts(orderBy: id_ASC) { id author { id } } users(orderBy: id_ASC) { id tags { id } } }')

  test.each([
    ['the author of a post', [end('Post', 'p1', 'author'), end('User', 'gone', 'posts')], 'Post'],
    ['the author of a post, from the other side', [end('User', 'gone', 'posts'), end('Post', 'p1', 'author')], 'Post'],
    ['a tag', [end('User', 'u1', 'tags'), end('Tag', 'gone', null)], '_TagToUser'],
  ])('are refused and leave links as they are: %s', async (_, pair, table) => {
    const before = await links()
    expect(await imported(pair)).toEqual([
      expect.stringMatching(`^Failure inserting into relationtable ${table} with ids \\w+ and \\w+\\. Cause: `),
    ])
    expect(await links()).toEqual(before)
  })

  test('do not keep others from being linked', async () => {
    expect(
      await imported(
        [end('Post', 'p1', 'author'), end('User', 'gone', 'posts')],
        [end('Post', 'p2', 'author'), end('User', 'u2', 'posts')],
        [end('Post', 'gone', 'author'), end('User', 'u2', 'posts')],
      ),
    ).toEqual([expect.stringMatching('^Failure inserting into relationtable Post with ids ')])
    expect(await links()).toMatchObject({
      posts: [
        { id: 'p1', author: { id: 'u1' } },
        { id: 'p2', author: { id: 'u2' } },
      ],
    })
  })
})
