import type { IncomingMessage } from 'node:http'

/** Whether the header `Accept` lets one of these types through; without the header everything does. */
export function accepts({ headers: { accept } }: IncomingMessage, types: readonly string[]): boolean {
  if (accept === undefined || accept === '*/*') return true
  const fitting = new Set([...types, ...types.map((type) => `${type.split('/')[0] ?? ''}/*`), '*/*', ''])
  return accept.split(',').some((part) => {
    const [name = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    return fitting.has(name) && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })
}

/** What clients name that read answers of a GraphQL API; both are answered as `application/json`. */
export const graphqlTypes: readonly string[] = ['application/json', 'application/graphql-response+json']
