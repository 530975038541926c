import { bytesText, msText, rateText } from './figure-words.js'
import type { ServerStatus, Timings } from './server-status.js'
import { Sparkline } from './sparkline.js'

interface CardProps {
  readonly status: ServerStatus
  /** The last answers, oldest first. */
  readonly samples: readonly ServerStatus[]
}

export const MemoryCard = ({ status: { memory }, samples }: CardProps) => (
  <section className="card figure" aria-label="Memory">
    <h2>Memory</h2>
    <p className="big">{bytesText(memory.resident)}</p>
    <Sparkline values={samples.map((one) => one.memory.resident)} label="Resident memory" />
    <p className="muted">
      heap {bytesText(memory.heapUsed)} of {bytesText(memory.heapLimit)}
    </p>
  </section>
)

export const ConnectionsCard = ({ database }: Pick<ServerStatus, 'database'>) => (
  <section className="card figure" aria-label="Connections">
    <h2>Database connections</h2>
    <p className="big">
      {database.openConnections - database.idleConnections}{' '}
      <span className="unit">busy of {database.connectionLimit}</span>
    </p>
    <meter
      aria-label="Busy connections"
      min={0}
      max={database.connectionLimit}
      value={database.openConnections - database.idleConnections}
    />
    <p className={database.waiting > 0 ? 'alarm' : 'muted'}>
      {database.openConnections} open, {database.waiting} waiting
    </p>
  </section>
)

const subscribersOf = ({ subscriptions }: ServerStatus): number =>
  subscriptions.reduce((sum, { count }) => sum + count, 0)

export const SubscriptionsCard = ({ status, samples }: CardProps) => (
  <section className="card figure" aria-label="Subscriptions">
    <h2>Subscriptions</h2>
    <p className="big">
      {subscribersOf(status).toLocaleString('en')} <span className="unit">open</span>
    </p>
    <Sparkline values={samples.map(subscribersOf)} label="Open subscriptions" />
    <p className="muted">
      {status.webSockets.toLocaleString('en')} WebSocket {status.webSockets === 1 ? 'connection' : 'connections'}
    </p>
  </section>
)

interface TimingsCardProps {
  readonly title: string
  readonly timings: Timings
  readonly rates: readonly number[]
}

export function TimingsCard({
  title,
  timings: { total, perSecond, p50Ms, p95Ms, p99Ms, maxMs },
  rates,
}: TimingsCardProps) {
  return (
    <section className="card figure" aria-label={title}>
      <h2>{title}</h2>
      <p className="big">
        {rateText(perSecond)} <span className="unit">per second</span>
      </p>
      <Sparkline values={rates} label={`${title} per second`} />
      <dl className="times">
        {(
          [
            ['median', p50Ms],
            ['95 %', p95Ms],
            ['99 %', p99Ms],
            ['longest', maxMs],
          ] as const
        ).map(([name, ms]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{msText(ms)}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{total.toLocaleString('en')} since the start</p>
    </section>
  )
}
