// How fast the command line imports and exports a service, beside the database's own tools on the same rows.
//   npm run bench:transfer [-- --rows 200000 --only postgres,sqlite --keep]
import { execFileSync, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { connectors, databaseNames, type DatabaseName } from '../test/support/database-servers.js'
import { deployService } from '../test/support/service.js'
import { startDatabase } from '../test/support/start-database.js'
import { freePort, type StartedServer } from '../test/support/started-server.js'
import { machineSummary } from './machine.js'
import { startPeer } from './peers/start-peer.js'
import { peakMegabytes } from './process-usage.js'
import { dumpTools, type DumpTool } from './dump-tools.js'
import { writeSampleData, type SampleCounts } from './sample-data.js'

const { values: options } = parseArgs({
  options: { rows: { type: 'string', default: '200000' }, only: { type: 'string' } },
})

const datamodel = `
  type User { id: ID! @id name: String! email: String! @unique age: Int score: Float isAdmin: Boolean! createdAt: DateTime! @createdAt labels: [String] @scalarList(strategy: RELATION) posts: [Post] }
  type Post { id: ID! @id title: String! text: String createdAt: DateTime! @createdAt author: User @relation(link: INLINE) tags: [Tag] }
  type Tag { id: ID! @id name: String! posts: [Post] }`

const folder = mkdtempSync(join(tmpdir(), 'refract-bench-'))
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
const counts = writeSampleData(join(folder, 'data'), Number(options.rows))
const total = counts.nodes + counts.lists + counts.relations
process.stdout.write(
  `${machineSummary()}; ${String(counts.nodes)} nodes, ${String(counts.lists)} lists, ${String(counts.relations)} relations; rows are all of them\n\n`,
)
process.stdout.write(
  '| database | import rows/s | nodes / lists / relations | export rows/s | own tool in s: out, in | times as long: out, in | peak MB: server, import, export |\n|---|--:|--:|--:|--:|--:|--:|\n',
)
try {
  for (const name of databaseNames.filter((one) => options.only?.split(',').includes(one) ?? true)) {
    const started = await startDatabase(name, join(folder, name))
    try {
      process.stdout.write(`| ${name} | ${(await measureOn(name, started, counts)).join(' | ')} |\n`)
    } finally {
      await started.stop()
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The cells of one row. */
async function measureOn(
  name: DatabaseName,
  { server }: StartedServer,
  { nodes, lists, relations }: SampleCounts,
): Promise<readonly string[]> {
  const port = await freePort()
  const file = join(folder, 'data.db')
  const place =
    server.kind === 'running'
      ? { host: '127.0.0.1', port: server.port, user: server.user, password: server.password }
      : { file }
  const refract = await startPeer([resolve('dist/main.js')], `http://127.0.0.1:${String(port)}/status`, {
    PRISMA_CONFIG: JSON.stringify({ port, databases: { default: { connector: connectors[name], ...place } } }),
  })
  try {
    const url = `http://127.0.0.1:${String(port)}`
    await deployService({ url }, datamodel, { name: 'bench', stage: 'dev' })
    const project = join(folder, `project-${name}`)
    mkdirSync(project)
    writeFileSync(join(project, 'prisma.yml'), `endpoint: ${url}/bench/dev\ndatamodel: datamodel.prisma\n`)
    writeFileSync(join(project, 'datamodel.prisma'), datamodel)
    const imported = await runMeasured(project, ['import', '--data', join(folder, 'data')])
    const kinds = ['nodes', 'lists', 'relations'].map(
      (kind) => Number(new RegExp(`Uploading ${kind} done (\\d+)ms`).exec(imported.output)?.[1]) / 1000,
    )
    const exported = await runMeasured(project, ['export', '--path', join(folder, `${name}.zip`)])
    const tool = dumpTools(name, server, file)
    const own = tool && (await measureTool(tool))
    const inSeconds = kinds.reduce((sum, one) => sum + one, 0)
    return [
      rate(nodes + lists + relations, inSeconds),
      [nodes, lists, relations].map((rows, index) => rate(rows, kinds[index] ?? 0)).join(' / '),
      rate(total, exported.seconds),
      own ? `${own.out.toFixed(1)}, ${own.in.toFixed(1)}` : '',
      own ? `${(exported.seconds / own.out).toFixed(1)}, ${(inSeconds / own.in).toFixed(1)}` : '',
      [peakMegabytes(refract.pid), imported.peak, exported.peak].map((one) => one.toFixed(0)).join(', '),
    ]
  } finally {
    await refract.stop()
  }
}

function rate(rows: number, seconds: number): string {
  return (rows / seconds).toFixed(0)
}

/** A call of the command line, with the most memory that it was seen to use. */
async function runMeasured(
  project: string,
  words: readonly string[],
): Promise<{ readonly seconds: number; readonly peak: number; readonly output: string }> {
  const begun = performance.now()
  const child = spawn(process.execPath, [resolve('dist/refract.js'), ...words], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [output, peak] = ['', 0]
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const watch = setInterval(() => {
    if (child.pid !== undefined && child.exitCode === null) peak = Math.max(peak, peakMegabytes(child.pid))
  }, 100)
  const status = await new Promise<number | null>((done) => child.once('exit', done))
  clearInterval(watch)
  if (status !== 0) throw new Error(`refract ${words.join(' ')} ended with status ${String(status)}:\n${output}`)
  return { seconds: (performance.now() - begun) / 1000, peak, output }
}

/** Seconds that the database's own tool takes for the same rows: into a file, and from it into other tables. */
async function measureTool({ dump, load, prepare }: DumpTool): Promise<{ readonly out: number; readonly in: number }> {
  const path = join(folder, 'dump.sql')
  const out = await secondsOf(dump, path)
  if (statSync(path).size === 0) throw new Error(`${dump.join(' ')} wrote nothing`)
  prepare()
  return { out, in: await secondsOf(load(path)) }
}

async function secondsOf([program = '', ...words]: readonly string[], path?: string): Promise<number> {
  const begun = performance.now()
  const child = spawn(program, words, { stdio: ['ignore', path === undefined ? 'ignore' : 'pipe', 'pipe'] })
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const written = path === undefined ? undefined : child.stdout?.pipe(createWriteStream(path))
  const ended =
    written &&
    new Promise((done) =>
      written.once('finish', () => {
        done(undefined)
      }),
    )
  const status = await new Promise<number | null>((done) => child.once('exit', done))
  await ended
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with status ${String(status)}: ${errors}`)
  return (performance.now() - begun) / 1000
}
