// Serves examples/ on the embedded database: builds, starts, deploys, loads a few rows and says where to look. A second run
// finds the rows of the first. REFRACT_DEMO_PORT and REFRACT_DATA_DIR place it elsewhere; --built takes dist/ as it is. Where the
// port of the examples is taken, it chooses another one.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('..', import.meta.url))
const examples = join(root, 'examples')
const folder = process.env.REFRACT_DATA_DIR ?? join(root, '.refract')
const settings = parse(readFileSync(join(examples, 'prisma.yml'), 'utf8'))
const endpoint = new URL(settings.endpoint)
const wantedPort = process.env.REFRACT_DEMO_PORT ?? endpoint.port
endpoint.port = await portToUse()
const [name, stage] = endpoint.pathname.slice(1).split('/')
const query = '{ orders { number status customer { name } lines { quantity product { name } } } }'

if (!process.argv.includes('--built')) {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
const server = startServer()
await untilItAnswers()
await deploy()
await send(endpoint, readFileSync(join(examples, settings.seed.import), 'utf8'))
console.log(`
Playground:  ${endpoint}
Try:         curl -s ${endpoint} -H 'Content-Type: application/json' -d '${JSON.stringify({ query })}'

The datamodel is examples/datamodel.prisma, the data is in ${folder}. Ctrl-C ends it.`)

/** What listens there already may be anybody's server: nothing is deployed to it. */
async function portToUse() {
  if (!(await isTaken(wantedPort))) return wantedPort
  if (process.env.REFRACT_DEMO_PORT !== undefined)
    fail(`Something listens on port ${wantedPort} already: let REFRACT_DEMO_PORT name another one.`)
  const free = await freePort()
  console.log(`Something listens on port ${wantedPort} already, so the demo takes port ${free}.`)
  return free
}

/** Under any of the addresses that the name of this machine has. */
function isTaken(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: endpoint.hostname, port: Number(port) })
    const tell = (isAnswered) => () => {
      socket.destroy()
      resolve(isAnswered)
    }
    socket.once('connect', tell(true)).once('error', tell(false))
  })
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, () => {
      const { port } = server.address()
      server.close(() => resolve(String(port)))
    })
  })
}

/** The server is no part of the terminal's process group, so that it hears of Ctrl-C once, however often it is told to npm. */
function startServer() {
  mkdirSync(folder, { recursive: true })
  const configuration = {
    port: Number(endpoint.port),
    databases: { default: { connector: 'sqlite', file: join(folder, 'refract.db') } },
  }
  const child = spawn(process.execPath, [join(root, 'dist/main.js')], {
    detached: true,
    // what it does is told below
    env: { LOG_LEVEL: 'WARN', ...process.env, PRISMA_CONFIG: JSON.stringify(configuration) },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if (!isStopping) child.kill('SIGTERM')
      isStopping = true
    })
  child.once('exit', (code) => process.exit(code ?? 1))
  process.once('exit', () => child.kill())
  return child
}

async function untilItAnswers() {
  while (server.exitCode === null) {
    try {
      const { status } = await fetch(new URL('/status', endpoint))
      if (status === 200) return
    } catch {
      // not listening yet
    }
    await pause(20)
  }
}

async function deploy() {
  const management = new URL('/management', endpoint)
  const { listProjects } = await send(management, '{ listProjects { name stage } }')
  if (!listProjects.some((project) => project.name === name && project.stage === stage))
    await send(management, 'mutation ($input: AddProjectInput!) { addProject(input: $input) { project { name } } }', {
      input: { name, stage },
    })
  const types = readFileSync(join(examples, settings.datamodel), 'utf8')
  const { deploy: deployed } = await send(
    management,
    `mutation ($input: DeployInput!) { deploy(input: $input) {
      errors { description } warnings { description } migration { revision }
    } }`,
    { input: { name, stage, types } },
  )
  const complaints = [...deployed.errors, ...deployed.warnings].map(({ description }) => description)
  if (complaints.length > 0) fail(`examples/ was not deployed: ${complaints.join('\n')}`)
  while (deployed.migration !== null) {
    const { migrationStatus: found } = await send(
      management,
      'query ($name: String!, $stage: String!) { migrationStatus(name: $name, stage: $stage) { revision status errors } }',
      { name, stage },
    )
    if (found.revision >= deployed.migration.revision && found.status === 'SUCCESS') return
    if (found.status.startsWith('ROLLBACK')) fail(`the migration failed: ${found.errors.join('\n')}`)
    await pause(20)
  }
}

async function send(url, text, variables = {}) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: text, variables }),
  })
  const { data, errors } = await answer.json()
  if (errors !== undefined) fail(`${url} answered: ${errors.map(({ message }) => message).join('\n')}`)
  return data
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
