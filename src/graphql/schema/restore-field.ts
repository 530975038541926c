import { GraphQLNonNull } from 'graphql'
import { softDeleteField } from '../../model/lookup.js'
import { annotationOf } from './annotation.js'
import type { FieldGroup } from './batch-fields.js'
import { objectType } from './object-types.js'
import { whereUniqueInput } from './unique-inputs.js'

/** `restoreX` of a soft-deleted type (beyond.md section 12). */
export const restoreField: FieldGroup = (type, registry) => {
  const where = whereUniqueInput(type, registry)
  if (!softDeleteField(type) || !where) return []
  const args = { where: { type: new GraphQLNonNull(where) } }
  const extensions = annotationOf({ kind: 'restore', type: type.name })
  return [[`restore${type.name}`, { type: objectType(type, registry), args, extensions }]]
}
