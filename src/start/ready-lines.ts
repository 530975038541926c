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
    `Database "${name}" is ready: ${product}, management tables in "${managementNamespace}", ${counted(services)}`,
  )
  if (services === 0)
    log.info(
      `Deploy a first service: endpoint: http://localhost:${String(port)}/NAME/STAGE in its prisma.yml, then  prisma deploy`,
    )
}

/** Said when the database lost its tables under the running server. */
export const emptiedLine = ({ name }: DatabaseSettings, services: number): string =>
  `Database "${name}" is empty now: ${counted(services)} ${services === 1 ? 'is' : 'are'} gone; deploy again`

const counted = (services: number): string => `${String(services)} ${services === 1 ? 'service' : 'services'}`
