import {
  isRelationField,
  keyField,
  modelNamed,
  type Field,
  type Model,
  type ServiceSchema,
} from '../../shared/schema/service-schema.js'
import { refSelection, type Row } from '../node-key.js'

/** Related nodes that a cell names; one more is asked for, to know whether there are more. */
export const shownRelated = 3

/** Selection of the fields that cells show. */
export function rowSelection(fields: readonly Field[], model: Model, schema: ServiceSchema): string {
  const key = keyField(model)
  const selected = fields.flatMap((field) => {
    if (!isRelationField(field)) return [field.name]
    const target = modelNamed(schema, field.type)
    if (target === undefined) return []
    const page = field.isList ? `(first: ${shownRelated + 1})` : ''
    return [`${field.name}${page} { ${refSelection(target)} }`]
  })
  const names = new Set([...(key === undefined ? [] : [key]), ...selected])
  return [...names].join(' ') || '__typename'
}

/** One page of rows. */
export function pageQuery(model: Model, selection: string): string {
  const order = model.orders.size > 0 ? `, $orderBy: ${model.name}OrderByInput` : ''
  const by = model.orders.size > 0 ? ', orderBy: $orderBy' : ''
  return `query ($where: ${model.name}WhereInput, $skip: Int, $first: Int${order}) { rows: ${model.listField}(where: $where, skip: $skip, first: $first${by}) { ${selection} } }`
}

export const countQuery = (model: Model): string =>
  `query ($where: ${model.name}WhereInput) { found: ${model.connectionField}(where: $where) { aggregate { count } } }`

/** Counts of all models in one request. */
export const countsQuery = (models: readonly Model[]): string =>
  `{ ${models.map((model, index) => `c${index}: ${model.connectionField} { aggregate { count } }`).join(' ')} }`

export interface Counted {
  readonly aggregate: { readonly count: number }
}

/** A whole node, with as many related ones as a form lists. */
export function nodeQuery(model: Model, schema: ServiceSchema, related: number): string {
  const selection = model.fields
    .flatMap((field) => {
      if (!isRelationField(field)) return [field.name]
      const target = modelNamed(schema, field.type)
      if (target === undefined) return []
      return [`${field.name}${field.isList ? `(first: ${related + 1})` : ''} { ${refSelection(target)} }`]
    })
    .join(' ')
  return `query ($where: ${model.name}WhereUniqueInput!) { node: ${model.singleField ?? ''}(where: $where) { ${selection} } }`
}

/** A filter for the rows of those keys. */
export const whereKeys = (model: Model, keys: readonly (string | number)[]): Row => ({
  [`${keyField(model) ?? 'id'}_in`]: keys,
})

/** Selection of all fields with all related nodes. */
export function wholeSelection(model: Model, schema: ServiceSchema): string {
  const selected = model.fields.flatMap((field) => {
    if (!isRelationField(field)) return [field.name]
    const target = modelNamed(schema, field.type)
    const key = target && keyField(target)
    return key === undefined ? [] : [`${field.name} { ${key} }`]
  })
  return selected.join(' ') || '__typename'
}
