import { useQuery } from '@tanstack/react-query'
import { LazyCodeEditor } from '../shared/code/lazy-code-editor.js'
import { useSession } from '../shared/session/session.js'
import { Failure, Loading } from '../shared/ui/notice.js'
import { durationBetween } from './duration.js'
import { migrationSqlQuery, type Migration } from './migrations.js'
import { StatusBadge, whenText } from './migration-facts.js'
import { StepList } from './step-list.js'

/** One migration: who and when, what it did to the model and to the tables. */
export function MigrationDetails({ migration }: { readonly migration: Migration }) {
  const { revision, status, steps, applied, rolledBack, errors, startedAt, finishedAt, deployedBy, datamodel } =
    migration
  return (
    <article className="migration" aria-label={`Migration ${revision}`}>
      <header>
        <h1>Migration #{revision}</h1>
        <StatusBadge status={status} />
      </header>
      <dl className="facts">
        <dt>Deployed</dt>
        <dd>{whenText(migration) || 'not recorded'}</dd>
        <dt>By</dt>
        <dd>{deployedBy ?? 'not recorded'}</dd>
        <dt>Took</dt>
        <dd>{durationBetween(startedAt, finishedAt) ?? 'no change of tables'}</dd>
        <dt>Steps</dt>
        <dd>
          {applied} of {steps.length} applied{rolledBack > 0 ? `, ${rolledBack} rolled back` : ''}
        </dd>
      </dl>
      {errors.map((error) => (
        <pre key={error} className="failure">
          {error}
        </pre>
      ))}
      <section>
        <h2>Steps</h2>
        <StepList steps={steps} />
      </section>
      <MigrationSql revision={revision} status={status} />
      <section>
        <h2>Datamodel</h2>
        {datamodel.trim() === '' ? (
          <p className="muted">Empty: the service was created without types.</p>
        ) : (
          <LazyCodeEditor
            language="graphql"
            label={`Datamodel of migration ${revision}`}
            isReadOnly
            value={datamodel}
          />
        )}
      </section>
    </article>
  )
}

/** Statements of a migration that is over stay as they are. */
function MigrationSql({ revision, status }: Pick<Migration, 'revision' | 'status'>) {
  const session = useSession()
  const { service, managementToken } = session
  const sql = useQuery({
    queryKey: ['migration-sql', service, managementToken, revision, status],
    queryFn: async () =>
      (
        await session.askManagement<{ readonly migrationSql: readonly string[] | null }>(migrationSqlQuery, {
          ...service,
          revision,
        })
      ).migrationSql,
    staleTime: Infinity,
  })
  return (
    <section>
      <h2>SQL</h2>
      {sql.isPending ? (
        <Loading what="the statements" />
      ) : sql.isError ? (
        <Failure error={sql.error} />
      ) : sql.data === null ? (
        <p className="muted">Not recorded: nothing was run, or another server ran it.</p>
      ) : (
        <LazyCodeEditor
          language="sql"
          label={`SQL of migration ${revision}`}
          isReadOnly
          value={sql.data.map((one) => `${one};`).join('\n')}
        />
      )}
    </section>
  )
}
