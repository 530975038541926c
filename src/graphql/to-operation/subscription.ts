import type { OperationDefinitionNode } from 'graphql'
import { invariant } from '../../errors/internal-error.js'
import { constant, type Value } from '../../model/value.js'
import type {
  EventFilter,
  PayloadEntry,
  PreviousValueEntry,
  Subscription,
  SubscriptionRoot,
} from '../../operation/subscription.js'
import {
  eventPart,
  eventFilterAnnotation,
  nodeFieldAnnotation,
  rootAnnotation,
  type EventFilterAnnotation,
} from '../schema/annotation.js'
import type { CollectedField } from './collect-fields.js'
import { toFilter } from './filter.js'
import { hasConditions } from './has-conditions.js'
import { asObject, itemsOf, type Input } from './input.js'
import { argumentsOf } from './page.js'
import type { RequestScope } from './request-scope.js'
import { mapFields, objectTypeOf } from './map-fields.js'
import { toSelection } from './selection.js'

const all: EventFilter = { kind: 'always' }

/** Translates a subscription of a validated document, whose root fields are all of the model `type`. */
export function toSubscription(operation: OperationDefinitionNode, type: string, scope: RequestScope): Subscription {
  const rootType = scope.graphqlSchema.getSubscriptionType()
  invariant(rootType, 'the GraphQL schema has subscriptions')
  const fields = mapFields(
    [operation.selectionSet],
    rootType,
    scope,
    rootAnnotation,
    ({ collected, field, base }): SubscriptionRoot => {
      const argument = argumentsOf(collected.node, field, scope)
      return {
        ...base,
        kind: 'event',
        filter: toEventFilter(argument('where')),
        entries: toPayload(collected, field, scope),
      }
    },
  )
  return { type, fields }
}

function toPayload(
  { selectionSets }: CollectedField,
  root: Parameters<typeof objectTypeOf>[0],
  scope: RequestScope,
): readonly PayloadEntry[] {
  return mapFields(
    selectionSets,
    objectTypeOf(root),
    scope,
    eventPart,
    ({ collected, field, annotation, base }): PayloadEntry => {
      switch (annotation.kind) {
        case 'event-mutation':
          return { ...base, kind: 'mutation' }
        case 'event-updated-fields':
          return { ...base, kind: 'updated-fields' }
        case 'event-node':
          return { ...base, kind: 'node', selection: toSelection(collected.selectionSets, objectTypeOf(field), scope) }
        case 'event-previous-values':
          return { ...base, kind: 'previous-values', entries: toPreviousValues(collected, field, scope) }
      }
    },
  )
}

function toPreviousValues(
  { selectionSets }: CollectedField,
  parent: Parameters<typeof objectTypeOf>[0],
  scope: RequestScope,
): readonly PreviousValueEntry[] {
  return mapFields(
    selectionSets,
    objectTypeOf(parent),
    scope,
    nodeFieldAnnotation,
    ({ annotation, base }): PreviousValueEntry => {
      invariant(
        annotation.kind === 'scalar' || annotation.kind === 'scalar-list',
        `${annotation.kind} is no previous value of a node`,
      )
      return { ...base, kind: annotation.kind, field: annotation.field }
    },
  )
}

/** Keys of one object all hold; null as a whole, and null under a key, restrict nothing. */
function toEventFilter(input: Input): EventFilter {
  if (input.kind === 'absent' || input.kind === 'null') return all
  const object = asObject(input)
  const known = object.type.getFields()
  const operands = object.fields.flatMap(({ name, input: value }) => {
    const field = known[name]
    return field === undefined ? [] : [toCondition(eventFilterAnnotation(field), value)]
  })
  const [first] = operands
  return first === undefined ? all : operands.length === 1 ? first : { kind: 'and', operands }
}

function toCondition(annotation: EventFilterAnnotation, input: Input): EventFilter {
  // a node that is null is none; every other null restricts nothing
  if (input.kind === 'null') return annotation.kind === 'event-node-filter' ? toNullNode() : all
  switch (annotation.kind) {
    case 'logical':
      return {
        kind: annotation.operator,
        operands: alternativesOf(annotation.operator, itemsOf(input)).map(toEventFilter),
      }
    case 'mutation-in':
      return { kind: 'mutation-in', names: namesOf(input) }
    case 'updated-fields':
      return {
        kind: 'updated-fields',
        test: annotation.test === 'contains-some' ? 'some' : 'every',
        names: namesOf(input),
      }
    case 'event-node-filter':
      return { kind: 'node', filter: toFilter(input) }
  }
}

/** Elements without conditions drop out of an OR that has others (queries.md section 14). */
function alternativesOf(operator: 'and' | 'or' | 'not', items: readonly Input[]): readonly Input[] {
  const withConditions = operator === 'or' ? items.filter(hasConditions) : []
  return withConditions.length > 0 ? withConditions : items
}

const toNullNode = (): EventFilter => ({ kind: 'node', filter: { kind: 'never' } })

/** A single value is a list of one. */
function namesOf(input: Input): Value {
  if (input.kind === 'list') return input.value
  return input.kind === 'leaf' ? { kind: 'list', items: [input.value] } : constant([])
}
