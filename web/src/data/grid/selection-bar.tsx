import { useState } from 'react'
import { messageOf } from '../../shared/graphql/request-error.js'
import { useServiceSchema } from '../../shared/schema/schema-context.js'
import type { Model } from '../../shared/schema/service-schema.js'
import { useSession } from '../../shared/session/session.js'
import { Button, IconButton } from '../../shared/ui/button.js'
import { copyText } from '../../shared/ui/copy-text.js'
import { useToast } from '../../shared/ui/toast.js'
import { DeleteDialog } from '../delete/delete-dialog.js'
import { rowsAsText, type TextFormat } from '../export/rows-as-text.js'
import { readAllRows } from '../export/read-all-rows.js'
import type { Where } from '../filter/to-where.js'
import { UpdateManyDialog } from '../write/update-many-dialog.js'
import { selectedCount, whereSelected, type RowSelection } from './row-selection.js'

/** More rows than this go into a file, not onto the clipboard. */
const maxCopied = 10_000

interface SelectionBarProps {
  readonly model: Model
  readonly where: Where
  readonly count: number | undefined
  readonly selection: RowSelection
  onClear(): void
  onWritten(): void
}

/** What can be done with the chosen rows. */
export function SelectionBar({ model, where, count, selection, onClear, onWritten }: SelectionBarProps) {
  const schema = useServiceSchema()
  const session = useSession()
  const say = useToast()
  const [open, setOpen] = useState<'delete' | 'update'>()
  const chosen = selectedCount(selection, count)
  if (chosen === 0) return null
  const chosenWhere = whereSelected(selection, model, where)
  async function copy(format: TextFormat): Promise<void> {
    try {
      const rows = await readAllRows({
        session,
        model,
        schema,
        where: chosenWhere,
        orderBy: undefined,
        limit: maxCopied,
      })
      if (await copyText(rowsAsText(rows, model, schema, format)))
        say(`${rows.length} rows copied as ${format.toUpperCase()}`)
      else say('The browser does not allow copying.')
    } catch (error) {
      say(messageOf(error))
    }
  }
  return (
    <div className="selection-bar" role="toolbar" aria-label="Chosen rows">
      <strong>{chosen.toLocaleString('en')} chosen</strong>
      {selection.kind === 'all' && <span className="muted">all rows of the filter</span>}
      <span className="grow" />
      {model.updateManyField !== undefined && (
        <Button
          icon="edit"
          className="small"
          onClick={() => {
            setOpen('update')
          }}
        >
          Change
        </Button>
      )}
      <Button icon="copy" className="small" disabled={chosen > maxCopied} onClick={() => void copy('json')}>
        Copy JSON
      </Button>
      <Button icon="copy" className="small" disabled={chosen > maxCopied} onClick={() => void copy('csv')}>
        Copy CSV
      </Button>
      {model.deleteManyField !== undefined && (
        <Button
          icon="trash"
          className="small"
          onClick={() => {
            setOpen('delete')
          }}
        >
          Delete
        </Button>
      )}
      <IconButton icon="close" label="Choose none" onClick={onClear} />
      {open === 'delete' && (
        <DeleteDialog
          model={model}
          where={chosenWhere}
          count={chosen}
          keys={selection.kind === 'some' ? [...selection.keys] : undefined}
          onClose={() => {
            setOpen(undefined)
          }}
          onDeleted={() => {
            setOpen(undefined)
            onWritten()
          }}
        />
      )}
      {open === 'update' && (
        <UpdateManyDialog
          model={model}
          where={chosenWhere}
          count={chosen}
          onClose={() => {
            setOpen(undefined)
          }}
          onWritten={() => {
            setOpen(undefined)
            onWritten()
          }}
        />
      )}
    </div>
  )
}
