import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `schema @refract(edition: 1, features: [BATCH, TRANSACTION]) { query: Query }
type Note { id: ID! @id text: String! }`
const hourMs = 3_600_000

eachDatabase(
  'a server with limits of its own',
  (database) => {
    let server: TestServer
    let service: TestService
    beforeAll(async () => {
      server = await startServer(database, {
        configuration: { batchLimit: 3, transactionTimeout: 200, idempotencyHours: 2 },
      })
      service = await deployService(server, datamodel)
    })
    afterAll(() => server.stop())

    const raw = (sql: string) => service.query('mutation ($sql: String!) { executeRaw(query: $sql) }', { sql })

    test('takes batches as long as batchLimit', async () => {
      const create = (count: number) =>
        service.query('mutation ($data: [NoteCreateInput!]!) { createManyNotes(data: $data) { count } }', {
          data: Array.from({ length: count }, () => ({ text: 'a' })),
        })
      expect(await create(3)).toEqual({ data: { createManyNotes: { count: 3 } } })
      expect((await create(4)).errors).toMatchObject([{ code: 3112 }])
    })

    test('ends transactions after transactionTimeout, whatever they ask for', async () => {
      const { errors } = await service.query(
        'mutation @transaction(timeout: 5000) { executeRaw(query: "SELECT pg_sleep(1)") createNote(data: {text: "late"}) { id } }',
      )
      expect(errors).toMatchObject([{ code: 3115, message: 'The transaction took longer than 200 ms.' }])
    })

    test('keeps the responses for idempotency keys for idempotencyHours', async () => {
      const create = async (): Promise<unknown> =>
        (await service.data('mutation @idempotent(key: "k") { createNote(data: {text: "once"}) { id } }'))['createNote']
      const age = (ms: number) =>
        raw(`UPDATE management."_refract_Idempotency" SET "createdAt" = "createdAt" - ${String(ms)}`)
      const first = await create()
      await age(1.9 * hourMs)
      expect(await create()).toEqual(first)
      await age(0.2 * hourMs)
      expect(await create()).not.toEqual(first)
    })
  },
  { only: ['postgres'], because: 'the limits are read before any database is asked' },
)
