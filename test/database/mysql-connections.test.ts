import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { queryDatabase } from '../support/load-dump.js'
import { createMysqlAccount } from '../support/mysql-account.js'
import { freshDatabase, startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { until } from '../support/until.js'

const datamodel = 'type Pie { id: ID! @id name: String! @unique }'

type Keys = Readonly<Record<string, unknown>>

/** A server whose services answer raw statements. */
async function startWith(
  database: TestDatabase,
  keys: Keys,
): Promise<{ readonly server: TestServer; raw(query: string): Promise<unknown> }> {
  const server = await startServer(database, { database: keys })
  const service = await deployService(server, datamodel)
  return {
    server,
    raw: async (query) => {
      const response = await service.query('mutation ($query: String!) { executeRaw(query: $query) }', { query })
      return response.data?.['executeRaw'] ?? response.errors?.map(({ message }) => message)
    },
  }
}

/** Why a server with these keys does not reach its database. */
async function rejection(database: TestDatabase, keys: Keys): Promise<string> {
  const server = await startServer(database, { database: keys, until: 'listening' })
  await until(() => server.output().includes('Waiting for database'))
  await server.stop()
  return /Waiting for database "default" \([^)]*\): (.*)\. Retrying\./.exec(server.output())?.[1] ?? server.output()
}

/** The cipher of the connection that asks; empty without TLS. */
async function cipherWith(database: TestDatabase, keys: Keys): Promise<string> {
  const { server, raw } = await startWith(database, keys)
  try {
    const rows = (await raw(`show session status like 'Ssl_cipher'`)) as readonly { readonly Value: string }[]
    return rows.map(({ Value }) => Value).join()
  } finally {
    await server.stop()
  }
}

eachDatabase(
  'connections with TLS',
  (database) => {
    let folder: string
    const file = (name: string): string => join(folder, name)
    beforeAll(async () => {
      const keys = { ...freshDatabase(database), managementSchema: 'mysql' }
      const [row] = await queryDatabase(database, keys, 'SELECT @@ssl_ca AS ca, @@datadir AS data')
      folder = dirname(join(String(row?.['ca']).startsWith('/') ? '' : String(row?.['data']), String(row?.['ca'])))
    })

    test('are plain unless asked for', async () => {
      expect(await cipherWith(database, {})).toBe('')
    })

    test('are secured by ssl alone, whoever issued the certificate', async () => {
      expect(await cipherWith(database, { ssl: true })).toMatch(/^TLS_/)
    })

    test('are secured by sslCa, which may be a path or the text itself', async () => {
      expect(await cipherWith(database, { sslCa: file('ca.pem') })).toMatch(/^TLS_/)
      expect(await cipherWith(database, { sslCa: readFileSync(file('ca.pem'), 'utf8') })).toMatch(/^TLS_/)
    })

    test('are refused when another authority issued the certificate, unless that does not matter', async () => {
      // a certificate of its own is no authority of the server's
      const sslCa = file('client-cert.pem')
      expect(await rejection(database, { sslCa })).toMatch(/certificate/)
      expect(await cipherWith(database, { sslCa, sslVerify: false })).toMatch(/^TLS_/)
    })

    test('are refused when the certificate is that of another host, where the host is a name', async () => {
      const keys = { host: 'localhost', sslCa: file('ca.pem') }
      // the certificate that MySQL 9 makes for itself names no host
      if (database.name === 'mysql9') expect(await rejection(database, keys)).toContain(`does not match certificate's`)
      else expect(await cipherWith(database, keys)).toMatch(/^TLS_/)
      expect(await cipherWith(database, { ...keys, sslVerify: false })).toMatch(/^TLS_/)
    })

    test('log in where an account requires TLS, or a certificate', async () => {
      const identified = (requiring: string) => (password: string) => `IDENTIFIED BY '${password}' REQUIRE ${requiring}`
      const secured = await createMysqlAccount(database, identified('SSL'))
      expect(await rejection(database, secured)).toContain(`access denied for user "${secured.user}"`)
      expect(await cipherWith(database, { ...secured, ssl: true })).toMatch(/^TLS_/)
      const certified = await createMysqlAccount(database, identified('X509'))
      expect(await rejection(database, { ...certified, ssl: true })).toContain(
        `access denied for user "${certified.user}"`,
      )
      const client = { sslCert: file('client-cert.pem'), sslKey: file('client-key.pem') }
      expect(await cipherWith(database, { ...certified, sslCa: file('ca.pem'), ...client })).toMatch(/^TLS_/)
    })
  },
  { only: ['mariadb', 'mysql9'], because: 'the MySQL 5.6 of the tests is built without TLS' },
)

