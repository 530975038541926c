import { useId, useState, type SyntheticEvent } from 'react'
import { useServiceSchema } from '../../shared/schema/schema-context.js'
import { isValueField, titleField, type Model } from '../../shared/schema/service-schema.js'
import { Button } from '../../shared/ui/button.js'
import { Dialog } from '../../shared/ui/dialog.js'
import {
  dataOf,
  emptyDraft,
  missingFields,
  noRelationChange,
  withRelation,
  type Draft,
  type NewNode,
} from '../write/draft.js'
import { showValue } from '../values/show-value.js'
import { RelationPicker } from './relation-picker.js'
import { ValueEditor } from './value-editor.js'

interface NewNodeDialogProps {
  readonly model: Model
  /** The field that leads back: it is set by the nested create. */
  readonly without: string | undefined
  onClose(): void
  onNew(node: NewNode): void
}

/** A related node that is created together with the one whose form is open. */
export function NewNodeDialog({ model, without, onClose, onNew }: NewNodeDialogProps) {
  const schema = useServiceSchema()
  const formId = useId()
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const [picking, setPicking] = useState<string>()
  const fields = model.fields.filter(({ name }) => name !== without)
  const required = fields.filter((field) => !isValueField(field) && field.mustCreate)
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
        {fields.filter(isValueField).map((field) => (
          <ValueEditor
            key={field.name}
            field={field}
            id={`${formId}-${field.name}`}
            draft={draft}
            stored={undefined}
            fault={faults.get(field.name) ?? draft.faults.get(field.name)}
            onDraft={setDraft}
          />
        ))}
        {required.map((field) => (
          <div key={field.name} className="form-field">
            <div className="form-label">
              <span className="label">{field.name}</span>
              <span className="muted">{field.type} · required</span>
            </div>
            <div className="relation-actions">
              <span>{draft.relations.get(field.name)?.connect[0]?.title ?? 'none'}</span>
              <Button
                className="small"
                icon="search"
                onClick={() => {
                  setPicking(field.name)
                }}
              >
                Choose
              </Button>
            </div>
            {faults.has(field.name) && <p className="field-fault">{faults.get(field.name)}</p>}
          </div>
        ))}
      </form>
      {schema.models
        .filter(({ name }) => required.some((field) => field.name === picking && field.type === name))
        .map((target) => (
          <RelationPicker
            key={target.name}
            model={target}
            title={`Choose ${picking ?? ''}`}
            taken={[]}
            onPick={(ref) => {
              setDraft((now) => withRelation(now, picking ?? '', { ...noRelationChange, connect: [ref] }))
              setPicking(undefined)
            }}
            onClose={() => {
              setPicking(undefined)
            }}
          />
        ))}
    </Dialog>
  )
}
