import type { Log } from './log.js'
import type { Metrics } from './metrics.js'

const everyMs = 30_000
const timeoutMs = 10_000

/** Pushes the metrics to a Prometheus Pushgateway twice a minute, as the original did once it had a cloud secret (http.md section 15). Returns what ends it. */
export function pushMetrics(gateway: string, instance: string, metrics: Metrics, log: Log): () => void {
  const base = gateway.includes('://') ? gateway.replace(/\/$/, '') : `https://${gateway}`
  const address = `${base}/metrics/job/prisma-connect/instance/${encodeURIComponent(instance)}`
  let isReported = false

  async function push(): Promise<void> {
    try {
      const response = await fetch(address, {
        method: 'PUT',
        headers: { 'Content-Type': metrics.contentType },
        body: await metrics.text(),
        signal: AbortSignal.timeout(timeoutMs),
      })
      await response.arrayBuffer()
      reported(response.ok ? undefined : `status ${String(response.status)}`)
    } catch (error) {
      const { cause, message } = error as Error
      reported(cause instanceof Error ? cause.message : message)
    }
  }

  /** One line when it begins to fail, one when it works again. */
  function reported(fault: string | undefined): void {
    if (fault !== undefined && !isReported) log.warn(`Metrics could not be pushed to ${base}: ${fault}`)
    if (fault === undefined && isReported) log.info(`Metrics are pushed to ${base} again`)
    isReported = fault !== undefined
  }

  const timer = setInterval(() => void push(), everyMs)
  timer.unref()
  void push()
  return () => {
    clearInterval(timer)
  }
}