eachDatabase(
  'accounts of caching_sha2_password',
  (database) => {
    const pluginOf = async (user: string): Promise<unknown> => {
      const keys = { ...freshDatabase(database), managementSchema: 'mysql' }
      return await queryDatabase(database, keys, `SELECT DISTINCT plugin FROM user WHERE user = '${user}'`)
    }

    test.each([
      { how: 'with the key that the server sends', keys: {} },
      { how: 'with TLS', keys: { ssl: true } },
    ])('log in $how, and again when the server knows the password', async ({ keys }) => {
      // the server has seen no login of a new account, so it asks for the password itself
      const account = await createMysqlAccount(database)
      expect(await pluginOf(account.user)).toEqual([{ plugin: 'caching_sha2_password' }])
      const logIn = async (): Promise<void> => {
        const { server, raw } = await startWith(database, { ...account, ...keys })
        expect(await raw('select substring_index(user(), "@", 1) as user')).toEqual([{ user: account.user }])
        await server.stop()
      }
      await logIn()
      await logIn()
    })

    test('are refused a wrong password', async () => {
      const { user } = await createMysqlAccount(database)
      expect(await rejection(database, { user, password: 'another' })).toContain(`access denied for user "${user}"`)
    })
  },
  { only: ['mysql9'], because: 'only MySQL 8 and later have such accounts' },
)

eachDatabase(
  'the keys of a database entry',
  (database) => {
    const port = database.address?.port ?? 0
    const started: TestServer[] = []
    const start = async (keys: Keys) => {
      const one = await startWith(database, keys)
      started.push(one.server)
      return one
    }
    afterAll(() => Promise.all(started.map((server) => server.stop())))

    test('uri stands for host, port, user and password', async () => {
      const account = await createMysqlAccount(database)
      const uri = `mysql://${account.user}:${account.password}@127.0.0.1:${String(port)}`
      const { raw } = await start({ host: undefined, port: undefined, user: undefined, password: undefined, uri })
      expect(await raw('select substring_index(user(), "@", 1) as user')).toEqual([{ user: account.user }])
    })

    test('connector may be called mariadb', async () => {
      const { server } = await start({ connector: 'mariadb' })
      expect(await server.query('management', '{ serverInfo { primaryConnector } }')).toEqual({
        data: { serverInfo: { primaryConnector: 'mysql' } },
      })
    })

    test('database names the one that all services live in', async () => {
      const { managementSchema } = freshDatabase(database)
      const name = `${String(managementSchema)}_data`
      const { raw } = await start({ database: name })
      expect(
        await raw(`select table_name as name from information_schema.tables where table_schema = '${name}'`),
      ).toEqual([{ name: 'Pie' }])
    })

    test('connectionLimit bounds the connections, and connectionTimeout the wait for one', async () => {
      const account = await createMysqlAccount(database)
      const { raw } = await start({ ...account, connectionLimit: 3, connectionTimeout: 300 })
      const responses = await Promise.all(Array.from({ length: 12 }, () => raw('select sleep(1) as slept')))
      const count = `select count(*) as n from information_schema.processlist where user = '${account.user}'`
      const [row] = (await raw(count)) as readonly { readonly n: number }[]
      expect(row?.n).toBeLessThanOrEqual(3)
      const slept = responses.filter((response) => JSON.stringify(response) === '[{"slept":0}]')
      expect(slept.length).toBeGreaterThanOrEqual(2)
      expect(slept.length).toBeLessThanOrEqual(3)
      expect(started.at(-1)?.output()).toContain('no database connection became free within 300 ms')
    })
  },
  { only: ['mariadb', 'mysql', 'mysql9'], because: 'the connector of these is one' },
)

eachDatabase(
  'statementTimeout',
  (database) => {
    test('ends statements that take longer', async () => {
      const { server, raw } = await startWith(database, { statementTimeout: 400 })
      const slow =
        'select count(*) as n from information_schema.columns a, information_schema.columns b, information_schema.columns c'
      expect(await raw(slow)).toEqual([expect.stringMatching(/interrupted|exceeded/) as string])
      expect(await raw('select 1 as one')).toEqual([{ one: 1 }])
      await server.stop()
    })
  },
  { only: ['mariadb', 'mysql9'], because: 'MySQL 5.6 knows no such limit' },
)
