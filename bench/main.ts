import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchDatabases, openDatabase } from './databases.js'
import { machineText } from './machine.js'
import { measureDatabase } from './measure-database.js'
import { scenarios } from './scenarios.js'

const { values: options } = parseArgs({
  options: {
    databases: { type: 'string', default: benchDatabases.join(',') },
    seconds: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '1' },
    connections: { type: 'string', default: '32' },
    only: { type: 'string' },
    'without-postgraphile': { type: 'boolean', default: false },
  },
})
const effort = { connections: Number(options.connections), seconds: Number(options.seconds) }
const rounds = Number(options.rounds)
const { only } = options
const chosen = scenarios.filter(({ name }) => only?.split(',').some((part) => name.includes(part)) ?? true)
const asked = options.databases.split(',')
const unknown = asked.filter((name) => !benchDatabases.some((one) => one === name))
if (unknown.length > 0)
  throw new Error(`--databases names ${unknown.join(', ')}, expected some of ${benchDatabases.join(', ')}`)

const folder = mkdtempSync(join(tmpdir(), 'refract-bench-'))
try {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
  process.stdout.write(`${machineText({ ...effort, rounds })}\n`)
  for (const name of benchDatabases.filter((one) => asked.includes(one))) {
    const database = await openDatabase(name, folder)
    if (typeof database === 'string') {
      process.stdout.write(`\n### ${name}\n\nNot measured: ${database}\n`)
      continue
    }
    try {
      const withPostgraphile = !options['without-postgraphile']
      process.stdout.write(await measureDatabase(database, chosen, { effort, rounds, folder, withPostgraphile }))
    } catch (error) {
      // what was measured on the others counts
      process.exitCode = 1
      process.stdout.write(`\n### ${name}\n\nNot measured: ${error instanceof Error ? error.message : String(error)}\n`)
    } finally {
      await database.stop()
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
