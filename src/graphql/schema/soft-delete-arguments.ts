import { GraphQLEnumType, type GraphQLFieldConfigArgumentMap } from 'graphql'
import { softDeleteField } from '../../model/lookup.js'
import type { ModelType } from '../../model/model.js'
import { booleanType } from './scalar-types.js'

const deletedEnum = new GraphQLEnumType({
  name: 'Deleted',
  description: 'Which nodes are read: without the deleted ones, with them, or only them.',
  values: { WITHOUT: {}, WITH: {}, ONLY: {} },
})

/** `deleted` of reads of a soft-deleted type, last (beyond.md section 12). */
export const deletedArgument = (type: ModelType): GraphQLFieldConfigArgumentMap =>
  softDeleteField(type)
    ? { deleted: { type: deletedEnum, defaultValue: 'WITHOUT', description: 'Whether deleted nodes are read.' } }
    : {}

/** `purge` of deletions of a soft-deleted type. */
export const purgeArgument = (type: ModelType): GraphQLFieldConfigArgumentMap =>
  softDeleteField(type)
    ? {
        purge: {
          type: booleanType,
          defaultValue: false,
          description: 'Whether nothing of the nodes is kept, also of those that are deleted already.',
        },
      }
    : {}
