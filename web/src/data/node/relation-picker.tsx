import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { keyField, titleField, valueFields, type Model } from '../../shared/schema/service-schema.js'
import { useSession } from '../../shared/session/session.js'
import { Button } from '../../shared/ui/button.js'
import { Dialog } from '../../shared/ui/dialog.js'
import { Icon } from '../../shared/ui/icon.js'
import { Failure, Loading } from '../../shared/ui/notice.js'
import { pageQuery } from '../grid/grid-query.js'
import { refOf, type NodeRef, type Row } from '../node-key.js'
import { shortValue } from '../values/show-value.js'
import { searchWhere } from './search-where.js'

const shownNodes = 50

interface RelationPickerProps {
  readonly model: Model
  readonly title: string
  /** Keys of nodes that are connected already. */
  readonly taken: readonly (string | number)[]
  onPick(ref: NodeRef): void
  onClose(): void
}

/** Finds nodes by what is in their texts. */
export function RelationPicker({ model, title, taken, onPick, onClose }: RelationPickerProps) {
  const session = useSession()
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const names = [keyField(model), titleField(model)]
  const details = valueFields(model)
    .filter((field) => !field.isList && field.type !== 'Json' && !names.includes(field.name))
    .slice(0, 3)
    .map(({ name }) => name)
  const selection = [...new Set([...names.filter((name) => name !== undefined), ...details])].join(' ') || '__typename'
  const found = useQuery({
    queryKey: ['rows', 'picker', model.name, search],
    queryFn: async ({ signal }) =>
      (
        await session.ask<{ readonly rows: readonly Row[] }>(
          pageQuery(model, selection),
          { where: searchWhere(model, search), first: shownNodes },
          signal,
        )
      ).rows,
    placeholderData: keepPreviousData,
  })
  return (
    <Dialog title={title} size="wide" onClose={onClose} actions={<Button onClick={onClose}>Done</Button>}>
      <input
        type="search"
        autoFocus
        aria-label={`Search ${model.name}`}
        placeholder={`Search ${model.name} by text or id`}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
        }}
      />
      {found.isPending && <Loading what="nodes" />}
      {found.isError && <Failure error={found.error} />}
      <ul className="picker" aria-label="Found nodes">
        {(found.data ?? []).map((row) => {
          const ref = refOf(model, row)
          if (ref === undefined) return null
          const isTaken = taken.includes(ref.key)
          return (
            <li key={ref.key}>
              <button
                type="button"
                disabled={isTaken}
                onClick={() => {
                  onPick(ref)
                }}
              >
                <strong>{ref.title}</strong>
                <span className="muted">
                  {[String(ref.key), ...details.map((name) => shortValue(row[name]))]
                    .filter((one) => one !== '' && one !== ref.title)
                    .join(' · ')}
                </span>
                {isTaken && <Icon name="check" />}
              </button>
            </li>
          )
        })}
      </ul>
      {found.data?.length === 0 && (
        <p className="muted">{search === '' ? `There is no ${model.name} yet.` : 'Nothing has this in its texts.'}</p>
      )}
      {found.data?.length === shownNodes && (
        <p className="hint">These are the first {shownNodes}. Search to find others.</p>
      )}
    </Dialog>
  )
}
