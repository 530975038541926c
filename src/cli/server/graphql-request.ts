import { Problem } from '../../errors/problem.js'
import { jsonText, parseJson } from '../../util/exact-json.js'
import { isRecord } from '../../util/is-record.js'
import type { Http } from './http.js'

export interface GraphqlRequest {
  readonly url: string
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly token: string | undefined
}

export interface GraphqlResponse {
  readonly data: Readonly<Record<string, unknown>> | null
  readonly errors: readonly { readonly message: string; readonly code?: number }[]
  /** All of it, for messages. */
  readonly whole: Readonly<Record<string, unknown>>
  readonly status: number
}

/** A server answered with `errors`; shown with the whole answer (cli.md section 2.2). */
export class RequestRefusedError extends Problem {
  constructor(readonly response: GraphqlResponse) {
    super(response.errors[0]?.message ?? '', response.errors[0]?.code)
  }

  /** The answer as it is shown. */
  shown(): string {
    const { whole, status } = this.response
    return jsonText({ ...whole, status }, 2)
  }
}

/** Sends one request; throws a problem where the answer is no GraphQL. */
export async function askGraphql(
  http: Http,
  { url, query, variables, token }: GraphqlRequest,
): Promise<GraphqlResponse> {
  const { status, body } = await http.post(
    url,
    JSON.stringify({ query, ...(variables ? { variables } : {}) }),
    token === undefined ? {} : { Authorization: `Bearer ${token}` },
  )
  const whole = readJson(body, parseJson)
  if (!isRecord(whole) || (whole['data'] === undefined && whole['errors'] === undefined))
    throw new Problem(
      `${url} answers with status ${String(status)} and no GraphQL result: ${body.slice(0, 200).trim()}\nCheck that the endpoint is that of a Refract or Prisma 1 server.`,
    )
  const { data = null, errors = [] } = whole as Partial<Pick<GraphqlResponse, 'data' | 'errors'>>
  return { data, errors, whole, status }
}

/** The data of an answer; throws a `RequestRefusedError` where it has errors. */
export function dataOf(response: GraphqlResponse): Readonly<Record<string, unknown>> {
  if (response.errors.length > 0) throw new RequestRefusedError(response)
  return response.data ?? {}
}

/** What a text says, undefined where it is no JSON. */
export function readJson(text: string, parse: (text: string) => unknown = JSON.parse): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}
