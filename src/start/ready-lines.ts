import type { Log } from '../observe/log.js'
import type { DatabaseSettings } from './start-refract.js'

/** Said once requests can be served. */
export function readyLines(
  log: Log,
  { name, managementNamespace }: DatabaseSettings,
  product: string,
  services: number,
  port: number,
): void {
  log.info(
    `Database "${name}" is ready: ${product}, management tables in "${managementNamespace}", ${String(services)} ${services === 1 ? 'service' : 'services'}`,
  )
  if (services === 0)
    log.info(
      `Deploy a first service: endpoint: http://localhost:${String(port)}/NAME/STAGE in its prisma.yml, then  prisma deploy`,
    )
}
