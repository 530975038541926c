import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { LazyCodeEditor } from '../shared/code/lazy-code-editor.js'
import { useSession } from '../shared/session/session.js'
import { Button } from '../shared/ui/button.js'
import { Icon } from '../shared/ui/icon.js'
import { Failure } from '../shared/ui/notice.js'
import { dryRunMutation, type DryRun, type Finding } from './migrations.js'
import { StepList } from './step-list.js'

/** Edits the datamodel and tells what its deploy would do; nothing is changed. */
export function DryRunPanel({ datamodel }: { readonly datamodel: string }) {
  const session = useSession()
  const [text, setText] = useState(datamodel)
  const run = useMutation({
    mutationFn: async (types: string) =>
      (
        await session.askManagement<{ readonly deploy: DryRun }>(dryRunMutation, {
          ...session.service,
          types,
        })
      ).deploy,
  })
  return (
    <article className="migration dry-run" aria-label="Dry run">
      <header>
        <h1>Dry run</h1>
        <span className="grow" />
        {text !== datamodel && (
          <Button
            look="quiet"
            onClick={() => {
              setText(datamodel)
            }}
          >
            Undo all edits
          </Button>
        )}
        <Button
          look="primary"
          icon="play"
          disabled={run.isPending}
          onClick={() => {
            run.mutate(text)
          }}
        >
          {run.isPending ? 'Running' : 'Run'}
        </Button>
      </header>
      <p className="muted">Edit the datamodel and see what its deploy would do. Nothing is changed.</p>
      <LazyCodeEditor language="graphql" label="Edited datamodel" value={text} onChange={setText} />
      <div role="status" className="dry-run-result">
        {run.isError && <Failure error={run.error} />}
        {run.data && <DryRunResult result={run.data} />}
      </div>
    </article>
  )
}

function DryRunResult({ result: { errors, warnings, steps, sql } }: { readonly result: DryRun }) {
  return (
    <>
      {errors.length > 0 && <Findings title="This datamodel would be refused" tone="bad" all={errors} />}
      {warnings.length > 0 && (
        <Findings title="Data would be lost: the deploy needs --force" tone="busy" all={warnings} />
      )}
      {errors.length === 0 && (
        <section>
          <h2>Steps</h2>
          <StepList steps={steps} />
        </section>
      )}
      {sql.length > 0 && (
        <section>
          <h2>SQL</h2>
          <LazyCodeEditor
            language="sql"
            label="SQL of the deploy"
            isReadOnly
            value={sql.map((one) => `${one};`).join('\n')}
          />
        </section>
      )}
    </>
  )
}

function Findings({
  title,
  tone,
  all,
}: {
  readonly title: string
  readonly tone: 'bad' | 'busy'
  readonly all: readonly Finding[]
}) {
  return (
    <section className={`findings ${tone}`}>
      <h2>
        <Icon name="warning" /> {title}
      </h2>
      <ul>
        {all.map(({ type, field, description }, index) => (
          <li key={index}>
            <strong>
              {type}
              {field === null ? '' : `.${field}`}
            </strong>{' '}
            {description}
          </li>
        ))}
      </ul>
    </section>
  )
}
