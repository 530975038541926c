import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { DatabaseError } from '../errors/database-error.js'
import { connectionFailure, type ConnectionTarget } from './connection-failure.js'
import { identifyServer } from './identify-server.js'
import { seenFailure } from './other-server.js'

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

const target: ConnectionTarget = {
  connector: 'mysql',
  hasPassword: true,
  host: 'db',
  port: 3306,
  user: 'root',
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
    new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
    {},
    'set the key password',
  ],
  [
    'no password',
    Object.assign(new Error('denied'), { code: '28P01' }),
    { hasPassword: false },
    'no password is configured',
  ],
  [
    'no password',
    Object.assign(new Error('denied'), { code: 'ER_ACCESS_DENIED_ERROR' }),
    { hasPassword: false },
    'no password is configured',
  ],
  [
    'a wrong password',
    Object.assign(new Error('denied'), { code: '28P01' }),
    {},
    'keeps the password of its first start',
  ],
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
