import type { WebhookRequest } from './webhook-request.js'

/** Set by the server, whatever is configured. */
const reserved: ReadonlySet<string> = new Set(['content-type', 'content-length', 'transfer-encoding'])

/**
 * The headers of a request as a flat list (webhooks.md section 6): of equal names the last one counts, names that
 * differ in case are all sent.
 */
export function requestHeaders({ headers, body }: WebhookRequest, host: string, userAgent: string): readonly string[] {
  const configured = new Map(headers.filter(([name]) => !reserved.has(name.toLowerCase())))
  const names = new Set([...configured.keys()].map((name) => name.toLowerCase()))
  return [
    ...(names.has('host') ? [] : ['Host', host]),
    ...[...configured].flat(),
    ...(names.has('user-agent') ? [] : ['User-Agent', userAgent]),
    'Content-Type',
    'application/json',
    'Content-Length',
    String(Buffer.byteLength(body)),
  ]
}
