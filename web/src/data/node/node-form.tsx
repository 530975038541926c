import { useEffect, useId, useState } from 'react'
import { useServiceSchema } from '../../shared/schema/schema-context.js'
import { isRelationField, type Model } from '../../shared/schema/service-schema.js'
import { useSession } from '../../shared/session/session.js'
import { Failure } from '../../shared/ui/notice.js'
import { useToast } from '../../shared/ui/toast.js'
import type { DataPlace } from '../data-address.js'
import { DeleteDialog } from '../delete/delete-dialog.js'
import { whereKeys } from '../grid/grid-query.js'
import type { Move } from '../model-view.js'
import { keyOf, refOf, type Row } from '../node-key.js'
import { Changes } from '../write/changes.js'
import { dataOf, differences, missingFields, type Draft } from '../write/draft.js'
import { faultsOf, noFaults, type WriteFaults } from '../write/field-faults.js'
import { createMutation, updateMutation } from '../write/mutations.js'
import { forgetCopy } from './copied-draft.js'
import { NodeActions } from './node-actions.js'
import { useUnsavedWarning } from './use-unsaved-warning.js'
import { RelationEditor } from './relation-editor.js'
import { ValueEditor } from './value-editor.js'

interface NodeFormProps {
  readonly model: Model
  /** Undefined for a new node. */
  readonly stored: Row | undefined
  readonly start: Draft
  readonly place: DataPlace
  readonly move: Move
  onWritten(): void
}

/** All fields of a node; what is changed is shown, and saved as one mutation. */
export function NodeForm({ model, stored, start, place, move, onWritten }: NodeFormProps) {
  const schema = useServiceSchema()
  const session = useSession()
  const say = useToast()
  const formId = useId()
  const [draft, setDraft] = useState(start)
  const [faults, setFaults] = useState<WriteFaults>(noFaults)
  const [isBusy, setBusy] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const isNew = stored === undefined
  const key = stored && keyOf(model, stored)
  const changes = differences(model, draft, stored)
  const data = dataOf(model, draft, schema, isNew)
  const mutation = isNew ? createMutation(model, data) : updateMutation(model, key ?? '', data)
  useEffect(forgetCopy, [])
  const letGo = useUnsavedWarning(changes.length + draft.faults.size)

  async function save(): Promise<void> {
    const missing = isNew ? missingFields(model, draft) : []
    const known = new Map([...missing.map((name) => [name, 'Enter a value.'] as const), ...draft.faults])
    setFaults({ fields: known, others: [] })
    if (known.size > 0) {
      document.getElementById(`${formId}-${[...known.keys()][0] ?? ''}`)?.focus()
      return
    }
    setBusy(true)
    try {
      const response = await session.ask<Readonly<Record<string, Row>>>(mutation.query, mutation.variables)
      const written = Object.values(response)[0]
      const ref = written && refOf(model, written)
      letGo()
      say(isNew ? `${model.name} created` : `${model.name} saved`)
      onWritten()
      if (isNew) move({ isNew: false, key: ref === undefined ? undefined : String(ref.key) }, true)
      else if (ref && String(ref.key) !== place.key) move({ key: String(ref.key) }, true)
    } catch (error) {
      setFaults(faultsOf(error, model))
      setBusy(false)
    }
  }

  const shownFaults = new Map([...faults.fields, ...draft.faults])
  return (
    <form
      className="node-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      noValidate
    >
      <div className="node-fields">
        {model.fields.map((field) => {
          const fault = shownFaults.get(field.name)
          const shared = { id: `${formId}-${field.name}`, draft, stored, fault, onDraft: setDraft }
          return isRelationField(field) ? (
            <RelationEditor key={field.name} field={field} model={model} trail={place.trail} {...shared} />
          ) : (
            <ValueEditor key={field.name} field={field} {...shared} />
          )
        })}
      </div>
      <footer className="node-footer">
        {faults.others.map((message) => (
          <Failure key={message} error={message} />
        ))}
        <Changes changes={changes} mutation={mutation} isNew={isNew} />
        <NodeActions
          model={model}
          stored={stored}
          isBusy={isBusy}
          hasChanges={changes.length + draft.faults.size > 0}
          move={move}
          onDiscard={() => {
            setDraft(start)
            setFaults(noFaults)
            move({}, true)
          }}
          onDelete={() => setDeleting(true)}
        />
      </footer>
      {isDeleting && key !== undefined && (
        <DeleteDialog
          model={model}
          where={whereKeys(model, [key])}
          count={1}
          keys={[key]}
          onClose={() => setDeleting(false)}
          onDeleted={() => {
            letGo()
            setDeleting(false)
            onWritten()
            move({ key: undefined }, true)
          }}
        />
      )}
    </form>
  )
}
