import { existsSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { reasonToDiffer } from './recorded-differences.js'
import { recordedCases, type RecordedCase } from './replay/recorded-case.js'
import { replayCase } from './replay/replay-case.js'

// the test suite of Prisma 1 is other people's text: it is run where it is at hand, and never part of this repository
const originalSuite = '../shared/conformance/cases'
const cases = [
  ...recordedCases('test/conformance/cases'),
  ...(existsSync(`${originalSuite}/suite`)
    ? recordedCases(originalSuite).filter(({ title }) => title.startsWith('suite/'))
    : []),
]

/** SQLite has no recordings of its own: it answers as PostgreSQL does. */
function concerns({ connectors, databases }: RecordedCase, { name, connector }: TestDatabase): boolean {
  if (databases !== undefined) return databases.includes(name)
  if (connectors === undefined || connectors.includes(connector)) return true
  return connector === 'sqlite' && connectors.includes('postgres')
}

eachDatabase('recorded answers of Prisma 1', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database, { database: { connectionLimit: 20 } })
  })
  afterAll(() => server.stop())

  for (const one of cases.filter((recorded) => concerns(recorded, database))) {
    const reason = reasonToDiffer(one.title, database.name)
    if (reason === undefined)
      test.concurrent(one.title, async () => {
        expect(await replayCase(server.url, one)).toEqual([])
      })
    else
      test.concurrent(`${one.title}: differs, since ${reason}`, async () => {
        expect(await replayCase(server.url, one)).not.toEqual([])
      })
  }
})
