import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import mysql from 'mysql2/promise'
import { deployService } from '../test/support/service.js'
import { startMariadb } from '../test/support/start-mariadb.js'
import { freePort } from '../test/support/started-server.js'
import { machineText } from './machine.js'
import { measure, untilServing } from './measure.js'
import { median, type Measured } from './measured.js'
import { startPeer } from './peers/start-peer.js'
import { rows, datamodel, scenarios } from './scenarios.js'

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '32' },
  },
})
const [seconds, rounds, connections] = [Number(options.seconds), Number(options.rounds), Number(options.connections)]
const measuredNames = [
  'by key',
  'list of 100',
  'nested 20 x 5 x 3',
  'relation filter over 300,000 rows',
  'create',
  'update',
]

const folder = mkdtempSync(join(tmpdir(), 'refract-bench-'))
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
const mariadb = await startMariadb(join(folder, 'mariadb'))
try {
  await run(mariadb.server.kind === 'running' ? mariadb.server.port : 0)
} finally {
  await mariadb.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function run(databasePort: number): Promise<void> {
  const port = await freePort()
  const database = { connector: 'mysql', host: '127.0.0.1', port: databasePort, user: 'root', connectionLimit: 10 }
  const refract = await startPeer([resolve('dist/main.js')], `http://127.0.0.1:${String(port)}/status`, {
    PRISMA_CONFIG: JSON.stringify({ port, databases: { default: database } }),
  })
  try {
    await deployService({ url: `http://127.0.0.1:${String(port)}` }, datamodel, { name: 'bench', stage: 'dev' })
    await loadData(databasePort)
    const url = `http://127.0.0.1:${String(port)}/bench/dev`
    await untilServing(url)
    process.stdout.write(`MariaDB: ${machineText({ connections, rounds, seconds })}\n\n`)
    process.stdout.write('| request | req/s | p50 / p97.5 / p99 ms | CPU ms | statements |\n|---|--:|--:|--:|--:|\n')
    for (const scenario of scenarios.filter(({ name }) => measuredNames.includes(name))) {
      const taken: Measured[] = []
      for (let round = 0; round < rounds; round += 1)
        taken.push(
          await measure(
            refract,
            { connections, seconds },
            { ...scenario, url, statementsUrl: `http://127.0.0.1:${String(port)}/metrics` },
          ),
        )
      const middle = median(taken)
      if (middle)
        process.stdout.write(
          `| ${scenario.name} | ${middle.perSecond.toFixed(0)} | ${String(middle.p50)} / ${String(middle.p975)} / ${String(middle.p99)} | ${middle.cpuMsPerRequest.toFixed(2)} | ${middle.statementsPerRequest.toFixed(1)} |\n`,
        )
    }
  } finally {
    await refract.stop()
  }
}

/** The rows of `load-data.ts`, by MariaDB's sequences. */
async function loadData(port: number): Promise<void> {
  const connection = await mysql.createConnection({ host: '127.0.0.1', port, user: 'root', database: 'bench@dev' })
  const posts = rows.users * rows.postsPerUser
  const comments = posts * rows.commentsPerPost
  const key = (letter: string, number: string): string => `concat('${letter}', lpad(${number}, 6, '0'))`
  try {
    await connection.query(`INSERT INTO User (id, name, email, createdAt, updatedAt)
      SELECT ${key('u', 'seq')}, concat('name ', seq), concat('user', seq, '@example.org'), now(3), now(3) FROM seq_0_to_${String(rows.users - 1)}`)
    await connection.query(`INSERT INTO Post (id, title, score, author)
      SELECT ${key('p', 'seq')}, concat('title of post ', seq), seq % 100, ${key('u', `seq DIV ${String(rows.postsPerUser)}`)} FROM seq_0_to_${String(posts - 1)}`)
    await connection.query(`INSERT INTO Comment (id, text, post)
      SELECT ${key('c', 'seq')}, concat('text of comment ', seq), ${key('p', `seq DIV ${String(rows.commentsPerPost)}`)} FROM seq_0_to_${String(comments - 1)}`)
    await connection.query('ANALYZE TABLE User, Post, Comment')
  } finally {
    await connection.end()
  }
}
