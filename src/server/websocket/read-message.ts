import type { GraphqlRequest } from '../../engine/engine.js'
import { parseNestedJson } from '../../util/exact-json.js'
import { isRecord } from '../../util/is-record.js'
import { limits } from '../server-settings.js'
import type { OperationId } from './protocol.js'

/** An object with a `type`, as all messages are; undefined for everything else. */
export function readMessage(text: string): (Readonly<Record<string, unknown>> & { readonly type: string }) | undefined {
  const value = valueOf(text)
  return isRecord(value) && typeof value['type'] === 'string' ? { ...value, type: value['type'] } : undefined
}

function valueOf(text: string): unknown {
  try {
    const parsed = parseNestedJson(text, limits.bodyNesting)
    return parsed === 'too-deep' ? undefined : parsed.value
  } catch {
    return undefined
  }
}

/** A string or a number; of a number the integer part. */
export function readId(value: unknown): OperationId | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.trunc(value) : undefined
  return typeof value === 'string' ? value : undefined
}

/** `query`, `variables`, `operationName` of an object; undefined when one of them is of a wrong kind. */
export function readRequest(value: unknown): GraphqlRequest | undefined {
  if (!isRecord(value)) return undefined
  const { query, variables, operationName } = value
  if (typeof query !== 'string') return undefined
  if (!isOptional(variables, isRecord) || !isOptional(operationName, isText)) return undefined
  return {
    query,
    variables: isRecord(variables) ? variables : {},
    operationName: isText(operationName) && operationName !== '' ? operationName : undefined,
  }
}

/** The payload of an init message: undefined when it is neither absent nor null nor an object. */
export function readInitPayload(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (value === undefined || value === null) return {}
  return isRecord(value) ? value : undefined
}

/** The token of an init payload, without its prefix; a value that is no text hides the other spelling. */
export function tokenOf(payload: Readonly<Record<string, unknown>>): string | undefined {
  const value = payload['Authorization'] ?? payload['authorization']
  if (typeof value !== 'string') return undefined
  return value.startsWith('Bearer ') ? value.slice('Bearer '.length) : value
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isOptional = (value: unknown, test: (value: unknown) => boolean): boolean =>
  value === undefined || value === null || test(value)
