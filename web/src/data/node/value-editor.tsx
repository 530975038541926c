import type { ValueField } from '../../shared/schema/service-schema.js'
import { Icon } from '../../shared/ui/icon.js'
import type { Row } from '../node-key.js'
import { ValueControl } from '../values/value-control.js'
import { withFault, withoutValue, withValue, type Draft } from '../write/draft.js'

interface ValueEditorProps {
  readonly field: ValueField
  readonly id: string
  readonly draft: Draft
  readonly stored: Row | undefined
  readonly fault: string | undefined
  onDraft(change: (draft: Draft) => Draft): void
}

/** A value field with its name, type, control and fault. */
export function ValueEditor({ field, id, draft, stored, fault, onDraft }: ValueEditorProps) {
  const isNew = stored === undefined
  const isReadOnly = isNew ? !field.inCreate : !field.inUpdate
  const value = draft.values.has(field.name) ? draft.values.get(field.name) : stored?.[field.name]
  const faultId = `${id}-fault`
  if (isNew && isReadOnly) return null
  const hasDefault = isNew && !field.mustCreate && field.isRequired
  const isChanged = draft.values.has(field.name) || draft.faults.has(field.name)
  return (
    <div className={`form-field ${isChanged && !isNew ? 'changed' : ''}`}>
      <div className="form-label">
        <label id={`${id}-label`} htmlFor={id}>
          {field.name}
        </label>
        <span className="muted">
          {field.isList ? `[${field.type}]` : field.type}
          {(isNew ? field.mustCreate : field.isRequired) && ' · required'}
          {hasDefault && ' · has a default'}
          {isReadOnly && ' · set by the server'}
        </span>
      </div>
      <ValueControl
        field={field}
        value={value}
        id={id}
        describedBy={fault === undefined ? undefined : faultId}
        isInvalid={fault !== undefined}
        isReadOnly={isReadOnly}
        emptyText={hasDefault ? 'default' : isNew && field.mustCreate ? '' : 'null'}
        onValue={(next) => {
          const isDefault = hasDefault && next === null
          onDraft((now) => (isDefault ? withoutValue(now, field.name) : withValue(now, field, next, stored)))
        }}
        onFault={(text) => {
          onDraft((now) => withFault(now, field.name, text))
        }}
      />
      {fault !== undefined && (
        <p id={faultId} className="field-fault">
          <Icon name="warning" size={14} /> {fault}
        </p>
      )}
    </div>
  )
}
