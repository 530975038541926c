import { useEffect, useRef, useState } from 'react'
import { messageOf } from '../../shared/graphql/request-error.js'
import type { Model, ServiceSchema } from '../../shared/schema/service-schema.js'
import { useSession } from '../../shared/session/session.js'
import { Button } from '../../shared/ui/button.js'
import { Dialog } from '../../shared/ui/dialog.js'
import { Failure } from '../../shared/ui/notice.js'
import type { Where } from '../filter/to-where.js'
import { readAllRows } from './read-all-rows.js'
import { rowsAsText, type TextFormat } from './rows-as-text.js'
import { saveFile } from './save-file.js'

interface DownloadDialogProps {
  readonly model: Model
  readonly schema: ServiceSchema
  readonly where: Where
  readonly orderBy: string | undefined
  readonly count: number | undefined
  readonly format: TextFormat
  onClose(): void
}

const types: Readonly<Record<TextFormat, string>> = { csv: 'text/csv', json: 'application/json' }

/** Reads the rows of the filter into a file; closing it stops that. */
export function DownloadDialog({ model, schema, where, orderBy, count, format, onClose }: DownloadDialogProps) {
  const session = useSession()
  const [read, setRead] = useState(0)
  const [fault, setFault] = useState<string>()
  const closed = useRef(onClose)
  closed.current = onClose
  useEffect(() => {
    const stop = new AbortController()
    readAllRows({ session, model, schema, where, orderBy, signal: stop.signal, read: setRead })
      .then((rows) => {
        saveFile(`${model.name}.${format}`, types[format], rowsAsText(rows, model, schema, format))
        closed.current()
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setFault(messageOf(error))
      })
    return () => {
      stop.abort()
    }
  }, [session, model, schema, where, orderBy, format])
  return (
    <Dialog
      title={`Download ${model.name} as ${format.toUpperCase()}`}
      onClose={onClose}
      actions={<Button onClick={onClose}>Stop</Button>}
    >
      {fault === undefined ? (
        <>
          <progress aria-label="Rows read" value={count === undefined ? undefined : read} max={count ?? 1} />
          <p role="status">
            {read.toLocaleString('en')} of {(count ?? 0).toLocaleString('en')} rows
          </p>
        </>
      ) : (
        <Failure error={fault} />
      )}
    </Dialog>
  )
}
