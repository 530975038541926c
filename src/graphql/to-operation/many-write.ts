import type { GraphQLField, SelectionSetNode } from 'graphql'
import { problem } from '../../errors/problem.js'
import type { Value } from '../../model/value.js'
import type { ManyPayloadEntry } from '../../operation/selection.js'
import type { UpsertItem, WriteData, WriteOperation } from '../../operation/write.js'
import type { Slices } from '../../util/slices.js'
import { toFilterOfMany } from './filter.js'
import { asObject, fieldOf, itemsOf, type Input } from './input.js'
import { objectTypeOf } from './map-fields.js'
import type { RelatedModel } from './nested-write.js'
import type { Arguments } from './page.js'
import type { RequestScope } from './request-scope.js'
import { toManyPayload } from './selection.js'
import { toPurges } from './soft-delete.js'
import { toSort } from './sort.js'
import { toUniqueSelector } from './unique-selector.js'
import { toWriteData } from './write-data.js'

interface ManyPlace {
  readonly field: GraphQLField<unknown, unknown>
  readonly kind: 'create-many' | 'upsert-many' | 'update-many' | 'delete-many'
  readonly type: string
  readonly selectionSets: readonly SelectionSetNode[]
}

interface ManyScope extends RequestScope {
  readonly relatedModel: RelatedModel
  readonly batchLimit: number
}

/** A write of many nodes (mutations.md section 16, beyond.md section 7). */
export function* toManyWrite(
  { field, kind, type, selectionSets }: ManyPlace,
  argument: Arguments,
  scope: ManyScope,
): Slices<{ readonly operation: WriteOperation; readonly payload: readonly ManyPayloadEntry[] }> {
  const { payload, nodes } = toManyPayload(selectionSets, objectTypeOf(field), scope)
  const data = (input: Input) => toWriteData(input, type, scope.relatedModel)
  switch (kind) {
    case 'create-many': {
      const items: WriteData[] = []
      for (const item of elementsOf(argument('data'), scope)) {
        items.push(yield* data(item))
        yield
      }
      const skip = argument('skipDuplicates')
      const skipDuplicates = skip.kind === 'leaf' && skip.now === true
      return { operation: { kind, type, items, skipDuplicates, nodes }, payload }
    }
    case 'upsert-many': {
      const items: UpsertItem[] = []
      for (const item of elementsOf(argument('data'), scope).map(asObject)) {
        items.push({
          where: toUniqueSelector(fieldOf(item, 'where'), type),
          create: yield* data(fieldOf(item, 'create')),
          update: yield* data(fieldOf(item, 'update')),
        })
        yield
      }
      return { operation: { kind, type, items, nodes }, payload }
    }
    case 'update-many': {
      const changes = yield* data(argument('data'))
      return { operation: { kind, type, data: changes, ...chosenNodes(field, argument), nodes }, payload }
    }
    case 'delete-many':
      const choice = { ...chosenNodes(field, argument), ...toPurges(field, argument) }
      return { operation: { kind, type, ...choice, nodes }, payload }
  }
}

function elementsOf(input: Input, { batchLimit }: ManyScope): readonly Input[] {
  const items = itemsOf(input)
  if (items.length > batchLimit)
    throw problem('batchTooLarge', { count: String(items.length), limit: String(batchLimit) })
  return items
}

/** The sign of the limit is part of the variables' shape. */
function chosenNodes(field: GraphQLField<unknown, unknown>, argument: Arguments) {
  const where = toFilterOfMany(argument('where'))
  const terms = field.args.some(({ name }) => name === 'sort') ? toSort(argument('sort')) : []
  const chosen = { where, ...(terms.length === 0 ? {} : { sort: terms }) }
  const hasLimit = field.args.some(({ name }) => name === 'limit')
  const limit = hasLimit ? argument('limit') : undefined
  if (limit?.kind !== 'leaf') return chosen
  if (typeof limit.now === 'number' && limit.now < 0) throw problem('limitNegative')
  return { ...chosen, limit: limit.value satisfies Value }
}
