import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Driver } from '../dialect/driver.js'
import type { SqlServerConfiguration } from '../config/configuration.js'

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
  connect(host: string): Promise<Driver>
  /** Told when another name is used. */
  used(host: string): void
}

/**
 * Connects to the configured host; in a container, where that is a bare name that nobody knows, to the first
 * conventional name that is known and accepts the login (docker.md section 1).
 */
export async function connectWithFallback({ configuration, isOn, connect, used }: HostFallback): Promise<Driver> {
  const { host, connector } = configuration
  const isBareName = isIP(host) === 0 && !host.includes('.') && host !== 'localhost'
  if (!isOn || !isBareName || (await privateAddress(host)) !== undefined) return connect(host)
  for (const name of conventionalNames(connector)) {
    if (name === host || (await privateAddress(name)) === undefined) continue
    const driver = await connect(name).catch(() => undefined)
    if (driver) {
      used(name)
      return driver
    }
  }
  return connect(host)
}

const privateRanges = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|127\.|f[cd])/i

async function privateAddress(name: string): Promise<string | undefined> {
  try {
    const { address } = await lookup(name)
    return privateRanges.test(address) ? address : undefined
  } catch {
    return undefined
  }
}
