import type { WebhookDefinition } from '../model/project-definition.js'

/** The stored form of a project's functions (storage.md section 3). */
export const functionsToJson = (functions: readonly WebhookDefinition[]): string =>
  JSON.stringify(
    functions.map(({ name, isActive, query, url, headers }) => ({
      name,
      isActive,
      delivery: { url, headers, type: 'webhook-delivery' },
      query,
      type: 'server-side-subscription',
    })),
  )

interface StoredFunction {
  readonly name?: string
  readonly isActive?: boolean
  readonly query?: string
  readonly delivery?: { readonly url?: string; readonly headers?: readonly (readonly [string, string])[] }
}

export function functionsFromJson(text: string | null): readonly WebhookDefinition[] {
  const list = text === null || text === '' ? [] : (JSON.parse(text) as readonly StoredFunction[])
  return list.map(({ name = '', isActive = true, query = '', delivery }) => ({
    name,
    isActive,
    query,
    url: delivery?.url ?? '',
    headers: delivery?.headers ?? [],
  }))
}
