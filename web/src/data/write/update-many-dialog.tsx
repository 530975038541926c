import { useId, useState } from 'react'
import { valueFields, type Model } from '../../shared/schema/service-schema.js'
import { useServiceSchema } from '../../shared/schema/schema-context.js'
import { useSession } from '../../shared/session/session.js'
import { Button, IconButton } from '../../shared/ui/button.js'
import { Dialog } from '../../shared/ui/dialog.js'
import { Failure } from '../../shared/ui/notice.js'
import { useToast } from '../../shared/ui/toast.js'
import type { Where } from '../filter/to-where.js'
import { ValueEditor } from '../node/value-editor.js'
import { dataOf, emptyDraft, withoutValue, withValue, type Draft } from './draft.js'
import { faultsOf, noFaults } from './field-faults.js'
import { updateManyMutation } from './mutations.js'

interface UpdateManyDialogProps {
  readonly model: Model
  readonly where: Where
  readonly count: number
  onClose(): void
  onWritten(): void
}

/** Sets chosen fields of many nodes to one value each. */
export function UpdateManyDialog({ model, where, count, onClose, onWritten }: UpdateManyDialogProps) {
  const schema = useServiceSchema()
  const session = useSession()
  const say = useToast()
  const formId = useId()
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [faults, setFaults] = useState(noFaults)
  const [isBusy, setBusy] = useState(false)
  const possible = valueFields(model).filter(({ inUpdateMany }) => inUpdateMany)
  async function save(): Promise<void> {
    setBusy(true)
    const { query, variables } = updateManyMutation(model, where, dataOf(model, draft, schema, false))
    try {
      const response = await session.ask<Readonly<Record<string, { readonly count: number }>>>(query, variables)
      say(`${(Object.values(response)[0]?.count ?? 0).toLocaleString('en')} nodes changed`)
      onWritten()
    } catch (error) {
      setFaults(faultsOf(error, model))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={`Change ${count.toLocaleString('en')} nodes of ${model.name}`}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            disabled={isBusy || draft.values.size === 0 || draft.faults.size > 0}
            onClick={() => void save()}
          >
            {isBusy ? 'Saving' : `Change ${count.toLocaleString('en')} nodes`}
          </Button>
        </>
      }
    >
      {chosen.length === 0 && <p className="muted">Choose the fields that get a new value.</p>}
      {possible
        .filter(({ name }) => chosen.includes(name))
        .map((field) => (
          <div key={field.name} className="chosen-field">
            <ValueEditor
              field={field}
              id={`${formId}-${field.name}`}
              draft={draft}
              stored={{ [field.name]: undefined }}
              fault={faults.fields.get(field.name) ?? draft.faults.get(field.name)}
              onDraft={setDraft}
            />
            <IconButton
              icon="close"
              label={`Leave ${field.name} as it is`}
              onClick={() => {
                setChosen(chosen.filter((name) => name !== field.name))
                setDraft((now) => withoutValue(now, field.name))
              }}
            />
          </div>
        ))}
      <select
        aria-label="Add a field"
        value=""
        onChange={({ target }) => {
          const field = possible.find(({ name }) => name === target.value)
          if (field === undefined) return
          setChosen([...chosen, field.name])
          const first = field.isList ? [] : (field.enumValues[0] ?? (field.type === 'Boolean' ? false : undefined))
          if (first !== undefined) setDraft((now) => withValue(now, field, first, undefined))
          else if (!field.isRequired) setDraft((now) => withValue(now, field, null, undefined))
        }}
      >
        <option value="">Add a field</option>
        {possible
          .filter(({ name }) => !chosen.includes(name))
          .map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
      </select>
      {faults.others.map((message) => (
        <Failure key={message} error={message} />
      ))}
    </Dialog>
  )
}
