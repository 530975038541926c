import { invariant } from '../../errors/internal-error.js'
import { problem } from '../../errors/problem.js'
import { constant, type Value } from '../../model/value.js'
import type { NestedWrite } from '../../operation/nested-write.js'
import type { ItemChange, NumberChange, WriteData } from '../../operation/write.js'
import { dataAnnotation, inputAnnotation } from '../schema/annotation.js'
import { groupBy } from '../../util/group-by.js'
import type { Slices } from '../../util/slices.js'
import { asObject, type Input, type InputObject } from './input.js'
import { toNestedWrites, type RelatedModel } from './nested-write.js'

/**
 * The `data` of a create or an update (mutations.md sections 5, 8, 11), in a slice for each nested write; absent keys are
 * left out. Throws problem 3114 for a field that is written twice (beyond.md section 8).
 */
export function* toWriteData(input: Input, model: string, related: RelatedModel): Slices<WriteData> {
  if (input.kind === 'absent' || input.kind === 'null') return nothingWritten
  const object = asObject(input)
  const known = object.type.getFields()
  const scalars = new Map<string, Value>()
  const nested: NestedWrite[] = []
  // most data has none of these
  let lists: Map<string, Value> | undefined
  let numbers: Map<string, NumberChange> | undefined
  let items: Map<string, ItemChange> | undefined
  for (const { name, input: value } of object.fields) {
    const field = known[name]
    invariant(field, `a validated input field exists: ${name}`)
    const annotation = dataAnnotation(field)
    switch (annotation.kind) {
      case 'scalar-data':
        scalars.set(annotation.field, value.kind === 'leaf' ? value.value : constant(null))
        break
      case 'number-change':
        if (value.kind === 'leaf')
          (numbers ??= new Map()).set(annotation.field, { operator: annotation.operator, operand: value.value })
        break
      case 'list-data': {
        const { set, ...changes } = toListChange(value)
        const keys = Object.keys(changes)
        if (set !== undefined && keys.length > 0)
          throw problem('writtenTwice', { field: annotation.field, keys: ['set', ...keys].join(', ') })
        if (set !== undefined) (lists ??= new Map()).set(annotation.field, set)
        else if (keys.length > 0) (items ??= new Map()).set(annotation.field, changes)
        break
      }
      case 'relation-data':
        nested.push(...(yield* toNestedWrites(annotation.field, value, related(model, annotation.field), related)))
        break
    }
  }
  if (numbers !== undefined) refuseWrittenTwice(object)
  return {
    scalars,
    lists: lists ?? nothingWritten.lists,
    numbers: numbers ?? nothingWritten.numbers,
    items: items ?? nothingWritten.items,
    nested,
  }
}

const nothingWritten: WriteData = {
  scalars: new Map(),
  lists: new Map(),
  numbers: new Map(),
  items: new Map(),
  nested: [],
}

/** A number may be given, or changed in one way. */
function refuseWrittenTwice({ type, fields }: InputObject): void {
  const known = type.getFields()
  const written = fields.flatMap(({ name, input }) => {
    const annotation = known[name] && dataAnnotation(known[name])
    const isWritten =
      annotation?.kind === 'scalar-data' || (annotation?.kind === 'number-change' && input.kind === 'leaf')
    return isWritten ? [{ name, field: annotation.field }] : []
  })
  for (const [field, keys] of groupBy(written, (one) => one.field))
    if (keys.length > 1) throw problem('writtenTwice', { field, keys: keys.map(({ name }) => name).join(', ') })
}

/** `{set: [...]}`; null and `{}` change nothing, `{set: null}` empties the list; nothing is pushed or removed by null. */
function toListChange(input: Input): ItemChange & { readonly set?: Value } {
  if (input.kind !== 'object') return {}
  const known = input.type.getFields()
  const change: { set?: Value; push?: Value; remove?: Value } = {}
  for (const { name, input: items } of input.fields) {
    const field = known[name]
    const annotation = field && inputAnnotation(field)
    if (annotation?.kind === 'list-set') change.set = items.kind === 'list' ? items.value : constant([])
    else if (items.kind !== 'list') continue
    else if (annotation?.kind === 'list-push') change.push = items.value
    else if (annotation?.kind === 'list-remove') change.remove = items.value
  }
  return change
}
