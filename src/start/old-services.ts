import type { Log } from '../observe/log.js'
import type { OpenServices } from './open-services.js'
import type { DatabaseSettings } from './start-refract.js'

/** Where Prisma 1.0 to 1.7 kept the management tables. */
const oldNamespace = 'graphcool'

/** Warns if services exist under the namespace of versions before 1.8 (docker.md section 6). */
export async function warnOfOldServices(
  log: Log,
  { name, managementNamespace }: DatabaseSettings,
  { countServicesIn }: Pick<OpenServices, 'countServicesIn'>,
): Promise<void> {
  if (managementNamespace === oldNamespace) return
  const count = await countServicesIn(oldNamespace)
  if (count > 0)
    log.warn(
      `"${oldNamespace}" of database "${name}" holds ${String(count)} ${count === 1 ? 'service' : 'services'} of Prisma 1.7 or older. To serve them write  managementSchema: ${oldNamespace}`,
    )
}
