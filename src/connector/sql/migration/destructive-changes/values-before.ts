import { isCounted } from '../../../../model/lookup.js'
import type { Model } from '../../../../model/model.js'
import type { ScalarType, ScalarValue } from '../../../../model/scalar.js'
import type { IndexColumn } from '../../storage/storage.js'
import { fillValue } from '../changes/fill-value.js'
import type { RepeatedColumn } from './repeated-groups.js'

/** With one value; what is counted up has another one in each row. */
export const isFilled = ({ field }: Pick<IndexColumn, 'field'>): boolean =>
  field.kind === 'scalar' && field.isRequired && !isCounted(field)

/** Whether rows that have nothing in a column get a value. */
export const becomesFilled = (old: IndexColumn | undefined, next: IndexColumn): boolean =>
  old?.field.kind === 'scalar' && !old.field.isRequired && isFilled(next)

/** What makes values equal that differ now: days are all that is kept of times, and what is required is filled. */
export function becoming(
  old: IndexColumn,
  next: IndexColumn,
  model: Model,
): Pick<RepeatedColumn, 'isCutToDay' | 'fill'> {
  const isCutToDay = old.scalar === 'DateTime' && next.scalar === 'Date'
  const fill =
    becomesFilled(old, next) && next.field.kind === 'scalar'
      ? asBefore(fillValue(next.field, model), next.scalar, old.scalar)
      : undefined
  return { ...(isCutToDay ? { isCutToDay } : {}), ...(fill === undefined ? {} : { fill }) }
}

/** A value as a column has it whose type changes with its values. */
export function asBefore(value: ScalarValue, next: ScalarType, old: ScalarType): ScalarValue {
  if (next === old) return value
  switch (old) {
    case 'Int':
    case 'Float':
      return Number(value)
    case 'BigInt':
    case 'Decimal':
      return String(value)
    case 'DateTime':
      return `${String(value)}T00:00:00.000Z`
    case 'Date':
      return String(value).slice(0, 'yyyy-mm-dd'.length)
    default:
      return value
  }
}
