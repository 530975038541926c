import { parse } from 'jsonc-parser'

interface CurlRequest {
  readonly endpoint: string
  readonly query: string
  /** JSON with comments, as typed; empty for none. */
  readonly variables: string
  readonly headers: string
  /** Whether the service asks for a token, which the command takes from `$TOKEN`. */
  readonly isProtected: boolean
}

/** A shell command for a request: `curl 'http://h/blog/dev' -H … --data-raw '{"query":…}'`. It has no secrets in it. */
export function curlCommand({ endpoint, query, variables, headers, isProtected }: CurlRequest): string {
  const values = objectOf(variables)
  const body = Object.keys(values).length === 0 ? { query } : { query, variables: values }
  const typed = Object.entries(objectOf(headers)).map(([name, value]) => [name, String(value)] as const)
  const isSecret = (name: string): boolean => name.toLowerCase() === 'authorization'
  const needsToken = isProtected || typed.some(([name]) => isSecret(name))
  const lines = [
    `curl ${quote(endpoint)}`,
    `-H 'Content-Type: application/json'`,
    ...(needsToken ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...typed.filter(([name]) => !isSecret(name)).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    `--data-raw ${quote(JSON.stringify(body))}`,
  ]
  return lines.join(' \\\n  ')
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  const value = parse(text) as unknown
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/** For any POSIX shell: nothing between single quotes has a meaning. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
