import type { GraphqlRequest } from '../../engine/engine.js'
import { chooseOperation } from '../../graphql/document/choose-operation.js'
import { defaultQueryLimits } from '../../graphql/document/query-limits.js'
import { parseDocument } from '../../graphql/document/parse-document.js'

/** Whether a request asks for one answer, not for events; false also where the document is none. */
export function asksOnce({ query, operationName }: GraphqlRequest): boolean {
  const parsed = parseDocument(query, defaultQueryLimits)
  if (parsed.kind !== 'document') return false
  const operation = chooseOperation(parsed.document, operationName)
  return typeof operation !== 'string' && operation.operation !== 'subscription'
}
