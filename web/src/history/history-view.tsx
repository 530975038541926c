import { useQuery } from '@tanstack/react-query'
import { ManagementGate } from '../shared/management/management-gate.js'
import { formatAddress } from '../shared/navigation/address.js'
import { useAddress } from '../shared/navigation/use-address.js'
import { useSession } from '../shared/session/session.js'
import { Icon } from '../shared/ui/icon.js'
import { EmptyState, Loading } from '../shared/ui/notice.js'
import { DryRunPanel } from './dry-run-panel.js'
import { MigrationDetails } from './migration-details.js'
import { StatusBadge, whenText } from './migration-facts.js'
import { migrationsQuery, type Migration } from './migrations.js'

const refreshMs = 5000

/** What was deployed, when and by whom; and what a deploy would do. */
export function HistoryView() {
  const session = useSession()
  const { path } = useAddress()
  const { service, managementToken } = session
  const migrations = useQuery({
    queryKey: ['migrations', service, managementToken],
    queryFn: async () =>
      (await session.askManagement<{ readonly listMigrations: readonly Migration[] }>(migrationsQuery, { ...service }))
        .listMigrations,
    refetchInterval: refreshMs,
  })
  if (migrations.isPending) return <Loading what="the history" />
  if (migrations.isError)
    return (
      <div className="gate-page">
        <ManagementGate error={migrations.error} purpose="The history of migrations" />
      </div>
    )
  const all = migrations.data
  const isDryRun = path[1] === 'dry-run'
  const chosen = isDryRun ? undefined : (all.find(({ revision }) => String(revision) === path[1]) ?? all[0])
  return (
    <div className="history">
      <nav className="migration-list" aria-label="Migrations">
        <a className="button" href={formatAddress(['history', 'dry-run'])} aria-current={isDryRun ? 'page' : undefined}>
          <Icon name="play" /> Dry run
        </a>
        <ul>
          {all.map((migration) => (
            <li key={migration.revision}>
              <a
                href={formatAddress(['history', String(migration.revision)])}
                aria-current={migration === chosen ? 'page' : undefined}
              >
                <span className="revision">#{migration.revision}</span>
                <StatusBadge status={migration.status} />
                <span className="muted">{whenText(migration)}</span>
                <span className="muted">
                  {migration.steps.length} {migration.steps.length === 1 ? 'step' : 'steps'}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {isDryRun ? (
        <DryRunPanel datamodel={all.find(({ status }) => status === 'SUCCESS')?.datamodel ?? ''} />
      ) : chosen === undefined ? (
        <EmptyState icon="history" title="Nothing was deployed yet">
          <p>
            Deploy a datamodel with <code>prisma deploy</code>. Every migration is listed here.
          </p>
        </EmptyState>
      ) : (
        <MigrationDetails key={chosen.revision} migration={chosen} />
      )}
    </div>
  )
}
