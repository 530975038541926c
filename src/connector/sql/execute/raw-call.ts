import { Problem } from '../../../errors/problem.js'
import { readValue, type Bindings } from '../../../model/value.js'
import type { RawOperation } from '../../../operation/operation.js'
import { isExactNumber, parseJson } from '../../../util/exact-json.js'
import { textOf } from '../../../util/text-of.js'
import type { RawCall, RawParameter } from '../tree/raw-call.js'

/** The user's own SQL with its values (beyond.md section 17). */
export function rawCall(raw: RawOperation, namespace: string | undefined, bindings: Bindings): RawCall {
  const given = raw.parameters && readValue(raw.parameters, bindings)
  const parameters = Array.isArray(given) ? rawParameters(given.map((one) => String(one ?? 'null'))) : undefined
  const call: RawCall = {
    text: String(readValue(raw.query, bindings)),
    ...(parameters ? { parameters } : {}),
  }
  if (raw.kind === 'execute-raw') return call
  const most = raw.first && Number(readValue(raw.first, bindings))
  return { ...call, reading: { namespace, most } }
}

/** Words that would end the transaction around a text, or begin another one. */
const transactionWords = /(?:^|;)\s*(?:begin|start\s+transaction|commit|end|rollback|abort|set\s+autocommit)\b/i

/** The same inside a transaction of several operations, which it may not end. */
export function partOfTransaction(call: RawCall): RawCall {
  const [found] = transactionWords.exec(call.text) ?? []
  if (found === undefined) return { ...call, isPart: true }
  throw new Problem(`A text in a transaction may not begin or end one: ${found.replace(/^;?\s*/, '')}`, 0)
}

/** What JSON texts stand for: `5`, `"x"`, `{"type": "date", "value": "2020-01-31"}`. */
const rawParameters = (jsonTexts: readonly string[]): readonly RawParameter[] =>
  jsonTexts.map((text) => parameterOf(parseJson(text)))

function parameterOf(value: unknown): RawParameter {
  if (value === null) return { kind: 'null' }
  if (isExactNumber(value)) return { kind: 'number', text: value.text }
  if (Array.isArray(value)) return { kind: 'list', items: value.map(parameterOf) }
  switch (typeof value) {
    case 'boolean':
      return { kind: 'boolean', value }
    case 'number':
      return { kind: 'number', text: String(value) }
    case 'string':
      return { kind: 'text', text: value }
    default:
      return typedOf(value as Readonly<Record<string, unknown>>)
  }
}

/** Names of types, which become part of the statement. */
const typeName = /^[a-z][a-z0-9_]*(?: [a-z][a-z0-9_]*)*(?:\(\d+(?:, ?\d+)?\))?$/i

function typedOf({ type, value, ...others }: Readonly<Record<string, unknown>>): RawParameter {
  const isTyped = typeof type === 'string' && typeName.test(type) && Object.keys(others).length === 0
  if (!isTyped || value === undefined || (typeof value === 'object' && !isExactNumber(value))) return { kind: 'object' }
  return { kind: 'typed', type, text: isExactNumber(value) ? value.text : textOf(value) }
}
