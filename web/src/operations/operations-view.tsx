import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { durationText } from '../history/duration.js'
import { ManagementGate } from '../shared/management/management-gate.js'
import { pathOfService } from '../shared/session/page-endpoint.js'
import { useSession } from '../shared/session/session.js'
import { Badge, Failure, Loading } from '../shared/ui/notice.js'
import { bytesText, msText, rateText } from './figure-words.js'
import { statusQuery, type ServerStatus, type Timings } from './server-status.js'
import { SlowStatements } from './slow-statements.js'
import { Sparkline } from './sparkline.js'

const refreshMs = 2000
const keptSamples = 60

/** What an operator looks at first, live. */
export function OperationsView() {
  const session = useSession()
  const status = useQuery({
    queryKey: ['status', session.managementToken],
    queryFn: async () =>
      (await session.askManagement<{ readonly serverStatus: ServerStatus }>(statusQuery)).serverStatus,
    refetchInterval: refreshMs,
    retry: false,
  })
  const samples = useSamples(status.data)
  if (status.isPending) return <Loading what="the server's figures" />
  if (status.data === undefined)
    return (
      <div className="gate-page">
        <ManagementGate error={status.error} purpose="What the server does" />
      </div>
    )
  const { database, memory, requests, statements, webSockets, subscriptions, services } = status.data
  const subscribers = subscriptions.reduce((sum, { count }) => sum + count, 0)
  return (
    <div className="operations">
      <header>
        <h1>Operations</h1>
        <Badge tone={status.isError || !database.isHealthy ? 'bad' : 'good'}>
          {status.isError ? 'not reachable' : database.isHealthy ? 'healthy' : 'database away'}
        </Badge>
        <span className="grow" />
        <span className="muted">
          Refract {status.data.refractVersion} (as Prisma {status.data.version}) · Node {status.data.nodeVersion} ·{' '}
          {database.product} · up {durationText(Date.parse(status.data.now) - Date.parse(status.data.startedAt))}
        </span>
      </header>
      {status.isError && <Failure error={status.error} />}
      {database.reason !== null && <Failure error={database.reason} />}
      <div className="figures">
        <TimingsCard title="Requests" timings={requests} rates={samples.map((one) => one.requests.perSecond)} />
        <TimingsCard title="Statements" timings={statements} rates={samples.map((one) => one.statements.perSecond)} />
        <section className="card figure" aria-label="Memory">
          <h2>Memory</h2>
          <p className="big">{bytesText(memory.resident)}</p>
          <Sparkline values={samples.map((one) => one.memory.resident)} label="Resident memory" />
          <p className="muted">
            heap {bytesText(memory.heapUsed)} of {bytesText(memory.heapLimit)}
          </p>
        </section>
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
        <section className="card figure" aria-label="Subscriptions">
          <h2>Subscriptions</h2>
          <p className="big">
            {subscribers.toLocaleString('en')} <span className="unit">open</span>
          </p>
          <Sparkline
            values={samples.map((one) => one.subscriptions.reduce((sum, { count }) => sum + count, 0))}
            label="Open subscriptions"
          />
          <p className="muted">
            {webSockets.toLocaleString('en')} WebSocket {webSockets === 1 ? 'connection' : 'connections'}
          </p>
        </section>
      </div>
      <section className="card table-card">
        <h2>Services</h2>
        {services.length === 0 ? (
          <p className="muted">
            There is no service yet. Deploy one with <code>prisma deploy</code>.
          </p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">Service</th>
                <th scope="col">Stage</th>
                <th scope="col" className="number">
                  Requests since the start
                </th>
                <th scope="col">Subscriptions</th>
              </tr>
            </thead>
            <tbody>
              {services.map(({ name, stage, requests: count }) => (
                <tr key={`${name} ${stage}`}>
                  <td>
                    <a href={`${pathOfService({ name, stage })}/_admin`}>{name}</a>
                  </td>
                  <td>{stage}</td>
                  <td className="number">{count.toLocaleString('en')}</td>
                  <td>
                    {subscriptions
                      .filter((one) => one.name === name && one.stage === stage)
                      .map(({ type, count: open }) => `${type}: ${open.toLocaleString('en')}`)
                      .join(', ') || '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <SlowStatements statements={status.data.slowStatements} />
    </div>
  )
}

/** The last answers, oldest first. */
function useSamples(status: ServerStatus | undefined): readonly ServerStatus[] {
  const [samples, setSamples] = useState<readonly ServerStatus[]>([])
  useEffect(() => {
    if (status) setSamples((all) => [...all, status].slice(-keptSamples))
  }, [status])
  return samples
}

interface TimingsCardProps {
  readonly title: string
  readonly timings: Timings
  readonly rates: readonly number[]
}

function TimingsCard({ title, timings: { total, perSecond, p50Ms, p95Ms, p99Ms, maxMs }, rates }: TimingsCardProps) {
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
