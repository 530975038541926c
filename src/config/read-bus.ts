import type { BusConfiguration } from '../bus/bus-configuration.js'
import { parseBusUri } from '../bus/bus-uri.js'
import type { DatabaseConfiguration, SqlServerConfiguration } from './configuration.js'
import type { KeyReader } from './key-reader.js'

const kinds: Readonly<Record<string, 'redis' | 'nats' | 'rabbitmq'>> = {
  redis: 'redis',
  rediss: 'redis',
  nats: 'nats',
  tls: 'nats',
  amqp: 'rabbitmq',
  amqps: 'rabbitmq',
}

const expected =
  '"memory", "database" (PostgreSQL, MySQL), or the URI of a broker such as redis://host:6379, nats://host:4222, amqp://user:password@host'
/** The keys `bus` and, for RabbitMQ, its older form `rabbitUri`. Undefined: `bus` cannot be understood. */
export function readBus(keys: KeyReader, database: DatabaseConfiguration | undefined): BusConfiguration | undefined {
  const rabbitUri = keys.text('rabbitUri')
  const bus = keys.text('bus')
  if (bus === undefined) {
    if (rabbitUri !== undefined && brokerOf(rabbitUri)?.kind !== 'rabbitmq')
      keys.warn('rabbitUri', 'is no URI of RabbitMQ (amqp://user:password@host:5672) and is ignored')
    return busOfRabbitUri(rabbitUri, database)
  }
  if (rabbitUri !== undefined) keys.warn('rabbitUri', 'is ignored beside bus')
  if (bus === 'memory') return { kind: 'memory' }
  if (bus === 'database') {
    if (database !== undefined && !('connectionLimit' in database))
      keys.refuse(
        'bus',
        'bus: database needs the connector postgres or mysql',
        `stands beside the connector ${database.connector}`,
        '"memory", since one server has the database for itself',
      )
    return { kind: 'database' }
  }
  const broker = brokerOf(bus)
  if (broker === undefined) keys.refuse('bus', 'bus cannot be read', 'names no bus that this server knows', expected)
  return broker
}

/** Prisma 1 took any text; what is no URI of RabbitMQ connects nothing, and the database serves. */
export function busOfRabbitUri(uri: string | undefined, database: DatabaseConfiguration | undefined): BusConfiguration {
  const broker = uri === undefined ? undefined : brokerOf(uri)
  if (broker?.kind === 'rabbitmq') return broker
  const carries = database !== undefined && 'connectionLimit' in database && leavesOneForBus(database)
  return { kind: carries ? 'database' : 'memory' }
}

/** Requests need two connections; the bus has one of those beyond. */
export const leavesOneForBus = ({ connectionLimit }: Pick<SqlServerConfiguration, 'connectionLimit'>): boolean =>
  connectionLimit > 2

function brokerOf(uri: string): BusConfiguration | undefined {
  const scheme = /^([a-z]+):/i.exec(uri)?.[1]?.toLowerCase() ?? ''
  const kind = Object.hasOwn(kinds, scheme) ? kinds[scheme] : undefined
  return kind === undefined || parseBusUri(uri) === undefined ? undefined : { kind, uri }
}
