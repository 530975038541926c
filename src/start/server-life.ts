import { setTimeout as pause } from 'node:timers/promises'
import { limits } from '../server/server-settings.js'
import type { Services, ServerState } from '../server/services.js'

/** The life of a server: it waits for its database, runs, and stops; nothing leads back from stopping. */
export interface ServerLife {
  state(): ServerState
  /** The database does not answer yet, and why. */
  waiting(reason: string): void
  /** Requests can be served; `unhealthy` says why the server does not call itself healthy. */
  running(services: Services, unhealthy?: string): void
  stop(): void
  /** Aborted by `stop`. */
  readonly stopping: AbortSignal
  /** Ends when requests can be served for the first time. */
  readonly ready: Promise<void>
  /** What a request is served by; one that comes while the database is away is kept for a while (http.md section 10). */
  services(): FoundServices | Promise<FoundServices>
}

type FoundServices = Services | { readonly unavailable: string }

/** Begins with waiting. */
export function createServerLife(reason: string): ServerLife {
  let state: ServerState = { kind: 'waiting', reason }
  const stopping = new AbortController()
  let markReady: () => void = () => undefined
  const ready = new Promise<void>((resolve) => {
    markReady = resolve
  })
  const move = (next: ServerState): void => {
    if (state.kind !== 'stopping') state = next
  }
  return {
    state: () => state,
    waiting(why) {
      move({ kind: 'waiting', reason: why })
    },
    running(services, unhealthy) {
      move({ kind: 'running', services, ...(unhealthy === undefined ? {} : { unhealthy }) })
      markReady()
    },
    stop() {
      move({ kind: 'stopping' })
      stopping.abort()
    },
    stopping: stopping.signal,
    ready,
    services: () =>
      state.kind === 'waiting' ? atMost(ready, stopping.signal).then(() => servicesOf(state)) : servicesOf(state),
  }
}

function servicesOf(state: ServerState): FoundServices {
  switch (state.kind) {
    case 'running':
      return state.services
    case 'waiting':
      return { unavailable: `The database is not available: ${state.reason}` }
    case 'stopping':
      return { unavailable: 'The server is stopping.' }
  }
}

async function atMost(ready: Promise<void>, stopping: AbortSignal): Promise<void> {
  const over = new AbortController()
  const signal = AbortSignal.any([over.signal, stopping])
  await Promise.race([ready, pause(limits.databaseWaitMs, undefined, { signal }).catch(() => undefined)])
  over.abort()
}
