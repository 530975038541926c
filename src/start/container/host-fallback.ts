import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { SqlServerConfiguration } from '../../config/configuration.js'
import type { ConnectedDatabase } from '../connected-database.js'

const conventionalNames = (connector: string): readonly string[] => [
  connector,
  `${connector}-db`,
  'prisma-db',
  'db',
  'database',
]

/** `connect` for another host than the configured one. */
export interface HostFallback {
  readonly configuration: Pick<SqlServerConfiguration, 'connector' | 'host'>
  readonly isOn: boolean
  connect(host: string): Promise<ConnectedDatabase>
  /** Called when another name is used. */
  used(host: string): void
}

/** Nobody on this network has the configured name. */
export class UnknownHostError extends Error {
  override readonly name = 'UnknownHostError'
  constructor(
    readonly host: string,
    /** Conventional names that are known. */
    readonly knownNames: readonly string[],
    cause: unknown,
  ) {
    super(`host "${host}" is unknown on this network`, { cause })
  }
}

/**
 * Connects to the configured host; in a container, where that is a bare name that nobody knows, to the first
 * conventional name that is known and accepts the login (docker.md section 1). Throws `UnknownHostError` when none does.
 */
export async function connectWithFallback({
  configuration,
  isOn,
  connect,
  used,
}: HostFallback): Promise<ConnectedDatabase> {
  const { host, connector } = configuration
  const isBareName = isIP(host) === 0 && !host.includes('.') && host !== 'localhost'
  if (!isOn || !isBareName || (await addressOf(host)) !== undefined) return connect(host)
  const known: string[] = []
  for (const name of conventionalNames(connector)) {
    if (name === host || !isPrivate(await addressOf(name))) continue
    known.push(name)
    const driver = await connect(name).catch(() => undefined)
    if (driver) {
      used(name)
      return driver
    }
  }
  return connect(host).catch((error: unknown) => {
    throw new UnknownHostError(host, known, error)
  })
}

const privateRanges = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|127\.|f[cd])/i
const isPrivate = (address: string | undefined): boolean => address !== undefined && privateRanges.test(address)

async function addressOf(name: string): Promise<string | undefined> {
  try {
    return (await lookup(name)).address
  } catch {
    return undefined
  }
}
