import { useId, useState, type ReactNode, type SyntheticEvent } from 'react'
import { useServiceSchema } from '../../shared/schema/schema-context.js'
import { isRelationField, titleField, type Model } from '../../shared/schema/service-schema.js'
import { Button } from '../../shared/ui/button.js'
import { Dialog } from '../../shared/ui/dialog.js'
import { dataOf, emptyDraft, missingFields, type Draft, type NewNode } from '../write/draft.js'
import { showValue } from '../values/show-value.js'
import type { RelationEditorProps } from './relation-editor.js'
import { ValueEditor } from './value-editor.js'

interface NewNodeDialogProps {
  readonly model: Model
  /** The field that leads back: it is set by the nested create. */
  readonly without: string | undefined
  /** The editor of a relation of the new node; given, since it opens such dialogs itself. */
  readonly relationEditor: (props: Omit<RelationEditorProps, 'model' | 'trail'>) => ReactNode
  onClose(): void
  onNew(node: NewNode): void
}

/** A related node that is created together with the one whose form is open. */
export function NewNodeDialog({ model, without, relationEditor, onClose, onNew }: NewNodeDialogProps) {
  const schema = useServiceSchema()
  const formId = useId()
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const fields = model.fields.filter(({ name }) => name !== without)
  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    event.stopPropagation()
    const missing = missingFields(model, draft).filter((name) => name !== without)
    const known = new Map([...missing.map((name) => [name, 'Enter a value.'] as const), ...draft.faults])
    setFaults(known)
    if (known.size > 0) return
    const title = showValue(draft.values.get(titleField(model) ?? '')) || ''
    onNew({ id: crypto.randomUUID(), title, data: dataOf(model, draft, schema, true) })
  }
  return (
    <Dialog
      title={`New ${model.name}`}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" onClick={submit}>
            Add
          </Button>
        </>
      }
    >
      <p className="hint">It is created when you save.</p>
      <form onSubmit={submit} noValidate className="node-fields">
        {fields.map((field) => {
          const shared = {
            id: `${formId}-${field.name}`,
            draft,
            stored: undefined,
            fault: faults.get(field.name) ?? draft.faults.get(field.name),
            onDraft: setDraft,
          }
          return isRelationField(field) ? (
            relationEditor({ field, ...shared })
          ) : (
            <ValueEditor key={field.name} field={field} {...shared} />
          )
        })}
      </form>
    </Dialog>
  )
}
