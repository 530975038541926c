import { problem } from '../../errors/problem.js'
import type { UniqueSelector } from '../../operation/write.js'
import { InternalError } from '../../errors/internal-error.js'
import { inputAnnotation } from '../schema/annotation.js'
import { asObject, type Input } from './input.js'

/** Exactly one key with a value; throws problems 3040 and 3045 (mutations.md section 4). */
export function toUniqueSelector(input: Input, model: string): UniqueSelector {
  const object = asObject(input)
  const known = object.type.getFields()
  const given = object.fields.flatMap(({ name, input: value }) => {
    const field = known[name]
    if (field === undefined || value.kind !== 'leaf') return []
    const annotation = inputAnnotation(field)
    if (annotation.kind !== 'unique') throw new InternalError(`${name} is no unique field`)
    return [{ field: annotation.field, value: value.value }]
  })
  const [first, second] = given
  if (first === undefined) throw problem('uniqueSelectorEmpty', { model })
  if (second !== undefined) throw problem('uniqueSelectorAmbiguous', { model })
  return first
}
