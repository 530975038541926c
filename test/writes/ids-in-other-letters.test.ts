import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
type Post { id: ID! @id title: String! tags: [Tag] @relation(name: "PostTags") notes: [Note] }
type Tag { id: ID! @id posts: [Post] @relation(name: "PostTags") }
type Note { id: ID! @id post: Post @relation(link: INLINE) }`

eachDatabase(
  'ids in other letters than the nodes have',
  (database) => {
    let server: TestServer
    let service: TestService
    beforeAll(async () => {
      server = await startServer(database)
      service = await deployService(server, datamodel)
      await service.data(`mutation {
        createPost(data: {id: "pOst", title: "one"}) { id }
        createTag(data: {id: "tAg"}) { id }
        createNote(data: {id: "nOte"}) { id }
      }`)
    })
    afterAll(() => server.stop())

    test('connect the ids that the nodes have', async () => {
      const update = `mutation { updatePost(where: {id: "POST"}, data: {title: "two", tags: {connect: [{id: "TAG"}]},
        notes: {connect: [{id: "NOTE"}]}}) { id title tags { id } notes { id } } }`
      const expected = { id: 'pOst', title: 'two', tags: [{ id: 'tAg' }], notes: [{ id: 'nOte' }] }
      expect(await service.data(update)).toEqual({ updatePost: expected })
      const tables = `${service.name}@${service.stage}`
      const stored = `SELECT A, B, (SELECT post FROM \`${tables}\`.Note) AS post FROM \`${tables}\`._PostTags`
      const { executeRaw } = await service.data('mutation ($query: String!) { executeRaw(query: $query) }', {
        query: stored,
      })
      expect(executeRaw).toEqual([{ A: 'pOst', B: 'tAg', post: 'pOst' }])
    })
  },
  { only: ['mariadb', 'mysql', 'mysql9'], because: 'others find nodes by the very letters of their ids' },
)
