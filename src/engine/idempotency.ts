import { createHash } from 'node:crypto'
import { isExactNumber, jsonText } from '../util/exact-json.js'
import type { CompiledRequest } from './handle-request.js'
import type { GraphqlRequest } from './engine.js'

const longestKey = 200

/** Why a mutation cannot run once; undefined: it can. */
export function rejectionOfKey(key: string, isTransaction: boolean, { fields }: CompiledRequest): string | undefined {
  const length = Array.from(key).length
  if (length === 0 || length > longestKey)
    return `An idempotency key has 1 to ${String(longestKey)} characters, this one has ${String(length)}.`
  return fields.length > 1 && !isTransaction
    ? `An idempotent mutation of several fields needs @transaction; this one has ${String(fields.length)} fields.`
    : undefined
}

/** Tells whether a key came with another request. The order of keys in variables says nothing. */
export const hashOf = ({ query, variables, operationName }: GraphqlRequest): string =>
  createHash('sha256')
    .update(jsonText([query, inOrderOfKeys(variables), operationName ?? null]))
    .digest('hex')

function inOrderOfKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrderOfKeys)
  if (typeof value !== 'object' || value === null || isExactNumber(value)) return value
  const entries = Object.entries(value).map(([key, one]) => [key, inOrderOfKeys(one)] as const)
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)))
}
