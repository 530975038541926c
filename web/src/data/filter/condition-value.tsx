import { useEffect, useId, useState } from 'react'
import type { ValueField } from '../../shared/schema/service-schema.js'
import type { FilterItem, ValueFilter } from './filter.js'
import { readFilterValue } from './to-where.js'

/** Text is taken over when nothing was typed for a moment. */
const pauseMs = 250

interface ConditionValueProps {
  readonly field: ValueField
  readonly item: ValueFilter
  onChange(item: FilterItem): void
}

/** The control for a condition's value, by the type that the operator takes. */
export function ConditionValue({ field, item, onChange }: ConditionValueProps) {
  const operator = field.operators.find(({ suffix }) => suffix === item.suffix)
  if (operator === undefined) return null
  const options = operator.type === 'Boolean' ? ['true', 'false'] : field.kind === 'enum' ? field.enumValues : []
  if (options.length > 0 && !operator.isList)
    return (
      <select
        aria-label="Value"
        value={item.text}
        onChange={(event) => {
          onChange({ ...item, text: event.target.value })
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    )
  const read = readFilterValue(item, operator)
  return (
    <DelayedText
      key={operator.suffix}
      text={item.text}
      isList={operator.isList}
      type={operator.type}
      fault={item.text !== '' && 'fault' in read ? read.fault : undefined}
      onText={(text) => {
        onChange({ ...item, text })
      }}
    />
  )
}

interface DelayedTextProps {
  readonly text: string
  readonly isList: boolean
  readonly type: string
  readonly fault: string | undefined
  onText(text: string): void
}

function DelayedText({ text, isList, type, fault, onText }: DelayedTextProps) {
  const [typed, setTyped] = useState(text)
  const faultId = useId()
  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(() => {
      onText(typed)
    }, pauseMs)
    return () => {
      clearTimeout(timer)
    }
    // only what was typed last counts
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed])
  const shared = {
    'aria-label': 'Value',
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault === undefined ? undefined : faultId,
    value: typed,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      setTyped(target.value)
    },
  }
  return (
    <span className="filter-value">
      {isList ? (
        <textarea rows={Math.min(6, typed.split('\n').length + 1)} placeholder="One value a line" {...shared} />
      ) : (
        <input placeholder={type === 'DateTime' ? '2024-05-31T12:00:00Z' : type} {...shared} />
      )}
      {fault !== undefined && (
        <span id={faultId} className="field-fault">
          {fault}
        </span>
      )}
    </span>
  )
}
