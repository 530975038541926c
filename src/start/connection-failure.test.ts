import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { mysqlError } from '../connector/sql/dialect/mysql/errors.js'
import { postgresError } from '../connector/sql/dialect/postgres/errors.js'
import { DatabaseError } from '../errors/database-error.js'
import { connectionFailure, type ConnectionTarget } from './connection-failure.js'
import { identifyServer } from './identify-server.js'
import { seenFailure } from './other-server-error.js'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

type Behaviour = (socket: Socket) => void

/** A port on which somebody behaves like that. */
async function listen(behave: Behaviour): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    behave(socket)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const greetsLikeMysql: Behaviour = (socket) => {
  socket.write(Buffer.concat([Buffer.from([20, 0, 0, 0, 10]), Buffer.from('8.0.36\0rest of greeting')]))
}
const answersLikePostgres: Behaviour = (socket) => {
  socket.on('data', (bytes: Buffer) => {
    socket.write(bytes.readInt32BE(4) === 80_877_103 ? 'N' : 'E')
  })
}
const greetsLikeMail: Behaviour = (socket) => {
  socket.write('220 mail.example ESMTP\r\n')
}
const hangsUp: Behaviour = (socket) => {
  socket.end()
}

describe('what listens at a port', () => {
  test.each<readonly [string, Behaviour]>([
    ['mysql', greetsLikeMysql],
    ['postgres', answersLikePostgres],
    ['unknown', greetsLikeMail],
    ['unknown', hangsUp],
  ])('is seen: %s', async (found, behave) => {
    expect(await identifyServer('127.0.0.1', await listen(behave))).toBe(found)
  })
})

const ofPostgres = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code, severity: 'FATAL' })
const ofMysql = (errno: number, sqlMessage: string): Error =>
  Object.assign(new Error(sqlMessage), { errno, sqlMessage, sqlState: '28000' })

const target: ConnectionTarget = {
  connector: 'mysql',
  hasPassword: true,
  host: 'db',
  port: 3306,
  user: 'root',
  connectTimeoutMs: 7500,
  inContainer: true,
}

test('a server of the other kind is named with both ways out', async () => {
  const port = await listen(answersLikePostgres)
  const error = await seenFailure(new Error('connect ETIMEDOUT'), { connector: 'mysql', host: '127.0.0.1', port })
  expect(connectionFailure(error, target)).toBe(
    'a PostgreSQL server listens there, and the connector is mysql; set  connector: postgres  or the port of the MySQL server',
  )
  const other = await listen(greetsLikeMysql)
  const reverse = await seenFailure(new Error('x'), { connector: 'postgres', host: '127.0.0.1', port: other })
  expect(connectionFailure(reverse, { ...target, connector: 'postgres' })).toContain('a MySQL server listens there')
})

test.each<readonly [string, unknown, Partial<ConnectionTarget>, string]>([
  [
    'no password',
    postgresError(new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string')),
    {},
    'the database asks for a password, and none is configured; set the key password',
  ],
  [
    'no password',
    postgresError(ofPostgres('28P01', 'password authentication failed')),
    { hasPassword: false },
    'access denied for user "root", and no password is configured; set the key password',
  ],
  ['no password', mysqlError(ofMysql(1045, 'Access denied')), { hasPassword: false }, 'no password is configured'],
  ['a wrong password', postgresError(ofPostgres('28P01', 'denied')), {}, 'keeps the password of its first start'],
  ['a wrong password', mysqlError(ofMysql(1698, 'Access denied')), {}, 'keeps the password of its first start'],
  [
    'a server that takes TLS only',
    postgresError(ofPostgres('28000', 'no pg_hba.conf entry for host "1.2.3.4", user "u", no encryption')),
    {},
    'the server requires TLS; set ssl: true',
  ],
  [
    'a server that takes TLS only',
    mysqlError(ofMysql(3159, 'Connections using insecure transport are prohibited')),
    {},
    'the server requires TLS; set ssl: true',
  ],
  [
    'a server without TLS',
    postgresError(new Error('The server does not support SSL connections')),
    {},
    'the server does not offer TLS; set ssl: false',
  ],
  [
    'a server without TLS',
    mysqlError(new Error('Server does not support secure connection')),
    {},
    'the server does not offer TLS; set ssl: false',
  ],
  ['a server that starts', postgresError(ofPostgres('57P03', 'starting up')), {}, 'the database is starting'],
  ['a firewall', new Error('timeout expired'), {}, 'no answer within 7.5 s; a firewall or a wrong host'],
  [
    'an ended container',
    Object.assign(new Error('x'), { code: 'ENOTFOUND' }),
    {},
    'its container runs: one that ended has no name',
  ],
  [
    'an ended container',
    Object.assign(new Error('x'), { code: 'EHOSTUNREACH' }),
    {},
    "is the database's container running?",
  ],
  [
    'the host of a container on Linux',
    Object.assign(new Error('x'), { code: 'ENOTFOUND' }),
    { host: 'host.docker.internal' },
    'extra_hosts: ["host.docker.internal:host-gateway"]',
  ],
])('%s is named', (_title, error, keys, reason) => {
  expect(connectionFailure(error, { ...target, ...keys })).toContain(reason)
  const wrapped = new DatabaseError('unreachable', 'failed', { cause: error })
  expect(connectionFailure(wrapped, { ...target, ...keys })).toContain(reason)
})
