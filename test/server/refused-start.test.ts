import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runToEnd, type EndedServer } from '../support/run-to-end.js'

const folder = mkdtempSync(join(tmpdir(), 'refract-start-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const configured = (text: string): Promise<EndedServer> => runToEnd({ PRISMA_CONFIG: text }, folder)

describe('a server that cannot start', () => {
  test('names each missing key with its place and ends with status 1', async () => {
    expect(await configured('port: 4466\ndatabases:\n  default:\n    connector: postgres\n    port: abc\n')).toEqual({
      status: 1,
      stdout: '',
      stderr: `Unable to load Prisma config: Expected host to be non-empty
  databases.default.host (PRISMA_CONFIG, line 3) is missing
    2 | databases:
    3 |   default:
  expected: name or address of the database server, for example  host: db
Unable to load Prisma config: Expected Int for field port, got abc
  databases.default.port (PRISMA_CONFIG, line 5) is "abc"
    4 |     connector: postgres
    5 |     port: abc
  expected: a port number, 1 to 65535
Unable to load Prisma config: Expected user to be non-empty
  databases.default.user (PRISMA_CONFIG, line 3) is missing
    2 | databases:
    3 |   default:
  expected: name of the database user, for example  user: prisma
`,
    })
  })

  test('names the line of a YAML mistake and never shows a password', async () => {
    const { status, stderr } = await configured('databases:\n  default:\n\tpassword: hidden-word\n')
    expect(status).toBe(1)
    expect(stderr)
      .toBe(`Unable to load Prisma config: The configuration is no YAML: a tab character stands in the indentation; YAML takes blanks only
  PRISMA_CONFIG, line 3, column 1
    2 |   default:
    3 | 	password: ***
`)
  })

  test('says that PRISMA_CONFIG is empty', async () => {
    expect(await configured('')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Unable to load Prisma config: PRISMA_CONFIG is set but empty\n  expected: the configuration as YAML text\n',
    })
  })

  test('names a misspelt variable', async () => {
    expect(await runToEnd({ prisma_config: 'port: 4466' }, folder)).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Unable to load Prisma config: No valid Prisma config could be loaded.\n  found prisma_config; the name must be PRISMA_CONFIG\n',
    })
  })

  test('names a configuration file that is not there', async () => {
    expect(await runToEnd({ PRISMA_CONFIG_PATH: '/nonexistent.yml' }, folder)).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Unable to load Prisma config: /nonexistent.yml (No such file or directory)\n  expected: PRISMA_CONFIG_PATH names a file that holds the configuration\n',
    })
  })

  test('tells it as one line where the log is JSON', async () => {
    for (const [environment, message] of [
      [{ PRISMA_CONFIG: '' }, 'Unable to load Prisma config: PRISMA_CONFIG is set but empty\n  expected: '],
      [{ PRISMA_CONFIG_PATH: '/nonexistent.yml' }, 'Unable to load Prisma config: /nonexistent.yml '],
    ] as const) {
      const { status, stderr } = await runToEnd({ ...environment, LOG_FORMAT: 'json' }, folder)
      expect([status, JSON.parse(stderr)]).toMatchObject([
        1,
        { level: 50, message: expect.stringContaining(message) as string },
      ])
    }
  })

  test('names the port that another process has', async () => {
    const other = createServer()
    await new Promise<void>((listening) => {
      other.listen(0, listening)
    })
    const { port } = other.address() as AddressInfo
    const { status, stderr } = await configured(
      `{port: ${String(port)}, databases: {default: {connector: sqlite, file: '${join(folder, 'port.db')}'}}}`,
    )
    other.close()
    expect(status).toBe(1)
    expect(stderr).toMatch(
      new RegExp(`^Port ${String(port)} is already in use( by another process of this container)?\n$`),
    )
  })
})
