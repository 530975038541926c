import type { BusConfiguration } from '../bus/bus-configuration.js'
import { parseBusUri } from '../bus/bus-uri.js'
import type { DatabaseConfiguration } from './configuration.js'
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
  '"memory", "database" (PostgreSQL), or the URI of a broker such as redis://host:6379, nats://host:4222, amqp://user:password@host'
/** The keys `bus` and, for RabbitMQ, its older form `rabbitUri`. Undefined: `bus` can not be understood. */
export function readBus(
  keys: KeyReader,
  connector: DatabaseConfiguration['connector'] | undefined,
): BusConfiguration | undefined {
  const rabbitUri = keys.text('rabbitUri')
  const bus = keys.text('bus')
  if (bus === undefined) {
    if (rabbitUri !== undefined && brokerOf(rabbitUri)?.kind !== 'rabbitmq')
      keys.warn('rabbitUri', 'is no URI of RabbitMQ (amqp://user:password@host:5672) and is ignored')
    return busOfRabbitUri(rabbitUri)
  }
  if (rabbitUri !== undefined) keys.warn('rabbitUri', 'is ignored beside bus')
  if (bus === 'memory') return { kind: 'memory' }
  if (bus === 'database') {
    if (connector !== undefined && connector !== 'postgres')
      keys.refuse(
        'bus',
        'bus: database needs the connector postgres',
        `stands beside the connector ${connector}`,
        'the URI of a broker, since only PostgreSQL has notifications',
      )
    return { kind: 'database' }
  }
  const broker = brokerOf(bus)
  if (broker === undefined) keys.refuse('bus', 'bus can not be read', 'names no bus that this server knows', expected)
  return broker
}

/** Prisma 1 took any text; what is no URI of RabbitMQ connects nothing. */
export function busOfRabbitUri(uri: string | undefined): BusConfiguration {
  const broker = uri === undefined ? undefined : brokerOf(uri)
  return broker?.kind === 'rabbitmq' ? broker : { kind: 'memory' }
}

function brokerOf(uri: string): BusConfiguration | undefined {
  const scheme = /^([a-z]+):/i.exec(uri)?.[1]?.toLowerCase() ?? ''
  const kind = Object.hasOwn(kinds, scheme) ? kinds[scheme] : undefined
  return kind === undefined || parseBusUri(uri) === undefined ? undefined : { kind, uri }
}
