import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { startMariadb } from '../support/start-mariadb.js'
import type { StartedServer } from '../support/started-server.js'
import { temporaryFolder } from '../support/temporary-folder.js'

/** What an administrator may have set for other applications. */
const settings = [
  '--sql-mode=ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,ONLY_FULL_GROUP_BY',
  '--default-time-zone=+05:00',
  '--transaction-isolation=SERIALIZABLE',
  '--group-concat-max-len=64',
  '--character-set-server=latin1',
  '--collation-server=latin1_swedish_ci',
  '--max-allowed-packet=1048576',
  '--innodb-strict-mode=ON',
  '--autocommit=ON',
]

const datamodel = `
type Crate { id: ID! @id name: String! @unique packed: DateTime made: DateTime! @createdAt notes: [String] @scalarList(strategy: RELATION) jars: [Jar] }
type Jar { id: ID! @id label: String! weight: Float text: Json crate: Crate @relation(link: INLINE) }
`
const longLabel = 'ö'.repeat(60_000)

eachDatabase(
  'a server with other defaults than ours',
  () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'refract-test-'))
    let started: StartedServer
    let server: TestServer
    let service: TestService
    beforeAll(async () => {
      started = await startMariadb(folder, settings)
      if (started.server.kind !== 'running') throw new Error('MariaDB did not start')
      const { port, user, password } = started.server
      server = await startServer({ name: 'mariadb', connector: 'mysql', address: { port, user, password } })
      service = await deployService(server, datamodel)
    })
    afterAll(async () => {
      await server.stop()
      await started.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    test('keeps texts, times and numbers as they are given', async () => {
      const text = `it's "so" \\ || 'x' -- 🐦 ü`
      const response = await service.data(
        `mutation ($text: String!, $json: Json) { createCrate(data: {name: $text, packed: "2020-02-03T23:30:00.125Z", notes: {set: [$text]},
          jars: {create: {label: $text, weight: 0.1, text: $json}}}) { name packed notes jars { label weight text } } }`,
        { text, json: { text } },
      )
      const created = {
        name: text,
        packed: '2020-02-03T23:30:00.125Z',
        notes: [text],
        jars: [{ label: text, weight: 0.1, text: { text } }],
      }
      expect(response).toEqual({ createCrate: created })
      expect(
        await service.data(
          'query ($text: String!) { crates(where: {name: $text, packed: "2020-02-03T23:30:00.125Z"}) { name packed notes jars(where: {label_contains: "\\\\"}) { label weight text } } }',
          { text },
        ),
      ).toEqual({ crates: [created] })
    })

    test('gives the time of creation in UTC', async () => {
      const before = new Date().toISOString()
      const { createCrate } = (await service.data('mutation { createCrate(data: {name: "clock"}) { made } }')) as {
        createCrate: { made: string }
      }
      expect(createCrate.made >= before.slice(0, 19)).toBe(true)
      expect(createCrate.made <= new Date().toISOString()).toBe(true)
    })

    test('gives lists that are longer than its longest value', async () => {
      const labels = Array.from({ length: 30 }, (_, index) => `${String(index).padStart(2, '0')}${longLabel}`)
      await service.data('mutation { createCrate(data: {name: "long"}) { id } }')
      for (const label of labels)
        await service.data(
          'mutation ($label: String!) { createJar(data: {label: $label, crate: {connect: {name: "long"}}}) { id } }',
          { label },
        )
      const jars = labels.map((label) => ({ label }))
      const read = (list: string) => service.data(`{ crates(where: {name: "long"}) { jars${list} { label } } }`)
      expect(await read('')).toEqual({ crates: [{ jars }] })
      expect(await read('(first: 20, skip: 1)')).toEqual({ crates: [{ jars: jars.slice(1, 21) }] })
    })

    test('refuses a statement longer than it takes, and the log says why', async () => {
      const { errors } = await service.query('mutation ($label: String!) { createJar(data: {label: $label}) { id } }', {
        label: 'x'.repeat(1_100_000),
      })
      expect(errors?.map(({ message }) => message.slice(0, 6))).toEqual(['Whoops'])
      expect(server.output()).toMatch(
        /a statement of 1100\d{3} bytes is longer than the server takes: max_allowed_packet is 1048576/,
      )
      expect(await service.data('{ jars(where: {label_starts_with: "xxx"}) { id } }')).toEqual({ jars: [] })
    })

    test('lets writes at one row wait for each other', async () => {
      await service.data('mutation { createCrate(data: {name: "busy"}) { id } }')
      const write = (index: number) =>
        service.query(
          `mutation { updateCrate(where: {name: "busy"}, data: {jars: {create: {label: "${String(index)}"}}}) { id } }`,
        )
      const responses = await Promise.all(Array.from({ length: 40 }, (_, index) => write(index)))
      expect(responses.flatMap(({ errors = [] }) => errors)).toEqual([])
      expect(await service.data('{ jarsConnection(where: {crate: {name: "busy"}}) { aggregate { count } } }')).toEqual({
        jarsConnection: { aggregate: { count: 40 } },
      })
    })
  },
  { only: ['mariadb'], because: 'its programs start a second server with settings of its own' },
)
