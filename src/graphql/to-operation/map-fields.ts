import { getNamedType, isObjectType, type GraphQLField, type GraphQLObjectType, type SelectionSetNode } from 'graphql'
import { invariant } from '../../errors/internal-error.js'
import type { LeafEntry } from '../../operation/selection.js'
import { fieldAnnotation, type FieldAnnotation } from '../schema/annotation.js'
import { collectFields, type CollectedField } from './collect-fields.js'
import { locationOf, type RequestScope } from './request-scope.js'

/** A selected field with what it stands for. */
export interface FieldPlace {
  readonly collected: CollectedField
  readonly field: GraphQLField<unknown, unknown>
  readonly annotation: FieldAnnotation
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
    return map({ collected, field, annotation: fieldAnnotation(field), base })
  })
}

/** Leaves of a helper object; `read` names the field that a meaning stands for. */
export function toLeaves<F extends string>(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
  read: (annotation: FieldAnnotation) => F,
): LeafEntry<F>[] {
  return mapFields(selectionSets, type, scope, ({ annotation, base }): LeafEntry<F> => ({
    ...base,
    kind: 'leaf',
    field: read(annotation),
  }))
}

/** `count` of aggregates and of batch payloads. */
export const countLeaf = (annotation: FieldAnnotation): 'count' => {
  invariant(annotation.kind === 'count' || annotation.kind === 'affected-count', `${annotation.kind} is no count`)
  return 'count'
}

export function objectTypeOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const type = getNamedType(field.type)
  invariant(isObjectType(type), `${field.name} gives objects`)
  return type
}
