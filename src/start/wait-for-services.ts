import { setTimeout as pause } from 'node:timers/promises'
import { limits } from '../server/server-settings.js'
import type { Services, ServerState } from '../server/services.js'

/** What a request is served by; one that comes while the database is away is kept for a while (http.md section 10). */
export async function waitForServices(
  running: { readonly state: ServerState },
  ready: Promise<void>,
  stopping: AbortSignal,
): Promise<Services | { readonly unavailable: string }> {
  if (running.state.kind === 'waiting') {
    const over = new AbortController()
    const signal = AbortSignal.any([over.signal, stopping])
    await Promise.race([ready, pause(limits.databaseWaitMs, undefined, { signal }).catch(() => undefined)])
    over.abort()
  }
  const { state } = running
  switch (state.kind) {
    case 'running':
      return state.services
    case 'waiting':
      return { unavailable: `The database is not available: ${state.reason}` }
    case 'stopping':
      return { unavailable: 'The server is stopping.' }
  }
}
