import { readValue, type Bindings, type Value } from '../model/value.js'
import { always, type Filter } from '../operation/filter.js'
import type { EventFilter } from '../operation/subscription.js'
import { assertNever } from '../util/assert-never.js'
import type { SubscriptionEvent } from './event.js'

/** What filters know of an event without looking at its node. */
export type EventKind = Pick<SubscriptionEvent, 'mutation' | 'updatedFields'>

const never: Filter = { kind: 'never' }
const decided = (holds: boolean): Filter => (holds ? always : never)

/**
 * What is left to ask of the node once the event is known; `always` and `never` where nothing is. Of a deleted node
 * nothing is asked: the conditions on the event alone decide (subscriptions.md section 9).
 */
export function nodeFilterOf(filter: EventFilter, event: EventKind, bindings: Bindings): Filter {
  if (event.mutation !== 'DELETED') return remainder(filter, event, bindings)
  const rest = withoutNodes(filter)
  return rest === undefined ? always : remainder(rest, event, bindings)
}

function remainder(filter: EventFilter, event: EventKind, bindings: Bindings): Filter {
  const rest = (operand: EventFilter): Filter => remainder(operand, event, bindings)
  switch (filter.kind) {
    case 'always':
      return always
    case 'and':
      return conjunction(filter.operands.map(rest))
    case 'or':
      return disjunction(filter.operands.map(rest))
    case 'not':
      return noneOf(filter.operands.map(rest))
    case 'mutation-in':
      return decided(namesOf(filter.names, bindings).includes(event.mutation))
    case 'updated-fields': {
      const names = namesOf(filter.names, bindings)
      const { updatedFields } = event
      if (updatedFields === undefined) return never
      const isUpdated = (name: unknown): boolean => updatedFields.includes(String(name))
      return decided(filter.test === 'every' ? names.every(isUpdated) : names.some(isUpdated))
    }
    case 'node':
      return filter.filter
    default:
      return assertNever(filter)
  }
}

/** The conditions on the event itself; undefined where there are none. */
function withoutNodes(filter: EventFilter): EventFilter | undefined {
  if (filter.kind === 'node' || filter.kind === 'always') return undefined
  if (!('operands' in filter)) return filter
  const operands = filter.operands.map(withoutNodes).filter((operand) => operand !== undefined)
  return operands.length === 0 ? undefined : { kind: filter.kind, operands }
}

/** Whether updates have to be told apart by what they updated. */
export function dependsOnUpdatedFields(filter: EventFilter): boolean {
  if (filter.kind === 'updated-fields') return true
  return 'operands' in filter && filter.operands.some(dependsOnUpdatedFields)
}

const namesOf = (value: Value, bindings: Bindings): readonly unknown[] => {
  const names = readValue(value, bindings)
  return Array.isArray(names) ? names : names === null || names === undefined ? [] : [names]
}

function conjunction(operands: readonly Filter[]): Filter {
  if (operands.some(({ kind }) => kind === 'never')) return never
  const open = operands.filter(({ kind }) => kind !== 'always')
  return open.length > 1 ? { kind: 'and', operands: open } : (open[0] ?? always)
}

function disjunction(operands: readonly Filter[]): Filter {
  if (operands.some(({ kind }) => kind === 'always')) return always
  const open = operands.filter(({ kind }) => kind !== 'never')
  return open.length > 1 ? { kind: 'or', operands: open } : (open[0] ?? never)
}

function noneOf(operands: readonly Filter[]): Filter {
  const any = disjunction(operands)
  if (any.kind === 'always') return never
  if (any.kind === 'never') return always
  return { kind: 'not', operands: any.kind === 'or' ? any.operands : [any] }
}

/** The filters on nodes that stand anywhere in a filter. */
export function nodeFiltersIn(filter: EventFilter): readonly Filter[] {
  if (filter.kind === 'node') return [filter.filter]
  return 'operands' in filter ? filter.operands.flatMap(nodeFiltersIn) : []
}

/** `field` has one of `values` in every event that the filter lets through, deletes aside. */
export interface Equality {
  readonly field: string
  readonly values: readonly unknown[]
}

/** The equalities that a filter asks of a node whatever else it says. */
export function equalitiesOf(filter: EventFilter, bindings: Bindings): readonly Equality[] {
  if (filter.kind === 'and') return filter.operands.flatMap((operand) => equalitiesOf(operand, bindings))
  return filter.kind === 'node' ? nodeEqualities(filter.filter, bindings) : []
}

function nodeEqualities(filter: Filter, bindings: Bindings): readonly Equality[] {
  if (filter.kind === 'and') return filter.operands.flatMap((operand) => nodeEqualities(operand, bindings))
  // one value in any case has several keys
  if ('ignoresCase' in filter && filter.ignoresCase === true) return []
  if (filter.kind === 'compare' && filter.operator === 'equals')
    return [{ field: filter.field, values: [readValue(filter.value, bindings)] }]
  if (filter.kind !== 'in' || filter.negated) return []
  const values = readValue(filter.value, bindings)
  return Array.isArray(values) ? [{ field: filter.field, values }] : []
}
