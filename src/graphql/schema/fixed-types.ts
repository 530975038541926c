import { GraphQLEnumType, GraphQLInterfaceType, GraphQLNonNull, GraphQLObjectType } from 'graphql'
import type { PageInfoField } from '../../operation/selection.js'
import { annotationOf } from './annotation.js'
import { booleanType, idType, longType, stringType } from './scalar-types.js'

/** Types that every service has, whatever its model (api-schema.md sections 5.2, 12). */
export const nodeInterface = new GraphQLInterfaceType({
  name: 'Node',
  description: 'An object with an ID',
  fields: {
    id: {
      type: new GraphQLNonNull(idType),
      description: 'The id of the object.',
      extensions: annotationOf({ kind: 'scalar', field: 'id' }),
    },
  },
})

const pageInfoLeaf = (field: PageInfoField) => annotationOf({ kind: 'page-info-field', field })

export const pageInfoType = new GraphQLObjectType({
  name: 'PageInfo',
  description: 'Information about pagination in a connection.',
  fields: {
    hasNextPage: {
      type: new GraphQLNonNull(booleanType),
      description: 'When paginating forwards, are there more items?',
      extensions: pageInfoLeaf('hasNextPage'),
    },
    hasPreviousPage: {
      type: new GraphQLNonNull(booleanType),
      description: 'When paginating backwards, are there more items?',
      extensions: pageInfoLeaf('hasPreviousPage'),
    },
    startCursor: {
      type: stringType,
      description: 'When paginating backwards, the cursor to continue.',
      extensions: pageInfoLeaf('startCursor'),
    },
    endCursor: {
      type: stringType,
      description: 'When paginating forwards, the cursor to continue.',
      extensions: pageInfoLeaf('endCursor'),
    },
  },
})

export const batchPayloadType = new GraphQLObjectType({
  name: 'BatchPayload',
  description: '',
  fields: {
    count: {
      type: new GraphQLNonNull(longType),
      description: 'The number of nodes that have been affected by the Batch operation.',
      extensions: annotationOf({ kind: 'affected-count' }),
    },
  },
})

export const mutationTypeEnum = new GraphQLEnumType({
  name: 'MutationType',
  values: { CREATED: {}, UPDATED: {}, DELETED: {} },
})
