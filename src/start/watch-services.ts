import { DatabaseError } from '../errors/database-error.js'

export interface ServiceWatch {
  /** Takes up deploys of other servers; gives the number of services. */
  refresh(): Promise<number>
  /** Number of services that were used here. */
  used(): number
  /** Takes up migrations of servers that ended. */
  resume(): Promise<void>
  /** Makes the management tables that are missing. */
  restore(): Promise<void>
  /** Called when the tables were gone, with the number of services that went with them. */
  emptied(services: number): void
  pause(ms: number): Promise<void>
  isOver(): boolean
}

const pollMs = 500

/**
 * Looks again and again for what others did to the database: deploys, migrations that nobody ends, and a reset, behind
 * which the server goes on as on a new database (docker.md section 7).
 */
export async function watchServices(services: number, watch: ServiceWatch): Promise<void> {
  let known = services
  while (!watch.isOver()) {
    await watch.pause(pollMs)
    try {
      known = await watch.refresh()
      await watch.resume()
    } catch (error) {
      if (!isGone(error)) continue
      const gone = Math.max(known, watch.used())
      if (!(await restored(watch))) continue
      watch.emptied(gone)
      known = 0
    }
  }
}

const isGone = (error: unknown): boolean => error instanceof DatabaseError && error.kind === 'missing'

/** Services that are no more are forgotten with it. What fails is tried again a moment later. */
const restored = (watch: ServiceWatch): Promise<boolean> =>
  watch
    .restore()
    .then(() => watch.refresh())
    .then(
      () => true,
      () => false,
    )
