import type { DocumentKind } from '../connector/data-transfer.js'
import { jsonText } from '../util/exact-json.js'
import { isRecord } from '../util/is-record.js'
import { TransferError } from './transfer-error.js'

/** An import request: what its values are and the values as sent (import-export.md section 2). */
export interface ImportDocument {
  readonly kind: DocumentKind
  readonly values: readonly unknown[]
  /** Refusals are reported with the value's place. */
  readonly isDetailed: boolean
  readonly isRepeated: boolean
  /** Of a repeated document of lists: how many values each list had before its value. */
  readonly before: readonly unknown[]
}

/** A value of `nodes` or `lists`: the node's type and id, and what else is there. */
export interface NodeItem {
  readonly typeName: string
  readonly id: unknown
  readonly rest: ReadonlyMap<string, unknown>
}

export const documentKinds: readonly DocumentKind[] = ['nodes', 'lists', 'relations']
export const isKind = (value: unknown): value is DocumentKind => documentKinds.some((kind) => kind === value)

/** Throws `TransferError`. */
export function readImportDocument(body: unknown): ImportDocument {
  const document = isRecord(body) ? body : {}
  const { valueType, values, detailed, repeated, before } = document
  if (!isKind(valueType))
    throw new TransferError(`"valueType" must be one of "nodes", "lists", "relations", but it is ${shown(valueType)}.`)
  if (!Array.isArray(values)) throw new TransferError(`"values" must be an array, but it is ${shown(values)}.`)
  return {
    kind: valueType,
    values,
    isDetailed: detailed === true,
    isRepeated: repeated === true,
    before: Array.isArray(before) ? before : [],
  }
}

/** Throws `TransferError`. */
export function readNodeItem(value: unknown): NodeItem {
  if (!isRecord(value)) throw new TransferError(`A value must be an object, but one is ${shown(value)}.`)
  const { _typeName: typeName, id, ...rest } = value
  if (typeof typeName !== 'string') throw new TransferError(`The value ${shown(value)} has no "_typeName".`)
  if (id === undefined) throw new TransferError(`The value ${shown(value)} has no "id".`)
  return { typeName, id, rest: new Map(Object.entries(rest)) }
}

const shownLength = 200

/** A piece of the request for an error text. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing'
  const text = jsonText(value)
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
}
