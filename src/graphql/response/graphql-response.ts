import type { DocumentLocation } from '../../operation/selection.js'

/** One entry of `errors`, with its keys in the order of errors.md section 1. */
export interface GraphqlError {
  readonly message: string
  readonly code?: number
  readonly path?: readonly (string | number)[]
  readonly locations?: readonly DocumentLocation[]
  readonly requestId?: string
}

/** What a request is answered with: a status and a JSON text that nobody parses again. */
export interface GraphqlResponse {
  readonly status: number
  readonly body: string
  /** For logs and metrics. */
  readonly errors: readonly GraphqlError[]
  /** Nothing was executed. */
  readonly isRefused?: true
  /** It is the answer that an earlier request was given (beyond.md section 9.3). */
  readonly isReplayed?: true
}

/** `{"data":{...}}` from the texts of the root fields; `data` is null as a whole when `isNull`. */
export function dataResponse(
  fields: readonly { readonly key: string; readonly json: string }[],
  errors: readonly GraphqlError[],
  isNull: boolean,
): GraphqlResponse {
  const data = isNull ? 'null' : `{${fields.map(({ key, json }) => `${JSON.stringify(key)}:${json}`).join(',')}}`
  const tail = errors.length === 0 ? '' : `,"errors":${JSON.stringify(errors)}`
  return { status: 200, body: `{"data":${data}${tail}}`, errors }
}

/** Errors before anything ran: `data` is null (validation, operation choice, variables). */
export const refusedResponse = (errors: readonly GraphqlError[]): GraphqlResponse => ({
  ...dataResponse([], errors, true),
  isRefused: true,
})

/** Errors outside of fields: no `data` key (errors.md K6, K7). */
export const failedResponse = (status: number, error: GraphqlError): GraphqlResponse => ({
  status,
  body: `{"errors":${JSON.stringify([error])}}`,
  errors: [error],
  isRefused: true,
})
