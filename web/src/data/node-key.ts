import { showValue } from './values/show-value.js'
import { fieldNamed, keyField, titleField, type Model } from '../shared/schema/service-schema.js'

/** A node as other nodes' forms and links name it. */
export interface NodeRef {
  /** Value of the model's key field, as the API gives it. */
  readonly key: string | number
  readonly title: string
}

export type Row = Readonly<Record<string, unknown>>

/** `{id: "u1"}`; an address has only text, so numbers are read. Undefined where no field is unique. */
export function whereUnique(model: Model, key: string | number): Row | undefined {
  const name = keyField(model)
  if (name === undefined) return undefined
  const field = fieldNamed(model, name)
  const isNumber = field?.kind === 'scalar' && (field.type === 'Int' || field.type === 'Float')
  return { [name]: isNumber ? Number(key) : String(key) }
}

export function keyOf(model: Model, row: Row): string | number | undefined {
  const value = row[keyField(model) ?? '']
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}

/** Fields that every selected node needs to be shown as a link. */
export function refSelection(model: Model): string {
  const names = [keyField(model), titleField(model)].filter((name) => name !== undefined)
  return [...new Set(names)].join(' ') || '__typename'
}

export function refOf(model: Model, row: Row): NodeRef | undefined {
  const key = keyOf(model, row)
  if (key === undefined) return undefined
  const title = showValue(row[titleField(model) ?? ''])
  return { key, title: title.trim() === '' ? String(key) : title }
}
