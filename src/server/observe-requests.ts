import type { Log } from '../observe/log.js'
import { logFailure } from '../observe/log-failure.js'
import type { Metrics } from '../observe/metrics.js'
import type { RequestObserver, ServedRequest } from './request-observer.js'

export interface RequestLogging {
  readonly log: Log
  readonly metrics: Metrics
  readonly now: () => number
  /** Requests that take longer are shown. */
  readonly slowRequestMs: number | undefined
  readonly logsRequests: boolean
}

/** Logs and counts requests (http.md sections 14, 15). */
export function observeRequests({ log, metrics, now, slowRequestMs, logsRequests }: RequestLogging): RequestObserver {
  const showSlow = ({ body, durationMs, requestId }: ServedRequest): void => {
    const items = Array.isArray(body) ? body : [body]
    const text = JSON.stringify(body)
    for (let shown = 0; shown < items.length; shown += 1) {
      log.line(`SLOW QUERY - DURATION: ${String(Math.round(durationMs))}`, { requestId }, 'WARN')
      log.line(`QUERY: ${text}`, { requestId }, 'WARN')
    }
  }
  return {
    now,
    served(request) {
      const { projectId, requestId, path, response, durationMs, isGraphql, body } = request
      if (projectId !== undefined) metrics.requestServed(projectId, durationMs)
      if (isGraphql && slowRequestMs !== undefined && durationMs > slowRequestMs) showSlow(request)
      if (!logsRequests) return
      const operation = operationText(body)
      log.info(
        `POST ${path} ${operation} ${String(response.status)} ${String(response.errors.length)} errors ${durationMs.toFixed(1)} ms ${String(response.body.length)} characters ${requestId}`,
        { requestId, project: projectId, status: response.status, durationMs },
      )
    },
    refused(requestId, projectId, reason) {
      log.debug(`Token for ${projectId} refused: ${reason}`, { requestId })
    },
    failed(cause, requestId) {
      logFailure(log, { cause, requestId, query: '', variables: undefined })
    },
  }
}

function operationText(body: unknown): string {
  if (Array.isArray(body)) return `batch of ${String(body.length)}`
  const { query, operationName } = (body ?? {}) as { readonly query?: unknown; readonly operationName?: unknown }
  const kind = /\b(mutation|subscription)\b/.exec(typeof query === 'string' ? query : '')?.[0] ?? 'query'
  return typeof operationName === 'string' ? `${kind} ${operationName}` : kind
}
