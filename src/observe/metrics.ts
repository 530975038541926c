import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import { createTotalTime } from './total-time.js'

/** What the server counts, under the original's names (http.md section 15). */
export interface Metrics {
  /** A service answered a request; `durationMs` from its first byte to the answer. */
  requestServed(projectId: string, durationMs: number): void
  statementRan(durationMs: number): void
  setConnections(count: number): void
  messageReceived(): void
  messageSent(): void
  setSubscriptions(sessions: number, active: number): void
  /** Prometheus text. */
  text(): Promise<string>
  readonly contentType: string
}

/** A label that Prometheus tools take without quoting. */
const labelOf = (projectId: string): string => projectId.replace(/[$@~]/g, '-')

export function createMetrics(): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry })
  const counter = (name: string, help: string) => new Counter({ name, help, registers })
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const requestTimes = createTotalTime(registry, {
    name: 'request_time_seconds',
    help: 'Time to the answer of a request',
    labelName: 'projectId',
    counter: { name: 'request_count_total', help: 'Requests that services answered' },
  })
  const statements = createTotalTime(registry, {
    name: 'sql_query_time_seconds',
    help: 'Time of database statements',
  })
  const connections = gauge('websocket_connections_gauge', 'Open WebSocket connections')
  const incoming = counter('websocket_messages_incoming_count_total', 'Messages from WebSocket clients')
  const outgoing = counter('websocket_messages_outgoing_count_total', 'Messages to WebSocket clients')
  const sessions = gauge('subscriptions_sessions', 'Sessions with subscriptions')
  const active = gauge('subscriptions_active', 'Running subscriptions')
  return {
    requestServed(projectId, durationMs) {
      requestTimes.observe(durationMs / 1000, labelOf(projectId))
    },
    statementRan(durationMs) {
      statements.observe(durationMs / 1000)
    },
    setConnections(count) {
      connections.set(count)
    },
    messageReceived() {
      incoming.inc()
    },
    messageSent() {
      outgoing.inc()
    },
    setSubscriptions(count, running) {
      sessions.set(count)
      active.set(running)
    },
    text: () => registry.metrics(),
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
  }
}
