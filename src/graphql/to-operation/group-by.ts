import { getNamedType, isEnumType, isObjectType, type GraphQLField, type SelectionSetNode } from 'graphql'
import { invariant } from '../../errors/internal-error.js'
import { problem } from '../../errors/problem.js'
import type { Filter } from '../../operation/filter.js'
import type { GroupBy, GroupEntry, GroupKey, GroupSortTerm, KeyEntry } from '../../operation/group-by.js'
import {
  groupKeyField,
  groupKeyMeaning,
  groupOrder,
  groupPart,
  sortFieldAnnotation,
  type GroupPartAnnotation,
} from '../schema/annotation.js'
import { toAggregateEntry } from './aggregate.js'
import { toFilter } from './filter.js'
import { asObject, itemsOf, type Input } from './input.js'
import { mapFields, objectTypeOf, type FieldPlace } from './map-fields.js'
import { firstAndSkip, type Arguments } from './page.js'
import type { RequestScope } from './request-scope.js'
import { toSelection } from './selection.js'
import { toDeleted } from './soft-delete.js'
import { directionOf, onlyKeyOf, toAggregateOrder } from './sort.js'

interface GroupPlace {
  readonly type: string
  readonly selectionSets: readonly SelectionSetNode[]
  readonly field: GraphQLField<unknown, unknown>
}

const maxKeys = 8

/** `xsGroupBy`; throws problems 3108, 3109, 3110, 3026, 3028 (beyond.md section 3). */
export function toGroupBy(
  { type, selectionSets, field }: GroupPlace,
  argument: Arguments,
  scope: RequestScope,
): GroupBy {
  const groupType = objectTypeOf(field)
  const by = toKeys(argument('by'), field)
  const having = toFilter(argument('having'))
  return {
    type,
    by,
    ...filterAs('where', toFilter(argument('where'))),
    ...filterAs('having', having),
    sort: itemsOf(argument('sort')).map((item) => toGroupSort(item, by)),
    ...firstAndSkip(argument),
    ...toDeleted(field, argument),
    entries: mapFields(selectionSets, groupType, scope, groupPart, (place) => toGroupEntry(place, by, scope)),
  }
}

const filterAs = <K extends string>(key: K, filter: Filter): { readonly [key in K]?: Filter } =>
  filter.kind === 'always' ? {} : ({ [key]: filter } as { readonly [key in K]?: Filter })

function toKeys(input: Input, field: GroupPlace['field']): readonly GroupKey[] {
  const names = itemsOf(input).map((item) => (item.kind === 'leaf' ? String(item.now) : ''))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw problem('groupFieldTwice', { field: twice })
  if (names.length === 0) throw problem('groupWithoutField')
  if (names.length > maxKeys)
    throw problem('groupWithTooManyFields', { count: String(names.length), most: String(maxKeys) })
  const enumeration = getNamedType(field.args.find(({ name }) => name === 'by')?.type)
  invariant(isEnumType(enumeration), `${field.name} is grouped by values of an enum`)
  return names.map((name) => {
    const value = enumeration.getValue(name)
    invariant(value, `${name} is a field of groups`)
    return groupKeyMeaning(value)
  })
}

const required = (by: readonly GroupKey[], name: string): void => {
  if (!by.some((key) => key.name === name)) throw problem('groupKeyMissing', { field: name })
}

function toGroupSort(item: Input, by: readonly GroupKey[]): GroupSortTerm {
  const only = onlyKeyOf(asObject(item), groupOrder)
  const { annotation } = only
  if (annotation.kind !== 'sort-key') return { ...toAggregateOrder({ ...only, annotation }), of: 'aggregate' }
  const key = onlyKeyOf(asObject(only.input), sortFieldAnnotation)
  required(by, key.annotation.field)
  return { ...directionOf(key), of: 'key', name: key.annotation.field }
}

function toGroupEntry(
  place: FieldPlace<GroupPartAnnotation>,
  by: readonly GroupKey[],
  scope: RequestScope,
): GroupEntry {
  const { annotation: part } = place
  if (part.kind !== 'group-key') return toAggregateEntry({ ...place, annotation: part }, scope)
  const entries = mapFields(
    place.collected.selectionSets,
    objectTypeOf(place.field),
    scope,
    groupKeyField,
    ({ collected, field, annotation, base }): KeyEntry => {
      required(by, annotation.key)
      const type = getNamedType(field.type)
      if (!isObjectType(type)) return { ...base, kind: 'key-value', name: annotation.key }
      return {
        ...base,
        kind: 'key-node',
        name: annotation.key,
        selection: toSelection(collected.selectionSets, type, scope),
      }
    },
  )
  return { ...place.base, kind: 'key', entries }
}
