import { useState } from 'react'
import type { ValueControlProps } from './value-control.js'
import { fromZoned, localZone, toZoned, zones } from './zoned-time.js'

const key = 'refract:zone'

/** Date and time in a zone that is chosen once; what is stored is the instant. */
export function DateTimeControl({
  field,
  value,
  id,
  describedBy,
  isInvalid,
  isReadOnly,
  onValue,
  onFault,
}: ValueControlProps) {
  const [zone, setZone] = useState(() => localStorage.getItem(key) ?? 'UTC')
  const shown = typeof value === 'string' ? toZoned(value, zone).replace(/\.000$/, '') : ''
  return (
    <div className="date-time">
      <input
        id={id}
        type="datetime-local"
        step="0.001"
        aria-describedby={describedBy}
        aria-invalid={isInvalid}
        readOnly={isReadOnly}
        value={shown}
        onChange={({ target }) => {
          const instant = fromZoned(target.value, zone)
          if (instant !== undefined) onValue(instant)
          else if (field.isRequired) onFault('Enter a date and a time.')
          else onValue(null)
        }}
      />
      <select
        aria-label={`Time zone of ${field.name}`}
        value={zone}
        onChange={(event) => {
          localStorage.setItem(key, event.target.value)
          setZone(event.target.value)
        }}
      >
        {zones().map((name) => (
          <option key={name} value={name}>
            {name === localZone() && name !== 'UTC' ? `${name} (here)` : name}
          </option>
        ))}
      </select>
    </div>
  )
}
