import { getNamedType, isObjectType, type GraphQLField, type GraphQLObjectType, type SelectionSetNode } from 'graphql'
import { InternalError, invariant } from '../../errors/internal-error.js'
import { Problem } from '../../errors/problem.js'
import type {
  ConnectionEntry,
  ConnectionSelection,
  EdgeEntry,
  LeafEntry,
  Selection,
  SelectionEntry,
} from '../../operation/selection.js'
import { fieldMeaning, type FieldMeaning } from '../schema/meaning.js'
import { collectFields, type CollectedField } from './collect-fields.js'
import { argumentsOf, toPage } from './page.js'
import { locationOf, type RequestScope } from './request-scope.js'

/** What is selected of a node of the object type `type`; its name is the model's. */
export function toSelection(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
): Selection {
  const entries = mapFields(selectionSets, type, scope, (place) => toEntry(place, scope))
  return { type: type.name, entries }
}

interface FieldPlace {
  readonly collected: CollectedField
  readonly field: GraphQLField<unknown, unknown>
  readonly meaning: FieldMeaning
  readonly base: { readonly key: string; readonly location: { readonly line: number; readonly column: number } }
}

type TypenameEntry = FieldPlace['base'] & { readonly kind: 'typename'; readonly name: string }

/** Entries of an object's selection; `__typename` is the same everywhere. */
export function mapFields<E>(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
  map: (place: FieldPlace) => E,
): (E | TypenameEntry)[] {
  return collectFields(selectionSets, type, scope).map((collected) => {
    const base = { key: collected.key, location: locationOf(collected.node) }
    const name = collected.node.name.value
    if (name === '__typename') return { ...base, kind: 'typename', name: type.name }
    const field = type.getFields()[name]
    invariant(field, `a validated field exists: ${type.name}.${name}`)
    return map({ collected, field, meaning: fieldMeaning(field), base })
  })
}

function toEntry({ collected, field, meaning, base }: FieldPlace, scope: RequestScope): SelectionEntry {
  switch (meaning.kind) {
    case 'scalar':
    case 'scalar-list':
      return { ...base, kind: meaning.kind, field: meaning.field }
    case 'to-one':
      return {
        ...base,
        kind: 'to-one',
        field: meaning.field,
        selection: toSelection(collected.selectionSets, objectTypeOf(field), scope),
      }
    case 'to-many':
      try {
        const page = toPage(field, argumentsOf(collected.node, field, scope))
        return {
          ...base,
          kind: 'to-many',
          field: meaning.field,
          page,
          selection: toSelection(collected.selectionSets, objectTypeOf(field), scope),
        }
      } catch (error) {
        // this list fails for each parent, the rest of the answer does not
        if (error instanceof Problem) return { ...base, kind: 'failing', problem: error }
        throw error
      }
    default:
      throw new InternalError(`${meaning.kind} is no field of a node`)
  }
}

export function toConnectionSelection(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  model: string,
  scope: RequestScope,
): ConnectionSelection {
  const entries = mapFields(selectionSets, type, scope, ({ collected, field, meaning, base }): ConnectionEntry => {
    switch (meaning.kind) {
      case 'page-info':
        return {
          ...base,
          kind: 'page-info',
          entries: toLeaves(collected.selectionSets, objectTypeOf(field), scope, pageInfoLeaf),
        }
      case 'aggregate':
        return {
          ...base,
          kind: 'aggregate',
          entries: toLeaves(collected.selectionSets, objectTypeOf(field), scope, countLeaf),
        }
      case 'edges':
        return { ...base, kind: 'edges', entries: toEdges(collected.selectionSets, objectTypeOf(field), scope) }
      default:
        throw new InternalError(`${meaning.kind} is no part of a connection`)
    }
  })
  return { type: model, entries }
}

function toEdges(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
): EdgeEntry[] {
  return mapFields(selectionSets, type, scope, ({ collected, field, meaning, base }): EdgeEntry => {
    if (meaning.kind === 'edge-cursor') return { ...base, kind: 'cursor' }
    invariant(meaning.kind === 'edge-node', `${meaning.kind} is no part of an edge`)
    return { ...base, kind: 'node', selection: toSelection(collected.selectionSets, objectTypeOf(field), scope) }
  })
}

/** Leaves of a helper object; `read` names the field that a meaning stands for. */
export function toLeaves<F extends string>(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
  read: (meaning: FieldMeaning) => F,
): LeafEntry<F>[] {
  return mapFields(selectionSets, type, scope, ({ meaning, base }): LeafEntry<F> => ({
    ...base,
    kind: 'leaf',
    field: read(meaning),
  }))
}

const pageInfoLeaf = (meaning: FieldMeaning) => {
  invariant(meaning.kind === 'page-info-field', `${meaning.kind} is no part of page info`)
  return meaning.field
}

/** `count` of aggregates and of batch payloads. */
export const countLeaf = (meaning: FieldMeaning): 'count' => {
  invariant(meaning.kind === 'count' || meaning.kind === 'affected-count', `${meaning.kind} is no count`)
  return 'count'
}

export function objectTypeOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const type = getNamedType(field.type)
  invariant(isObjectType(type), `${field.name} gives objects`)
  return type
}
