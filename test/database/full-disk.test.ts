import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
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
