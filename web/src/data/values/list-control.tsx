import { useState } from 'react'
import type { ValueField } from '../../shared/schema/service-schema.js'
import { Button, IconButton } from '../../shared/ui/button.js'
import type { ValueControlProps } from './value-control.js'
import { showValue } from './show-value.js'
import { readValue } from './read-value.js'

/** Values one below the other: each can be changed, moved and taken out. */
export function ListControl({ field, value, id, isReadOnly, onValue, onFault }: ValueControlProps) {
  const stored = Array.isArray(value) ? (value as readonly unknown[]) : []
  const [texts, setTexts] = useState(() => stored.map(showValue))
  function take(next: readonly string[]): void {
    setTexts([...next])
    const values: unknown[] = []
    for (const [index, text] of next.entries()) {
      const read = readValue(field.type, text)
      if ('fault' in read) {
        onFault(`Value ${index + 1}: ${read.fault}`)
        return
      }
      values.push(read.value)
    }
    onValue(values)
  }
  return (
    <div className="list-control" role="group" aria-labelledby={`${id}-label`} id={id}>
      {texts.map((text, index) => (
        <div key={index} className="list-line">
          <ItemControl
            field={field}
            text={text}
            label={`Value ${index + 1} of ${field.name}`}
            isReadOnly={isReadOnly}
            onText={(next) => {
              take(texts.with(index, next))
            }}
          />
          {!isReadOnly && (
            <>
              <IconButton
                icon="up"
                label={`Move value ${index + 1} up`}
                disabled={index === 0}
                onClick={() => {
                  take(texts.with(index, texts[index - 1] ?? '').with(index - 1, text))
                }}
              />
              <IconButton
                icon="close"
                label={`Take value ${index + 1} out`}
                onClick={() => {
                  take(texts.toSpliced(index, 1))
                }}
              />
            </>
          )}
        </div>
      ))}
      {!isReadOnly && (
        <Button
          className="small"
          icon="plus"
          onClick={() => {
            take([...texts, firstText(field)])
          }}
        >
          Add value
        </Button>
      )}
    </div>
  )
}

const firstText = (field: ValueField): string => field.enumValues[0] ?? (field.type === 'Boolean' ? 'true' : '')

function ItemControl({
  field,
  text,
  label,
  isReadOnly,
  onText,
}: {
  readonly field: ValueField
  readonly text: string
  readonly label: string
  readonly isReadOnly: boolean
  onText(text: string): void
}) {
  const options = field.type === 'Boolean' ? ['true', 'false'] : field.enumValues
  const shared = {
    'aria-label': label,
    value: text,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      onText(target.value)
    },
  }
  if (options.length === 0) return <input readOnly={isReadOnly} {...shared} />
  return (
    <select disabled={isReadOnly} {...shared}>
      {options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  )
}
