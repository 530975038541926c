import { invariant } from '../errors/internal-error.js'
import type { BusConfiguration } from './bus-configuration.js'
import type { BusTransport } from './bus-transport.js'
import { parseBusUri, type BusUri } from './bus-uri.js'
import type { FindType } from './rabbit/rabbit-message.js'

/** What a transport may need of the server that it serves. */
export interface TransportDependencies {
  /** The way through the server's database, where it has one. */
  readonly databaseTransport: BusTransport | undefined
  readonly findType: FindType
}

/** Makes the transport once the server has its parts; undefined: the server is alone. */
export type MakeTransport = (parts: TransportDependencies) => BusTransport | undefined

/** Loads what the configured bus needs, and only that. */
export async function loadBusTransport(configuration: BusConfiguration): Promise<MakeTransport> {
  switch (configuration.kind) {
    case 'memory':
      return () => undefined
    case 'database':
      return ({ databaseTransport }) => databaseTransport
    default: {
      const uri = parseBusUri(configuration.uri)
      invariant(uri, 'the URI of the bus was checked when it was read')
      return loadBroker[configuration.kind](uri)
    }
  }
}

type BrokerKind = Exclude<BusConfiguration['kind'], 'memory' | 'database'>
const loadBroker: Readonly<Record<BrokerKind, (uri: BusUri) => Promise<MakeTransport>>> = {
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
