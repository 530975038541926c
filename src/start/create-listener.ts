import type { Server } from 'node:http'
import { createServiceAccess } from '../auth/service-access.js'
import type { Log } from '../observe/log.js'
import type { Metrics } from '../observe/metrics.js'
import { createResponseBudget } from '../server/response-budget.js'
import { createBodyBudget } from '../server/body-budget.js'
import { createHttpServer } from '../server/create-server.js'
import { observeRequests } from '../server/observe-requests.js'
import { createPages } from '../server/pages/pages.js'
import { limits } from '../server/server-settings.js'
import { epochSeconds, type Runtime } from '../util/runtime.js'
import type { ServerLife } from './server-life.js'
import { createThrottle, noThrottle } from '../server/throttle.js'
import { createRequestQueue } from '../server/request-queue.js'
import { createWebSockets } from '../server/websocket/create-websockets.js'
import { socketLimits } from '../server/websocket/socket-limits.js'
import type { RefractSettings } from './start-refract.js'
import { refractVersion } from './version.js'

export interface ListenerContext {
  readonly log: Log
  readonly metrics: Metrics
  readonly runtime: Runtime
  readonly life: ServerLife
}

/** The port that clients reach: HTTP and websockets. */
export interface Listener {
  readonly server: Server
  /** Requests that are being answered. */
  running(): number
  port(): number
  /** Ends when requests have been answered and sockets closed, or their time is over. */
  stop(): Promise<void>
}

export function createListener(settings: RefractSettings, context: ListenerContext): Listener {
  const { mayReadMetrics, pagesFolder, server: serverSettings, separator } = settings
  const { log, metrics, runtime, life } = context
  const { clock: now, newCuid } = runtime
  const { environmentName } = serverSettings
  const observer = observeRequests({
    log,
    metrics,
    now,
    slowRequestMs: serverSettings.slowRequestMs,
    logsRequests: serverSettings.logsRequests,
  })
  const access = createServiceAccess(() => epochSeconds(runtime))
  const throttle = serverSettings.throttling ? createThrottle(serverSettings.throttling, now) : noThrottle
  const line = createRequestQueue(serverSettings.line)
  const sockets = createWebSockets({
    session: {
      access,
      waitForServices: life.services,
      async run(engine, request, context) {
        const prepared = await engine.prepare(request)
        if ('syntaxError' in prepared)
          return { status: 400, body: '', errors: [{ message: prepared.syntaxError }], isRefused: true }
        await throttle.enter(engine.definition.id)
        return line.run(
          () => prepared.run(context),
          () => context.signal.isCancelled,
        )
      },
      failed: (cause, requestId) => {
        observer.failed(cause, requestId)
      },
    },
    limits: { ...socketLimits, initMs: serverSettings.socketInitMs ?? socketLimits.initMs },
    metrics,
    environmentName,
    separator,
    newCuid,
    now,
    dropped: (projectId, bytes) => {
      log.warn(`A websocket client of ${projectId} was dropped: ${String(bytes)} bytes waited for it to read them`)
    },
  })
  const http = createHttpServer({
    post: {
      settings: { ...serverSettings, projectIdSeparator: () => separator },
      access,
      throttle,
      line,
      bodies: createBodyBudget(limits.heldBodyBytes),
      observer,
    },
    responses: createResponseBudget(
      {
        bytes: serverSettings.responseBytes,
        waitMs: limits.responseRoomMs,
        stalledMs: limits.stalledReaderMs,
        stalledBeforeOthersMs: limits.stalledBeforeOthersMs,
        drainMs: limits.drainMs,
        drainBeforeOthersMs: limits.drainBeforeOthersMs,
      },
      now,
    ),
    get: { pages: createPages(pagesFolder), metrics, mayReadMetrics, version: refractVersion },
    observer,
    environmentName,
    newCuid,
    state: life.state,
    waitForServices: life.services,
    upgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
  })
  return {
    server: http.server,
    running: () => http.running(),
    port() {
      const address = http.server.address()
      return typeof address === 'object' && address !== null ? address.port : serverSettings.port
    },
    async stop() {
      await Promise.all([sockets.stop(), http.stop(limits.stopMs)])
    },
  }
}
