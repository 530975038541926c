// Replays the recorded cases and schemas on every database and compares with the checked-in lists of what passes.
//   npm run conformance [-- --only postgres,sqlite] [--write]
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { connectors, databaseNames, type DatabaseName } from '../support/database-servers.js'
import { startServer } from '../support/server.js'
import { startDatabase } from '../support/start-database.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'boolean', default: false } },
})
const records = resolve('../shared/conformance')
const folder = mkdtempSync(join(temporaryFolder(), 'refract-conformance-'))

/** A case has a title, a schema the name of its project. */
type CaseResult = ({ readonly title: string } | { readonly name: string }) & { readonly found: readonly string[] }

const titleOf = (result: CaseResult): string => ('title' in result ? result.title : `schema of ${result.name}`)

if (!existsSync(join(records, 'run.mjs'))) {
  console.log('NOT RUN: the recorded cases are not on this machine')
} else {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
  let kept = 0
  let lost = 0
  for (const name of databaseNames.filter((one) => options.only?.split(',').includes(one) ?? true)) {
    const result = await check(name)
    kept += result.kept
    lost += result.lost
  }
  rmSync(folder, { recursive: true, force: true })
  console.log(`${String(kept)} passed, ${String(lost)} failed`)
  process.exitCode = lost === 0 ? 0 : 1
}

async function check(name: DatabaseName): Promise<{ readonly kept: number; readonly lost: number }> {
  const started = await startDatabase(name, join(folder, name))
  if (started.server.kind === 'missing') return { kept: 0, lost: started.server.isAllowed ? 0 : 1 }
  const address = started.server.kind === 'running' ? started.server : undefined
  const server = await startServer(
    { name, connector: connectors[name], address },
    { database: { connectionLimit: 20 } },
  )
  try {
    const cases = await replay('run.mjs', name, ['--endpoint', server.url, '--connector', connectors[name]])
    const schemas = await replay('schemas.mjs', name, ['--endpoint', server.url])
    return compare(name, [...cases, ...schemas])
  } finally {
    await server.stop()
    await started.stop()
  }
}

/** What one of the replaying programs reports. */
async function replay(program: string, name: DatabaseName, words: readonly string[]): Promise<readonly CaseResult[]> {
  const report = join(folder, `${name}-${program}.json`)
  const child = spawn(process.execPath, [join(records, program), ...words, '--jobs', '2', '--report', report], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  await new Promise((done) => child.once('exit', done))
  if (!existsSync(report)) throw new Error(`${program} gave no report:\n${output.slice(-2000)}`)
  return JSON.parse(readFileSync(report, 'utf8')) as readonly CaseResult[]
}

function compare(name: DatabaseName, results: readonly CaseResult[]): { readonly kept: number; readonly lost: number } {
  const file = `test/conformance/${name}.txt`
  const passing = results
    .filter(({ found }) => found.length === 0)
    .map(titleOf)
    .sort()
  if (options.write) writeFileSync(file, `${passing.join('\n')}\n`)
  const listed = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
  const found = new Set(passing)
  const known = new Set(listed)
  const lost = listed.filter((title) => !found.has(title))
  for (const title of lost) console.log(`LOST on ${name}: ${title}`)
  for (const title of passing) if (!known.has(title)) console.log(`new on ${name}: ${title}`)
  console.log(
    `${name}: ${String(passing.length)} of ${String(results.length)} recorded answers and schemas agree, ${String(lost.length)} lost`,
  )
  return { kept: listed.length - lost.length, lost: lost.length }
}
