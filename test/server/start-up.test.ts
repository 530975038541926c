import { setTimeout as pause } from 'node:timers/promises'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { restartServer, sendQuery, startServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { freePort } from '../support/started-server.js'
import { createTcpGate } from '../support/tcp-gate.js'
import { runToEnd } from '../support/run-to-end.js'
import { until } from '../support/until.js'

const folder = mkdtempSync(join(tmpdir(), 'refract-start-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('a file of the environment is read from the working directory', async () => {
  const port = await freePort()
  writeFileSync(
    join(folder, 'server.yml'),
    `port: ${String(port)}\ndatabases: {default: {connector: sqlite, file: ${join(folder, 'file.db')}}}\n`,
  )
  const server = await startIn({ PRISMA_CONFIG_PATH: 'server.yml' }, port)
  expect(server.output()).toContain(`[INFO] Configuration: server.yml, port ${String(port)}`)
  expect(await server.end()).toBe(0)
})

test('without any configuration the embedded database serves and says so', async () => {
  const port = await freePort()
  const server = await startIn({ PORT: String(port) }, port)
  const { data } = await sendQuery(`http://127.0.0.1:${String(port)}/management`, '{ serverInfo { primaryConnector } }')
  expect(data).toEqual({ serverInfo: { primaryConnector: 'sqlite' } })
  expect(server.output()).toContain(
    '[INFO] No PRISMA_CONFIG, PRISMA_CONFIG_PATH, prisma.yml with databases or SQL_CLIENT_HOST was found. To use PostgreSQL or MySQL, set PRISMA_CONFIG.\n',
  )
  expect(server.output()).toContain('database "default": sqlite ./.refract/refract.db\n')
  expect(await server.end()).toBe(0)
})

test('a second server refuses the file that the first one serves', async () => {
  const port = await freePort()
  const server = await startIn({ PORT: String(port) }, port)
  expect(await runToEnd({ PORT: '0' }, folder)).toMatchObject({
    status: 1,
    stderr: `./.refract/refract.db is in use by process ${String(server.pid)}\n`,
  })
  expect(await server.end()).toBe(0)
})

async function startIn(environment: Readonly<Record<string, string>>, port: number) {
  const child = spawn(process.execPath, [resolve('dist/main.js')], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...environment },
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  await until(() => output.includes(`Server running on :${String(port)}\n`))
  return {
    pid: child.pid,
    output: () => output,
    end: (): Promise<number | null> =>
      new Promise((done) => {
        child.once('exit', done)
        child.kill('SIGTERM')
      }),
  }
}

const datamodel = 'type Pie { id: ID! @id  name: String! @unique }'

eachDatabase('a starting server', (database) => {
  test('tells one fact a line and what to do next', async () => {
    const server = await startServer(database)
    await until(() => server.output().includes('Server running on'))
    const lines = server
      .output()
      .trimEnd()
      .split('\n')
      .map((line) =>
        line
          .replace(/\d+(\.\d+)+/g, 'N')
          .replace(/pid \d+/, 'pid N')
          .replaceAll(String(server.port), 'PORT')
          .replace(/(?<=Event bus.*:)\d+/, 'DATABASE'),
      )
      .map((line) => line.replace(' inside the container', ''))
    expect(lines[0]).toBe('[INFO] Refract N (compatible with Prisma N), node N, pid N')
    expect(lines[1]).toMatch(
      /^\[INFO\] Configuration: PRISMA_CONFIG, port PORT, database "default": (mysql|postgres|sqlite) \S+$/,
    )
    expect(lines.slice(2)).toEqual([
      '[WARNING] Management authentication is disabled. Enable it in your Prisma config to secure your server.',
      // a file has one server
      ...(database.connector === 'sqlite' ? [] : [`[INFO] Event bus: connected to ${database.connector} N:DATABASE.`]),
      expect.stringMatching(
        /^\[INFO\] Database "default" is ready: (PostgreSQL|MySQL|MariaDB|SQLite) N, management tables in "\w+", 0 services$/,
      ),
      '[INFO] Deploy a first service: endpoint: http://localhost:PORT/NAME/STAGE in its prisma.yml, then  refract deploy',
      'Server running on :PORT',
    ])
    expect(await server.stop()).toBe(0)
  })

  test('finds after a restart what was stored before', async () => {
    const first = await startServer(database)
    const service = await deployService(first, datamodel)
    await service.data('mutation { createPie(data: {name: "apple"}) { name } }')
    expect(await first.stop()).toBe(0)
    const second = await restartServer(database, first.configuration)
    expect(await second.query(`${service.name}/${service.stage}`, '{ pies { name } }')).toEqual({
      data: { pies: [{ name: 'apple' }] },
    })
    expect(second.output()).toContain(', 1 service\n')
    expect(await second.stop()).toBe(0)
  })
})

const servers = {
  only: ['postgres', 'mariadb', 'mysql', 'mysql9'],
  because: 'the embedded database is a file of the process: it cannot be away',
} as const

eachDatabase(
  'a server whose database is away',
  (database) => {
    const target = database.address?.port ?? 0

    test('waits for it, tells why, and holds requests until it comes', async () => {
      const gate = await createTcpGate(target)
      const server = await startServer(database, { database: { port: gate.port }, until: 'listening' })
      await until(() => server.output().includes('Waiting for database'))
      const status = await fetch(`${server.url}/status`)
      expect(status.status).toBe(503)
      expect(await status.json()).toEqual({
        status: 'waiting',
        reason: expect.stringMatching(
          new RegExp(`^"default" \\(\\w+ 127\\.0\\.0\\.1:${String(gate.port)}\\): connection refused`),
        ) as string,
      })
      const held = server.query('management', '{ serverInfo { primaryConnector } }')
      await gate.open()
      expect(await held).toEqual({ data: { serverInfo: { primaryConnector: database.connector } } })
      await until(() => server.output().includes('Server running on'))
      const waiting = server
        .output()
        .split('\n')
        .filter((line) => line.includes('Waiting for database'))
      expect(waiting).toHaveLength(1)
      expect(server.output()).toMatch(/\[INFO\] Database "default" answered after \d+ s\.\n/)
      expect(await server.stop()).toBe(0)
      await gate.shut()
    })

    test('stops at once while it waits, and tells those whom it kept waiting', async () => {
      const gate = await createTcpGate(target)
      const server = await startServer(database, { database: { port: gate.port }, until: 'listening' })
      await until(() => server.output().includes('Waiting for database'))
      const kept = server.query('management', '{ serverInfo { version } }')
      // the second answer tells that the first request has arrived
      await fetch(`${server.url}/status`)
      const ended = server.stop()
      expect((await kept).errors?.[0]?.message).toBe('The server is stopping.')
      expect(await ended).toBe(0)
      expect(server.output()).toMatch(/\[INFO\] Stopping \(SIGTERM\): finishing 1 request\n\[INFO\] Stopped\n$/)
    })

    test('lets a running request end when it is stopped', async () => {
      const gate = await createTcpGate(target)
      await gate.open()
      const server = await startServer(database, { database: { port: gate.port } })
      const service = await deployService(server, datamodel)
      gate.hold()
      const running = service.query('mutation { createPie(data: {name: "cherry"}) { name } }')
      // a driver may wait for the greeting of a new connection: nothing held tells that the request is there
      await pause(500)
      const ended = server.stop()
      await until(() => server.output().includes('Stopping'))
      await expect(service.query('{ pies { name } }')).rejects.toThrow()
      gate.release()
      expect(await running).toEqual({ data: { createPie: { name: 'cherry' } } })
      expect(await ended).toBe(0)
      expect(server.output()).toMatch(/\[INFO\] Stopping \(SIGTERM\): finishing 1 request\n\[INFO\] Stopped\n$/)
      await gate.shut()
    })

    test('answers again as soon as a lost database is back', async () => {
      const gate = await createTcpGate(target)
      await gate.open()
      const server = await startServer(database, { database: { port: gate.port } })
      const service = await deployService(server, datamodel)
      await service.data('mutation { createPie(data: {name: "plum"}) { name } }')
      await gate.shut()
      const away = await service.query('{ pies { name } }')
      expect(away.errors).toHaveLength(1)
      expect((await fetch(`${server.url}/status`)).status).toBe(200)
      expect((await fetch(`${server.url}/status/ready`)).status).toBe(503)
      await gate.open()
      await until(async () => (await service.query('{ pies { name } }')).errors === undefined)
      expect(await service.data('mutation { createPie(data: {name: "pear"}) { name } }')).toEqual({
        createPie: { name: 'pear' },
      })
      expect(await service.data('{ pies(orderBy: name_ASC) { name } }')).toEqual({
        pies: [{ name: 'pear' }, { name: 'plum' }],
      })
      expect((await fetch(`${server.url}/status/ready`)).status).toBe(200)
      expect(await server.stop()).toBe(0)
      await gate.shut()
    })

    test('names a login that is refused and hides the password', async () => {
      const server = await startServer(database, {
        database: { user: 'nobody-of-this-name', password: 'hidden-word' },
        until: 'listening',
      })
      await until(() => server.output().includes('Waiting for database'))
      expect(server.output()).toMatch(
        /Waiting for database "default" \(\w+ 127\.0\.0\.1:\d+\): access denied for user "nobody-of-this-name"; a database keeps the password of its first start, a changed one needs ALTER USER or a new volume\. Retrying\.\n/,
      )
      expect(server.output()).not.toContain('hidden-word')
      expect(server.output()).not.toMatch(/^\s+at /m)
      expect(await server.stop()).toBe(0)
    })

    test('names a host that nobody knows', async () => {
      const server = await startServer(database, { database: { host: 'db.bakery.invalid' }, until: 'listening' })
      await until(() => server.output().includes('Waiting for database'))
      expect(server.output()).toContain('host "db.bakery.invalid" is unknown on this network; check the name of')
      expect(await server.stop()).toBe(0)
    })
  },
  servers,
)

eachDatabase(
  'a server that finds no services',
  (database) => {
    test('tells of those that Prisma 1.7 would serve', async () => {
      const old = await startServer(database, { database: { managementSchema: 'graphcool' } })
      await deployService(old, 'type Pie { id: ID! @id }')
      await old.stop()
      const { databases, ...configuration } = old.configuration
      const restarted = await restartServer(database, {
        ...configuration,
        databases: { default: { ...databases.default, managementSchema: 'management' } },
      })
      expect(restarted.output()).toContain(
        '[WARNING] "graphcool" of database "default" holds 1 service of Prisma 1.7 or older. To serve them write  managementSchema: graphcool\n',
      )
      await restarted.stop()
    })
  },
  { only: ['postgres', 'sqlite'], because: 'one server of the MySQL family has one place of that name for all tests' },
)
