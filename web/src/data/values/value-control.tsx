import { useState } from 'react'
import type { ValueField } from '../../shared/schema/service-schema.js'
import { LazyCodeEditor } from '../../shared/code/lazy-code-editor.js'
import { Button } from '../../shared/ui/button.js'
import { DateTimeControl } from './date-time-control.js'
import { ListControl } from './list-control.js'
import { showValue } from './show-value.js'
import { readValue } from './read-value.js'

export interface ValueControlProps {
  readonly field: ValueField
  readonly value: unknown
  readonly id: string
  readonly describedBy: string | undefined
  readonly isInvalid: boolean
  readonly isReadOnly: boolean
  /** What stands there while there is no value. */
  readonly emptyText: string
  onValue(value: unknown): void
  onFault(fault: string): void
}

/** The right control for the kind of value; a value that may be null can be emptied. */
export function ValueControl(props: ValueControlProps) {
  const { field, value, isReadOnly, onValue } = props
  if (field.isList) return <ListControl {...props} />
  const isNull = value === null || value === undefined
  return (
    <div className="value-control">
      <SingleControl {...props} />
      {!field.isRequired && !isReadOnly && !isNull && field.type !== 'Boolean' && field.kind !== 'enum' && (
        <Button
          look="quiet"
          className="small"
          aria-label={`Set null: ${field.name}`}
          onClick={() => {
            onValue(null)
          }}
        >
          Set null
        </Button>
      )}
    </div>
  )
}

function SingleControl(props: ValueControlProps) {
  const { field, value, id, describedBy, isInvalid, isReadOnly, emptyText, onValue } = props
  if (field.kind === 'enum')
    return (
      <select
        id={id}
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        disabled={isReadOnly}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => {
          onValue(event.target.value === '' ? null : event.target.value)
        }}
      >
        {(!field.isRequired || typeof value !== 'string') && <option value="">{emptyText}</option>}
        {field.enumValues.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    )
  switch (field.type) {
    case 'Boolean':
      return <BooleanControl {...props} />
    case 'DateTime':
      return <DateTimeControl {...props} />
    case 'Json':
      return <JsonControl {...props} />
    default:
      return <TextControl {...props} />
  }
}

function BooleanControl({ field, value, id, isReadOnly, onValue }: ValueControlProps) {
  const options = [
    { label: 'yes', option: true },
    { label: 'no', option: false },
    ...(field.isRequired ? [] : [{ label: 'null', option: null }]),
  ]
  return (
    <div className="segments" role="group" aria-labelledby={`${id}-label`} id={id}>
      {options.map(({ label, option }) => (
        <button
          key={label}
          type="button"
          disabled={isReadOnly}
          aria-pressed={(value ?? null) === option}
          onClick={() => {
            onValue(option)
          }}
        >
          {label}
        </button>
      ))}
    </div>
  )
}

/** Keeps what was typed as it was typed; the draft has what it means. */
function TextControl(props: ValueControlProps) {
  const { field, value, id, describedBy, isInvalid, isReadOnly, emptyText, onValue, onFault } = props
  const shown = showValue(value)
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: unknown }>()
  const text = typed !== undefined && (isInvalid || Object.is(typed.value, value)) ? typed.text : shown
  const isText = field.type === 'String'
  const shared = {
    id,
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid,
    readOnly: isReadOnly,
    value: text,
    placeholder: value === null || value === undefined ? emptyText : '',
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      const read = readValue(field.type, target.value)
      const isEmptied = !isText && target.value.trim() === '' && !field.isRequired
      if (isEmptied) onValue(null)
      else if ('value' in read) onValue(read.value)
      else onFault(read.fault)
      setTyped({ text: target.value, value: isEmptied ? null : 'value' in read ? read.value : value })
    },
  }
  if (!isText)
    return <input inputMode={field.type === 'Int' || field.type === 'Float' ? 'decimal' : 'text'} {...shared} />
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 46)), 0)
  return <textarea rows={Math.min(10, lines)} {...shared} />
}

function JsonControl({ field, value, isReadOnly, onValue, onFault }: ValueControlProps) {
  const [text, setText] = useState(() => (value === null || value === undefined ? '' : JSON.stringify(value, null, 2)))
  return (
    <div className="json-control">
      <LazyCodeEditor
        language="json"
        label={field.name}
        isReadOnly={isReadOnly}
        value={value === null || value === undefined ? (text.trim() === '' ? text : '') : text}
        onChange={(next) => {
          setText(next)
          if (next.trim() === '') {
            if (!field.isRequired && (value ?? null) !== null) onValue(null)
            return
          }
          const read = readValue('Json', next)
          if ('value' in read) onValue(read.value)
          else onFault(read.fault)
        }}
      />
    </div>
  )
}
