import type { Log } from '../observe/log.js'
import { managementTableNames } from '../connector/sql/management/management-location.js'
import type { DatabaseSettings } from './start-refract.js'

/** Said once requests can be served; `deploysItself`: nobody needs to. */
export function logReady(
  log: Log,
  { name, managementNamespace }: DatabaseSettings,
  product: string,
  {
    services,
    port,
    deploysItself,
  }: { readonly services: number; readonly port: number; readonly deploysItself: boolean },
): void {
  log.info(
    `Database "${name}" is ready: ${product}, management tables in "${managementNamespace}", ${counted(services)}`,
  )
  if (services === 0 && !deploysItself)
    log.info(
      `Deploy a first service: endpoint: http://localhost:${String(port)}/NAME/STAGE in its prisma.yml, then  refract deploy`,
    )
}

/** Said where the services' tables stand beside the server's own; `exposed` are services whose API shows those. */
export function warnOfSharedPlace(
  log: Log,
  { name, namespace, managementNamespace }: DatabaseSettings,
  exposed: readonly string[],
): void {
  if (namespace === managementNamespace)
    log.warn(
      `Database "${name}" keeps the services' tables and the server's own in one place, "${managementNamespace}": types that would be kept in one of the server's tables (${managementTableNames.join(', ')}) are refused`,
    )
  for (const service of exposed)
    log.warn(
      `The service ${service} shows the server's own tables, with the secrets of all services, in its API: deploy it without the types that are kept there`,
    )
}

/** Said when the database lost its tables under the running server. */
export const emptiedMessage = ({ name }: DatabaseSettings, services: number): string =>
  `Database "${name}" is empty now: ${counted(services)} ${services === 1 ? 'is' : 'are'} gone; deploy again`

const counted = (services: number): string => `${String(services)} ${services === 1 ? 'service' : 'services'}`
