import { InternalError, invariant } from '../../errors/internal-error.js'
import { Problem } from '../../errors/problem.js'
import type { NestedVerb, NestedWrite } from '../../operation/nested-write.js'
import { inputAnnotation } from '../schema/annotation.js'
import { toFilterOfMany } from './filter.js'
import { asObject, fieldOf, itemsOf, type Input, type InputObject } from './input.js'
import { toUniqueSelector } from './unique-selector.js'
import { toWriteData } from './write-data.js'

/** Name of the model that a relation field of a model leads to. */
export type RelatedModel = (model: string, field: string) => string

/** The nested actions on one relation field, in the order of the request (mutations.md section 11). */
export function toNestedWrites(
  field: string,
  input: Input,
  model: string,
  related: RelatedModel,
): readonly NestedWrite[] {
  if (input.kind !== 'object') return []
  const known = input.type.getFields()
  return input.fields.flatMap(({ name, input: value }) => {
    const verbField = known[name]
    invariant(verbField, `a validated verb exists: ${name}`)
    const annotation = inputAnnotation(verbField)
    if (annotation.kind === 'create-many-verb') return toCreates({ field, verb: 'create', model, related }, value)
    invariant(annotation.kind === 'verb', `${name} is no verb`)
    return toActions({ field, verb: annotation.verb, model, related }, value)
  })
}

interface VerbPosition {
  readonly field: string
  readonly verb: NestedVerb
  readonly model: string
  readonly related: RelatedModel
}

/** `createMany: {data, skipDuplicates}` (beyond.md section 7). */
function toCreates(place: VerbPosition, input: Input): readonly NestedWrite[] {
  if (input.kind !== 'object') return []
  const creates = toActions(place, fieldOf(input, 'data'))
  const skip = fieldOf(input, 'skipDuplicates')
  if (skip.kind !== 'leaf' || skip.now !== true) return creates
  return creates.map((action) => (action.verb === 'create' ? { ...action, skipsDuplicate: true } : action))
}

function toActions(place: VerbPosition, input: Input): readonly NestedWrite[] {
  if (place.verb === 'set')
    return deferProblem(place, () => {
      const wheres = itemsOf(input).map((item) => toUniqueSelector(item, place.model))
      return { field: place.field, verb: 'set', wheres }
    })
  return itemsOf(input).flatMap((item) => deferProblem(place, () => toAction(place, item)))
}

/** Which of several mistakes is reported is a matter of the plan's order (errors.md section 3.5). */
function deferProblem({ field, verb }: VerbPosition, translate: () => NestedWrite | undefined): readonly NestedWrite[] {
  try {
    const action = translate()
    return action === undefined ? [] : [action]
  } catch (error) {
    if (error instanceof Problem) return [{ field, verb: 'refused', of: verb, problem: error }]
    throw error
  }
}

function toAction({ field, verb, model, related }: VerbPosition, item: Input): NestedWrite | undefined {
  const data = (part: Input) => toWriteData(part, model, related)
  switch (verb) {
    case 'create':
      return { field, verb, data: data(item) }
    case 'connect':
      return { field, verb, where: toUniqueSelector(item, model) }
    case 'disconnect':
    case 'delete':
      // to-one relations take a Boolean
      if (item.kind === 'leaf') return item.now === true ? { field, verb } : undefined
      return { field, verb, where: toUniqueSelector(item, model) }
    case 'update': {
      const object = asObject(item)
      if (!hasParts(object)) return { field, verb, data: data(object) }
      return {
        field,
        verb,
        where: toUniqueSelector(fieldOf(object, 'where'), model),
        data: data(fieldOf(object, 'data')),
      }
    }
    case 'upsert': {
      const object = asObject(item)
      const where = fieldOf(object, 'where')
      return {
        field,
        verb,
        ...(where.kind === 'absent' ? {} : { where: toUniqueSelector(where, model) }),
        create: data(fieldOf(object, 'create')),
        update: data(fieldOf(object, 'update')),
      }
    }
    case 'connect-or-create': {
      const object = asObject(item)
      return {
        field,
        verb,
        where: toUniqueSelector(fieldOf(object, 'where'), model),
        create: data(fieldOf(object, 'create')),
      }
    }
    case 'update-many': {
      const object = asObject(item)
      return { field, verb, where: toFilterOfMany(fieldOf(object, 'where')), data: data(fieldOf(object, 'data')) }
    }
    case 'delete-many':
      return { field, verb, where: toFilterOfMany(item) }
    case 'set':
      throw new InternalError('set is one action for its whole list')
  }
}

/** Whether an update's input is `{where, data}`, or the data itself as to-one relations have it. */
function hasParts(object: InputObject): boolean {
  return Object.values(object.type.getFields()).some((field) => inputAnnotation(field).kind === 'part')
}
