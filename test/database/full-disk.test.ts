import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { until } from '../support/until.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const disk = mkdtempSync(join(temporaryFolder(), 'refract-disk-'))
const isMounted = ((): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
afterAll(() => {
  if (isMounted) execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

eachDatabase(
  'a full disk',
  (database) => {
    let server: TestServer
    let service: TestService
    beforeAll(async () => {
      if (!isMounted) return
      server = await startServer(database, { database: { file: join(disk, 'data.db') } })
      service = await deployService(server, 'type Pie { id: ID! @id name: String }')
    })
    afterAll(() => (isMounted ? server.stop() : undefined))

    test.skipIf(!isMounted)('is told by writes and by readiness, until there is space again', async () => {
      const name = 'x'.repeat(60_000)
      const filler = join(disk, 'filler')
      // the rest of the disk goes to another file
      try {
        writeFileSync(filler, Buffer.alloc(8_000_000))
      } catch {
        // it is full now
      }
      const create = () => service.query('mutation ($name: String) { createPie(data: {name: $name}) { id } }', { name })
      let response = await create()
      for (let tries = 0; response.errors === undefined && tries < 100; tries += 1) response = await create()
      expect(response.errors?.map(({ message, code }) => [message, code])).toEqual([
        ["The database's disk is full.", 3150],
      ])
      const ready = await fetch(`${server.url}/status/ready`)
      expect([ready.status, await ready.json()]).toEqual([
        503,
        { status: 'waiting', reason: "the database's disk is full" },
      ])
      expect((await service.query('{ pies(first: 1) { id } }')).errors).toBeUndefined()
      rmSync(filler)
      expect((await create()).errors).toBeUndefined()
      expect((await fetch(`${server.url}/status/ready`)).status).toBe(200)
    })
  },
  { only: ['sqlite'], because: 'the others keep their files on a disk that the tests share' },
)

eachDatabase(
  'a database that takes no writes',
  (database) => {
    test('is told to who writes or deploys, while reads go on, and at the start', async () => {
      const server = await startServer(database)
      const service = await deployService(server, 'type Pie { id: ID! @id name: String }')
      await service.data('mutation { createPie(data: {name: "a"}) { id } }')
      const { database: name } = server.configuration.databases.default
      const raw = (query: string) =>
        service.query('mutation ($query: String!) { executeRaw(query: $query) }', { query })
      await raw(`ALTER DATABASE "${String(name)}" SET default_transaction_read_only = on`)
      await raw('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()')
      await until(async () => (await service.query('{ pies { name } }')).errors === undefined)
      const told = [
        expect.objectContaining({ code: 3153, message: 'The database takes no writes now: it is read-only.' }),
      ]
      for (const write of ['createPie(data: {name: "b"}) { id }', 'updateManyPies(data: {name: "c"}) { count }'])
        expect((await service.query(`mutation { ${write} }`)).errors).toEqual(told)
      const input = { name: service.name, stage: service.stage, types: 'type Pie { id: ID! @id }', force: true }
      expect(
        (
          await server.query(
            'management',
            'mutation ($input: DeployInput!) { deploy(input: $input) { migration { revision } } }',
            { input },
          )
        ).errors,
      ).toEqual(told)
      expect(await service.data('{ pies { name } }')).toEqual({ pies: [{ name: 'a' }] })
      await server.stop()
      const again = await restartServer(database, server.configuration, { until: 'listening' })
      await until(() => /read-only/.test(again.output()))
      await again.stop()
    })
  },
  { only: ['postgres'], because: 'elsewhere it holds for all databases of a server, which the tests share' },
)
