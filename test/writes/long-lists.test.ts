import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
  type Shelf { id: ID! @id books: [Book] @relation(name: "Books") topics: [Topic] @relation(name: "Topics", link: TABLE) }
  type Book { id: ID! @id title: String shelf: Shelf @relation(name: "Books", link: INLINE) }
  type Topic { id: ID! @id title: String shelves: [Shelf] @relation(name: "Topics") }`

/** More than one batch, and the last one is not full. */
const count = 600
const items = <Item>(item: (id: string) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => item(`b${String(index).padStart(4, '0')}`))
const byId = items((id) => ({ id }))

eachDatabase('lists of nested writes that are longer than a batch', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    service = await deployService(server, datamodel)
    await service.data('mutation { createShelf(data: {id: "s"}) { id } }')
  })

  for (const field of ['books', 'topics']) {
    const update = (data: unknown) =>
      service.query('mutation ($data: ShelfUpdateInput!) { updateShelf(where: {id: "s"}, data: $data) { id } }', {
        data: { [field]: data },
      })
    const write = async (data: unknown): Promise<void> => {
      expect(await update(data)).toEqual({ data: { updateShelf: { id: 's' } } })
    }
    /** Ids and titles of the shelf's nodes, and how many nodes there are. */
    const state = async () => {
      const { shelf, all } = (await service.data(
        `{ shelf(where: {id: "s"}) { ${field}(orderBy: id_ASC) { id title } } all: ${field}Connection { aggregate { count } } }`,
      )) as { shelf: Record<string, unknown>; all: { aggregate: { count: number } } }
      return { own: shelf[field], all: all.aggregate.count }
    }
    const titled = (title: string | null) => ({ own: items((id) => ({ id, title })), all: count })

    test(`${field}: each verb reaches all items`, { timeout: 120_000 }, async () => {
      await write({ create: byId })
      expect(await state()).toEqual(titled(null))
      await write({ disconnect: byId })
      expect(await state()).toEqual({ own: [], all: count })
      await write({ connect: byId })
      expect(await state()).toEqual(titled(null))
      await write({ update: items((id) => ({ where: { id }, data: { title: 'u' } })) })
      expect(await state()).toEqual(titled('u'))
      await write({ updateMany: items((id) => ({ where: { id }, data: { title: 'm' } })) })
      expect(await state()).toEqual(titled('m'))
      await write({ deleteMany: items((id) => ({ id })) })
      expect(await state()).toEqual({ own: [], all: 0 })
      await write({
        upsert: items((id) => ({ where: { id }, create: { id, title: 'c' }, update: { title: 'v' } })),
      })
      expect(await state()).toEqual(titled('c'))
      await write({
        upsert: items((id) => ({ where: { id }, create: { id, title: 'c' }, update: { title: 'v' } })),
      })
      expect(await state()).toEqual(titled('v'))
      await write({ delete: byId })
      expect(await state()).toEqual({ own: [], all: 0 })
    })

    test(`${field}: what the last batch refuses undoes the first`, { timeout: 120_000 }, async () => {
      await write({ create: byId.slice(0, -1) })
      const before = await state()
      const refused = [
        { disconnect: byId },
        { connect: byId },
        { update: items((id) => ({ where: { id }, data: { title: 'u' } })) },
        { delete: byId },
        { create: [...items((id) => ({ id: `n${id}` })), { id: 'b0000' }] },
      ]
      for (const data of refused) {
        const response = await update(data)
        expect(response).toMatchObject({
          data: { updateShelf: null },
          errors: [{ code: expect.any(Number) as number }],
        })
        expect(await state()).toEqual(before)
      }
    })
  }
})
