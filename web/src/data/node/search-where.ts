import { valueFields, type Model } from '../../shared/schema/service-schema.js'
import type { Where } from '../filter/to-where.js'
import { readValue } from '../values/read-value.js'

/** Nodes that have a text anywhere: in texts and ids a part is enough, other values must be equal. */
export function searchWhere(model: Model, text: string): Where {
  if (text === '') return {}
  const conditions = valueFields(model).flatMap((field): readonly Where[] => {
    const has = (suffix: string): boolean => field.operators.some((operator) => operator.suffix === suffix)
    if (has('_contains')) return [{ [`${field.name}_contains`]: text }]
    if (field.kind === 'enum')
      return field.enumValues
        .filter((name) => name.toLowerCase() === text.toLowerCase())
        .map((name) => ({ [field.name]: name }))
    if (!has('') || field.type === 'Boolean' || field.type === 'DateTime') return []
    const read = readValue(field.type, text)
    return 'value' in read ? [{ [field.name]: read.value }] : []
  })
  return { OR: conditions }
}
