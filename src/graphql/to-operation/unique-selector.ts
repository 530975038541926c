import { problem } from '../../errors/problem.js'
import { compoundSelector, type SelectorMember, type UniqueSelector } from '../../operation/write.js'
import { InternalError } from '../../errors/internal-error.js'
import { inputAnnotation } from '../schema/annotation.js'
import { asObject, type Input } from './input.js'

/** Exactly one key with a value; throws problems 3040 and 3045 (mutations.md section 4). */
export function toUniqueSelector(input: Input, model: string): UniqueSelector {
  const given = annotated(input).filter(({ value }) => value.kind === 'leaf' || value.kind === 'object')
  const [first, second] = given
  if (first === undefined) throw problem('uniqueSelectorEmpty', { model })
  if (second !== undefined) throw problem('uniqueSelectorAmbiguous', { model })
  const { annotation, value } = first
  if (annotation.kind === 'unique-index') return toCompound(annotation.index, value, model)
  return toMember(first, model)
}

/** By all fields of a unique index (beyond.md section 10.2). */
function toCompound(index: string, input: Input, model: string): UniqueSelector {
  const members = annotated(input).map((part): SelectorMember => {
    const { annotation, value } = part
    return annotation.kind === 'unique-related'
      ? { field: annotation.field, related: toUniqueSelector(value, annotation.type) }
      : toMember(part, model)
  })
  return compoundSelector(index, members)
}

type Part = ReturnType<typeof annotated>[number]

function toMember(
  { name, annotation, value }: Part,
  model: string,
): Extract<SelectorMember, { readonly value: unknown }> {
  if (annotation.kind !== 'unique') throw new InternalError(`${name} is no unique field`)
  if (value.kind !== 'leaf') throw problem('uniqueSelectorEmpty', { model })
  return { field: annotation.field, value: value.value }
}

function annotated(input: Input) {
  const object = asObject(input)
  const known = object.type.getFields()
  return object.fields.flatMap(({ name, input: value }) => {
    const field = known[name]
    return field === undefined ? [] : [{ name, annotation: inputAnnotation(field), value }]
  })
}
