import { InternalError, invariant } from '../../errors/internal-error.js'
import { Problem } from '../../errors/problem.js'
import type { NestedVerb, NestedWrite } from '../../operation/nested-write.js'
import type { UniqueSelector } from '../../operation/write.js'
import type { Slices } from '../../util/slices.js'
import { inputAnnotation } from '../schema/annotation.js'
import { toFilterOfMany } from './filter.js'
import { asObject, fieldOf, itemsOf, type Input, type InputObject } from './input.js'
import { toUniqueSelector } from './unique-selector.js'
import { toWriteData } from './write-data.js'

/** Name of the model that a relation field of a model leads to. */
export type RelatedModel = (model: string, field: string) => string

/** The nested actions on one relation field, in the order of the request (mutations.md section 11). */
export function* toNestedWrites(
  field: string,
  input: Input,
  model: string,
  related: RelatedModel,
): Slices<readonly NestedWrite[]> {
  if (input.kind !== 'object') return []
  const known = input.type.getFields()
  const actions: NestedWrite[][] = []
  for (const { name, input: value } of input.fields) {
    const verbField = known[name]
    invariant(verbField, `a validated verb exists: ${name}`)
    const annotation = inputAnnotation(verbField)
    if (annotation.kind === 'create-many-verb') {
      actions.push(yield* toCreates({ field, verb: 'create', model, related }, value))
      continue
    }
    invariant(annotation.kind === 'verb', `${name} is no verb`)
    actions.push(yield* toActions({ field, verb: annotation.verb, model, related }, value))
  }
  return actions.flat()
}

interface VerbPosition {
  readonly field: string
  readonly verb: NestedVerb
  readonly model: string
  readonly related: RelatedModel
}

/** `createMany: {data, skipDuplicates}` (beyond.md section 7). */
function* toCreates(place: VerbPosition, input: Input): Slices<NestedWrite[]> {
  if (input.kind !== 'object') return []
  const creates = yield* toActions(place, fieldOf(input, 'data'))
  const skip = fieldOf(input, 'skipDuplicates')
  if (skip.kind !== 'leaf' || skip.now !== true) return creates
  return creates.map((action) => (action.verb === 'create' ? { ...action, skipsDuplicate: true } : action))
}

/** Which of several mistakes is reported is a matter of the plan's order (errors.md section 3.5). */
function* toActions(place: VerbPosition, input: Input): Slices<NestedWrite[]> {
  const { field, verb } = place
  const parts = verb === 'set' ? [input] : itemsOf(input)
  const actions: NestedWrite[] = []
  for (const part of parts) {
    yield
    try {
      const action = verb === 'set' ? yield* toSet(place, part) : yield* toAction(place, part)
      if (action !== undefined) actions.push(action)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      actions.push({ field, verb: 'refused', of: verb, problem: error })
    }
  }
  return actions
}

function* toSet({ field, model }: VerbPosition, input: Input): Slices<NestedWrite> {
  const wheres: UniqueSelector[] = []
  for (const item of itemsOf(input)) {
    wheres.push(toUniqueSelector(item, model))
    yield
  }
  return { field, verb: 'set', wheres }
}

function* toAction({ field, verb, model, related }: VerbPosition, item: Input): Slices<NestedWrite | undefined> {
  const data = (part: Input) => toWriteData(part, model, related)
  switch (verb) {
    case 'create':
      return { field, verb, data: yield* data(item) }
    case 'connect':
      return { field, verb, where: toUniqueSelector(item, model) }
    case 'disconnect':
    case 'delete':
      // to-one relations take a Boolean
      if (item.kind === 'leaf') return item.now === true ? { field, verb } : undefined
      return { field, verb, where: toUniqueSelector(item, model) }
    case 'update': {
      const object = asObject(item)
      if (!hasParts(object)) return { field, verb, data: yield* data(object) }
      return {
        field,
        verb,
        where: toUniqueSelector(fieldOf(object, 'where'), model),
        data: yield* data(fieldOf(object, 'data')),
      }
    }
    case 'upsert': {
      const object = asObject(item)
      const where = fieldOf(object, 'where')
      return {
        field,
        verb,
        ...(where.kind === 'absent' ? {} : { where: toUniqueSelector(where, model) }),
        create: yield* data(fieldOf(object, 'create')),
        update: yield* data(fieldOf(object, 'update')),
      }
    }
    case 'connect-or-create': {
      const object = asObject(item)
      return {
        field,
        verb,
        where: toUniqueSelector(fieldOf(object, 'where'), model),
        create: yield* data(fieldOf(object, 'create')),
      }
    }
    case 'update-many': {
      const object = asObject(item)
      return {
        field,
        verb,
        where: toFilterOfMany(fieldOf(object, 'where')),
        data: yield* data(fieldOf(object, 'data')),
      }
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
