import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useServiceSchema } from '../../shared/schema/schema-context.js'
import type { Model } from '../../shared/schema/service-schema.js'
import { useSession } from '../../shared/session/session.js'
import { Button } from '../../shared/ui/button.js'
import { Dialog } from '../../shared/ui/dialog.js'
import { Icon } from '../../shared/ui/icon.js'
import { Failure, Loading } from '../../shared/ui/notice.js'
import { useToast } from '../../shared/ui/toast.js'
import type { Where } from '../filter/to-where.js'
import { keyOf, refSelection, type Row } from '../node-key.js'
import { pageQuery } from '../grid/grid-query.js'
import { deleteManyMutation } from '../write/mutations.js'
import { readDeletionRules } from './deletion-rules.js'
import { predictDeletion, type Affected } from './predict-deletion.js'

interface DeleteDialogProps {
  readonly model: Model
  readonly where: Where
  readonly count: number
  /** Of the nodes; undefined: all that `where` finds. */
  readonly keys: readonly (string | number)[] | undefined
  onClose(): void
  onDeleted(): void
}

/** Nodes whose relations are looked at before they are deleted. */
const maxKeys = 2000

/** Tells what a delete takes along before it is done. */
export function DeleteDialog({ model, where, count, keys, onClose, onDeleted }: DeleteDialogProps) {
  const schema = useServiceSchema()
  const session = useSession()
  const say = useToast()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const forecast = useQuery({
    queryKey: ['forecast', model.name, where, keys],
    queryFn: async () => {
      const { datamodel } = await session.askPrivate<{ readonly datamodel: string }>('{ datamodel }')
      const found = keys ?? (await firstKeys(model, (query, variables) => session.ask<Row>(query, variables), where))
      const result = await predictDeletion(
        { model, keys: found },
        { schema, rules: readDeletionRules(datamodel), ask: (query, variables) => session.ask<Row>(query, variables) },
      )
      return { ...result, isPartial: result.isPartial || count > found.length }
    },
    gcTime: 0,
    staleTime: 0,
  })
  const nodes = count === 1 ? `this ${model.name}` : `${count.toLocaleString('en')} nodes of ${model.name}`
  async function remove(): Promise<void> {
    setBusy(true)
    const { query, variables } = deleteManyMutation(model, where)
    try {
      await session.ask(query, variables)
      say(count === 1 ? `${model.name} deleted` : `${count.toLocaleString('en')} nodes deleted`)
      onDeleted()
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={`Delete ${nodes}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="danger" icon="trash" disabled={isBusy || forecast.isPending} onClick={() => void remove()}>
            {isBusy ? 'Deleting' : 'Delete'}
          </Button>
        </>
      }
    >
      {forecast.isPending && <Loading what="what would go with it" />}
      {forecast.isError && <Failure error={forecast.error} />}
      {forecast.data && (
        <>
          {forecast.data.blocking.length > 0 && (
            <AffectedList
              tone="bad"
              title="The server will refuse this: these nodes need what you delete"
              all={forecast.data.blocking}
            />
          )}
          {forecast.data.deleted.length > 0 && (
            <AffectedList tone="bad" title="Deleted as well, by cascade" all={forecast.data.deleted} />
          )}
          {forecast.data.disconnected.length > 0 && (
            <AffectedList tone="plain" title="These stay, and lose the relation" all={forecast.data.disconnected} />
          )}
          {forecast.data.deleted.length + forecast.data.blocking.length + forecast.data.disconnected.length === 0 && (
            <p>Nothing else is related to {count === 1 ? 'it' : 'them'}.</p>
          )}
          {forecast.data.isPartial && (
            <p className="hint">There are too many nodes to look at all of them: more may be affected.</p>
          )}
        </>
      )}
      <p className="muted">This cannot be undone.</p>
      {error !== undefined && <Failure error={error} />}
    </Dialog>
  )
}

async function firstKeys(
  model: Model,
  ask: (query: string, variables: Row) => Promise<Row>,
  where: Where,
): Promise<readonly (string | number)[]> {
  const { rows } = await ask(pageQuery(model, refSelection(model)), { where, first: maxKeys })
  return (rows as readonly Row[]).flatMap((row) => keyOf(model, row) ?? [])
}

const shownNodes = 5

function AffectedList({
  tone,
  title,
  all,
}: {
  readonly tone: 'bad' | 'plain'
  readonly title: string
  readonly all: readonly Affected[]
}) {
  return (
    <section className={`affected ${tone}`}>
      <h3>
        {tone === 'bad' && <Icon name="warning" />} {title}
      </h3>
      <ul>
        {all.map(({ model, by, nodes }) => (
          <li key={`${model} ${by}`}>
            <strong>
              {nodes.length.toLocaleString('en')} {model}
            </strong>{' '}
            <span className="muted">by {by}</span>
            <br />
            {nodes
              .slice(0, shownNodes)
              .map((node) => node.title)
              .join(', ')}
            {nodes.length > shownNodes && ` and ${(nodes.length - shownNodes).toLocaleString('en')} more`}
          </li>
        ))}
      </ul>
    </section>
  )
}
