import {
  fieldNamed,
  isRelationField,
  isValueField,
  modelNamed,
  type Model,
  type Operator,
  type ServiceSchema,
} from '../../shared/schema/service-schema.js'
import { readValue } from '../values/read-value.js'
import type { FilterGroup, FilterItem, ValueFilter } from './filter.js'

export type Where = Readonly<Record<string, unknown>>

/** The `where` of a filter; conditions that are not complete yet, or that the schema does not have, are left out. */
export function toWhere(group: FilterGroup, model: Model, schema: ServiceSchema): Where {
  const items = group.items
    .map((item) => itemWhere(item, model, schema))
    .filter((where): where is Where => where !== undefined)
  const [first] = items
  if (first === undefined) return {}
  switch (group.match) {
    case 'all':
      return items.length === 1 ? first : { AND: items }
    case 'any':
      return items.length === 1 ? first : { OR: items }
    case 'none':
      // NOT denies that all of its filters hold
      return { NOT: [items.length === 1 ? first : { OR: items }] }
  }
}

function itemWhere(item: FilterItem, model: Model, schema: ServiceSchema): Where | undefined {
  if (item.kind === 'group') {
    const where = toWhere(item, model, schema)
    return Object.keys(where).length === 0 ? undefined : where
  }
  const field = fieldNamed(model, item.field)
  if (field === undefined) return undefined
  switch (item.kind) {
    case 'null':
      if (isRelationField(field)) return item.isNull ? { [field.name]: null } : { NOT: [{ [field.name]: null }] }
      return item.isNull ? { [field.name]: null } : { [`${field.name}_not`]: null }
    case 'value': {
      const operator = isValueField(field) ? field.operators.find(({ suffix }) => suffix === item.suffix) : undefined
      if (operator === undefined) return undefined
      const read = readFilterValue(item, operator)
      return 'value' in read ? { [`${item.field}${item.suffix}`]: read.value } : undefined
    }
    case 'relation': {
      const target = isRelationField(field) ? modelNamed(schema, field.type) : undefined
      if (target === undefined) return undefined
      return { [`${item.field}${item.quantifier}`]: toWhere(item.where, target, schema) }
    }
  }
}

/** The value of a condition, or what is wrong with it. Lists have one value a line. */
export function readFilterValue(
  { text }: Pick<ValueFilter, 'text'>,
  { type, isList }: Operator,
): { readonly value: unknown } | { readonly fault: string } {
  if (!isList) return readValue(type, text)
  const values: unknown[] = []
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const read = readValue(type, line)
    if ('fault' in read) return read
    values.push(read.value)
  }
  return { value: values }
}
