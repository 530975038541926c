import { getNamedType, isObjectType, type GraphQLField, type GraphQLObjectType, type SelectionSetNode } from 'graphql'
import { invariant } from '../../errors/internal-error.js'
import type { LeafEntry } from '../../operation/selection.js'
import type { FieldAnnotation, FieldReader } from '../schema/annotation.js'
import { collectFields, type CollectedField } from './collect-fields.js'
import { locationOf, type RequestScope } from './request-scope.js'

/** A selected field with what it stands for. */
export interface FieldPlace<A extends FieldAnnotation> {
  readonly collected: CollectedField
  readonly field: GraphQLField<unknown, unknown>
  readonly annotation: A
  readonly base: { readonly key: string; readonly location: { readonly line: number; readonly column: number } }
}

type TypenameEntry = FieldPlace<FieldAnnotation>['base'] & { readonly kind: 'typename'; readonly name: string }

/** Entries of an object's selection; `__typename` is the same everywhere. */
export function mapFields<A extends FieldAnnotation, E>(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
  read: FieldReader<A>,
  map: (place: FieldPlace<A>) => E,
): (E | TypenameEntry)[] {
  return collectFields(selectionSets, type, scope).map((collected) => {
    const base = { key: collected.key, location: locationOf(collected.node) }
    const name = collected.node.name.value
    if (name === '__typename') return { ...base, kind: 'typename', name: type.name }
    const field = type.getFields()[name]
    invariant(field, `a validated field exists: ${type.name}.${name}`)
    return map({ collected, field, annotation: read(field), base })
  })
}

/** Leaves of a helper object, by the fields that they stand for. */
export const toLeaves = <F extends string>(
  selectionSets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  scope: RequestScope,
  read: FieldReader<FieldAnnotation & { readonly field: F }>,
): LeafEntry<F>[] =>
  mapFields(selectionSets, type, scope, read, ({ annotation, base }): LeafEntry<F> => ({
    ...base,
    kind: 'leaf',
    field: annotation.field,
  }))

export function objectTypeOf(field: GraphQLField<unknown, unknown>): GraphQLObjectType {
  const type = getNamedType(field.type)
  invariant(isObjectType(type), `${field.name} gives objects`)
  return type
}
