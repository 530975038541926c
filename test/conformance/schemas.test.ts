import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer } from '../support/server.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { reasonToDiffer } from './recorded-differences.js'

// datamodels of public projects are other people's texts: they are deployed where they are at hand
const program = '../shared/conformance/schemas.mjs'

interface SchemaResult {
  readonly name: string
  readonly found: readonly string[]
}

eachDatabase('schemas of public projects', (database) => {
  if (!existsSync(program)) {
    test.skip('NOT RUN: the recorded projects are not on this machine', () => undefined)
    return
  }
  test('are generated as Prisma 1 generated them', { timeout: 300_000 }, async () => {
    const server = await startServer(database, { database: { connectionLimit: 20 } })
    const results = await schemaResults(server.url, join(temporaryFolder(), `schemas-${database.name}.json`))
    await server.stop()
    const isKnown = ({ name }: SchemaResult): boolean => reasonToDiffer(`schema > ${name}`, database.name) !== undefined
    expect(results.length).toBeGreaterThan(0)
    expect(results.filter((one) => one.found.length > 0 && !isKnown(one))).toEqual([])
    expect(results.filter((one) => one.found.length === 0 && isKnown(one))).toEqual([])
  })
})

async function schemaResults(url: string, report: string): Promise<readonly SchemaResult[]> {
  const child = spawn(process.execPath, [program, '--endpoint', url, '--report', report], { stdio: 'ignore' })
  await new Promise((done) => child.once('exit', done))
  return JSON.parse(readFileSync(report, 'utf8')) as readonly SchemaResult[]
}
