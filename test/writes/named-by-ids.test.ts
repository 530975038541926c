import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { relations } from './pair-places.js'

const datamodel = ({ parent, child }: (typeof relations)[number]): string => `
  type P { id: ID! @id key: String! @unique name: String @unique ${parent} }
  type C { id: ID! @id key: String! @unique ${child} }`

const keys = ['a', 'b', 'c', 'free'] as const

interface Update {
  readonly what: string
  readonly root?: string
  readonly name?: string
  readonly connect?: readonly string[]
  readonly disconnect?: readonly string[]
  /** Of the error; absent: there is none. */
  readonly code?: number
}

const updates: readonly Update[] = [
  { what: 'disconnects', disconnect: ['a'] },
  { what: 'disconnects several', name: 'new', disconnect: ['a', 'c'] },
  { what: 'connects', name: 'new', connect: ['free'] },
  { what: 'connects what is connected', connect: ['a'] },
  { what: 'connects and disconnects', connect: ['free'], disconnect: ['a'] },
  { what: 'connects and disconnects the same', name: 'new', connect: ['free'], disconnect: ['free'] },
  { what: 'disconnects what is not connected', name: 'new', disconnect: ['free'], code: 3041 },
  { what: 'disconnects what is there and what is not connected', disconnect: ['a', 'free'], code: 3041 },
  { what: 'disconnects what is not there', disconnect: ['no'], code: 3039 },
  { what: 'disconnects what no column holds', disconnect: ['no\0'], code: 3039 },
  { what: 'disconnects one twice', disconnect: ['a', 'a'], code: 3041 },
  { what: 'connects what is not there', name: 'new', connect: ['no'], code: 3039 },
  {
    what: 'connects what is not there and disconnects what is not connected',
    connect: ['no'],
    disconnect: ['free'],
    code: 3039,
  },
  { what: 'has no node', root: 'no', name: 'new', connect: ['free'], code: 3039 },
  { what: 'has no node and connects none', root: 'no', connect: ['no'], code: 3039 },
  { what: 'takes a name that is taken, and connects none', name: 'taken', connect: ['no'], code: 3010 },
  {
    what: 'takes a name that is taken, and disconnects what is not connected',
    name: 'taken',
    disconnect: ['free'],
    code: 3010,
  },
]

eachDatabase('an update of relations', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  describe.each(relations)('$name', (relation) => {
    let service: TestService
    let count = 0
    beforeAll(async () => {
      service = await deployService(server, datamodel(relation))
      await service.data('mutation { createP(data: {key: "other", name: "taken"}) { id } }')
    })

    /** Runs the update on rows of its own that are named by a field; what comes of it, without the names. */
    async function outcome(field: 'id' | 'key', { root = 'p', name, connect, disconnect }: Update): Promise<unknown> {
      const prefix = `${String((count += 1))}-`
      const own = (key: string): string => JSON.stringify(prefix + key)
      const node = (key: string): string => `{id: ${own(key)}, key: ${own(key)}}`
      await service.data(`mutation {
        createP(data: {id: ${own('p')}, key: ${own('p')}, cs: {create: [${['a', 'b', 'c'].map(node).join()}]}}) { id }
        createC(data: ${node('free')}) { id }
      }`)
      const verbs = Object.entries({ connect, disconnect }).flatMap(([verb, named]) =>
        named === undefined ? [] : [`${verb}: [${named.map((key) => `{${field}: ${own(key)}}`).join()}]`],
      )
      const given = name === undefined ? '' : `name: ${name === 'taken' ? '"taken"' : own(name)}, `
      const { data, errors } = await service.query(
        `mutation { updateP(where: {${field}: ${own(root)}}, data: {${given}cs: {${verbs.join()}}}) { name cs(orderBy: key_ASC) { key } } }`,
      )
      const after = await service.data(
        `{ p(where: {key: ${own('p')}}) { name cs(orderBy: key_ASC) { key } } cs(where: {key_in: [${keys.map(own).join()}]}) { key } }`,
      )
      const told = errors?.map(({ code, message }) => ({
        code,
        message: message.replaceAll(/for (id|key)\b/g, 'for field').replaceAll(/'(id|key)'/g, "'field'"),
      }))
      return JSON.parse(JSON.stringify({ data, told, after }).replaceAll(prefix, '')) as unknown
    }

    test.each(updates)('by ids, as by another field: $what', async (update) => {
      const byIds = await outcome('id', update)
      expect(byIds).toEqual(await outcome('key', update))
      expect(byIds).toMatchObject(
        update.code === undefined
          ? { data: { updateP: {} } }
          : { data: { updateP: null }, told: [{ code: update.code }] },
      )
    })
  })
})
