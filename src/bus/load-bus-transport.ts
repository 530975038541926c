import type { BusConfiguration } from '../config/configuration.js'
import { invariant } from '../errors/internal-error.js'
import type { BusTransport } from './bus-transport.js'
import { parseBusUri, type BusUri } from './bus-uri.js'
import type { FindType } from './rabbit/rabbit-message.js'

/** What a transport may need of the server that it serves. */
export interface TransportParts {
  /** The notifications of the server's database, where it has some. */
  readonly notifications: BusTransport | undefined
  readonly findType: FindType
}

/** Makes the transport once the server has its parts; undefined: the server is alone. */
export type MakeTransport = (parts: TransportParts) => BusTransport | undefined

/** Loads what the configured bus needs, and only that; a text says what is missing. */
export async function loadBusTransport(configuration: BusConfiguration): Promise<MakeTransport | string> {
  switch (configuration.kind) {
    case 'memory':
      return () => undefined
    case 'database':
      return ({ notifications }) => notifications
    default:
      return loadBroker(configuration.kind, configuration.uri)
  }
}

/** Packages that need not be installed. */
const packages = { redis: 'ioredis', nats: '@nats-io/transport-node', rabbitmq: 'amqplib' } as const

async function loadBroker(kind: keyof typeof packages, text: string): Promise<MakeTransport | string> {
  const uri = parseBusUri(text)
  invariant(uri, 'the URI of the bus was checked when it was read')
  try {
    return await brokers[kind](uri)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    return `The event bus ${kind} needs the package ${packages[kind]}, which is not installed: npm install ${packages[kind]}`
  }
}

const brokers: Readonly<Record<keyof typeof packages, (uri: BusUri) => Promise<MakeTransport>>> = {
  async redis(uri) {
    const { createRedisTransport } = await import('./redis-transport.js')
    return () => createRedisTransport(uri)
  },
  async nats(uri) {
    const { createNatsTransport } = await import('./nats-transport.js')
    return () => createNatsTransport(uri)
  },
  async rabbitmq(uri) {
    const { createRabbitTransport } = await import('./rabbit/rabbit-transport.js')
    return ({ findType }) => createRabbitTransport(uri, findType)
  },
}
