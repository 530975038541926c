import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { durationText } from '../history/duration.js'
import { ManagementGate } from '../shared/management/management-gate.js'
import { useSession } from '../shared/session/session.js'
import { Badge, Failure, Loading } from '../shared/ui/notice.js'
import { ConnectionsCard, MemoryCard, SubscriptionsCard, TimingsCard } from './figure-cards.js'
import { statusQuery, type ServerStatus } from './server-status.js'
import { ServicesTable } from './services-table.js'
import { SlowStatements } from './slow-statements.js'

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
  const { database, requests, statements } = status.data
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
        <MemoryCard status={status.data} samples={samples} />
        <ConnectionsCard database={database} />
        <SubscriptionsCard status={status.data} samples={samples} />
      </div>
      <ServicesTable status={status.data} />
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
