import type { GraphQLObjectType, SelectionSetNode } from 'graphql'
import { Problem } from '../../errors/problem.js'
import type {
  ConnectionEntry,
  ConnectionSelection,
  EdgeEntry,
  ManyPayloadEntry,
  Selection,
  SelectionEntry,
} from '../../operation/selection.js'
import {
  connectionPart,
  edgePart,
  manyPayloadPart,
  nodeFieldAnnotation,
  pageInfoAnnotation,
  type NodeFieldAnnotation,
} from '../schema/annotation.js'
import { toAggregateEntries } from './aggregate.js'
import { toFilter } from './filter.js'
import { mapFields, objectTypeOf, toLeaves, type FieldPlace } from './map-fields.js'
import { argumentsOf, toPage } from './page.js'
import { toDeleted } from './soft-delete.js'
import type { RequestScope } from './request-scope.js'

/** What is selected of a node of the object type `type`; its name is the model's. */
export function toSelection(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
): Selection {
  const entries = mapFields(selectionSets, type, scope, nodeFieldAnnotation, (place) => toEntry(place, scope))
  return { type: type.name, entries }
}

function toEntry(
  { collected, field, annotation, base }: FieldPlace<NodeFieldAnnotation>,
  scope: RequestScope,
): SelectionEntry {
  switch (annotation.kind) {
    case 'scalar':
    case 'scalar-list':
      return { ...base, kind: annotation.kind, field: annotation.field }
    case 'to-one':
      return {
        ...base,
        kind: 'to-one',
        field: annotation.field,
        ...toDeleted(field, argumentsOf(collected.node, field, scope)),
        selection: toSelection(collected.selectionSets, objectTypeOf(field), scope),
      }
    case 'to-many':
      try {
        const page = toPage(field, argumentsOf(collected.node, field, scope))
        return {
          ...base,
          kind: 'to-many',
          field: annotation.field,
          page,
          selection: toSelection(collected.selectionSets, objectTypeOf(field), scope),
        }
      } catch (error) {
        // this list fails for each parent, the rest of the answer does not
        if (error instanceof Problem) return { ...base, kind: 'failing', problem: error }
        throw error
      }
    case 'related-aggregate': {
      const entries = toAggregateEntries(collected.selectionSets, objectTypeOf(field), scope)
      const argument = argumentsOf(collected.node, field, scope)
      const where = toFilter(argument('where'))
      const filter = where.kind === 'always' ? {} : { where }
      return { ...base, kind: 'aggregate', field: annotation.field, ...filter, ...toDeleted(field, argument), entries }
    }
  }
}

export function toConnectionSelection(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  model: string,
  scope: RequestScope,
): ConnectionSelection {
  const entries = mapFields(
    selectionSets,
    type,
    scope,
    connectionPart,
    ({ collected, field, annotation, base }): ConnectionEntry => {
      switch (annotation.kind) {
        case 'page-info':
          return {
            ...base,
            kind: 'page-info',
            entries: toLeaves(collected.selectionSets, objectTypeOf(field), scope, pageInfoAnnotation),
          }
        case 'aggregate':
          return {
            ...base,
            kind: 'aggregate',
            entries: toAggregateEntries(collected.selectionSets, objectTypeOf(field), scope),
          }
        case 'edges':
          return { ...base, kind: 'edges', entries: toEdges(collected.selectionSets, objectTypeOf(field), scope) }
      }
    },
  )
  return { type: model, entries }
}

function toEdges(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
): EdgeEntry[] {
  return mapFields(selectionSets, type, scope, edgePart, ({ collected, field, annotation, base }): EdgeEntry => {
    if (annotation.kind === 'edge-cursor') return { ...base, kind: 'cursor' }
    return { ...base, kind: 'node', selection: toSelection(collected.selectionSets, objectTypeOf(field), scope) }
  })
}

/** The payload of a write of many nodes, and what it reads of them. */
export function toManyPayload(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
): { readonly payload: readonly ManyPayloadEntry[]; readonly nodes: readonly Selection[] } {
  const nodes: Selection[] = []
  const payload = mapFields(
    selectionSets,
    type,
    scope,
    manyPayloadPart,
    ({ collected, field, annotation, base }): ManyPayloadEntry => {
      if (annotation.kind !== 'affected-nodes') return { ...base, kind: 'leaf', field: 'count' }
      nodes.push(toSelection(collected.selectionSets, objectTypeOf(field), scope))
      return { ...base, kind: 'nodes', index: nodes.length - 1 }
    },
  )
  return { payload, nodes }
}
