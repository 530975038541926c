import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import type { IncomingMessage } from 'node:http'
import { HttpError } from '../http-error.js'
import type { ReadyResponse } from '../ready-response.js'

/** The page of the server, which begins with the playground or the data; all it loads comes from the server itself (http.md section 11). */
export interface Pages {
  playground(request: IncomingMessage): ReadyResponse
  admin(request: IncomingMessage): ReadyResponse
  /** A file of the page. Throws `HttpError` 404. */
  asset(name: string, request: IncomingMessage): ReadyResponse
}

interface StoredFile {
  readonly body: Buffer
  /** The same compressed, where the build made that. */
  readonly gzipped: Buffer | undefined
  readonly etag: string
  readonly modified: string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=UTF-8',
  '.js': 'text/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

const plainHost = /^[\w.\-:[\]]+$/

/**
 * Only files of this server, no inline scripts, no connections elsewhere, no foreign frames or forms. The editor sets
 * styles from scripts, so inline styles are allowed.
 */
function safetyHeaders({ headers: { host = '' } }: IncomingMessage): readonly (readonly [string, string])[] {
  const sockets = plainHost.test(host) ? ` ws://${host} wss://${host}` : ''
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `connect-src 'self'${sockets}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ]
  return [
    ['Content-Security-Policy', policy.join('; ')],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'SAMEORIGIN'],
    ['Referrer-Policy', 'no-referrer'],
  ]
}

/** Files whose names carry a hash of what is in them. */
const isImmutable = (name: string): boolean => /-[0-9A-Z]{8}\.\w+$/.test(name)

/** Serves the files of a folder; each is read once. */
export function createPages(folder: string): Pages {
  const files = new Map<string, StoredFile | undefined>()

  const find = (name: string): StoredFile | undefined => {
    if (!files.has(name)) files.set(name, readFile(join(folder, normalize(`/${name}`))))
    return files.get(name)
  }

  function serve(name: string, request: IncomingMessage): ReadyResponse {
    const file = find(name)
    if (!file) throw new HttpError(404, `There is no page file ${name}`)
    const headers: (readonly [string, string])[] = [
      ...safetyHeaders(request),
      ['ETag', file.etag],
      ['Last-Modified', file.modified],
      ['Cache-Control', isImmutable(name) ? 'public, max-age=31536000, immutable' : 'no-cache'],
      ['Accept-Ranges', 'bytes'],
      ['Vary', 'Accept-Encoding'],
    ]
    if (request.headers['if-none-match'] === file.etag) return { status: 304, type: undefined, body: '', headers }
    const type = types[extname(name)] ?? 'application/octet-stream'
    const range = rangeOf(request.headers.range, file.body.length)
    if (range === undefined)
      return { status: 200, type, body: file.body, headers, ...(file.gzipped ? { gzipped: file.gzipped } : {}) }
    const [start, end] = range
    return {
      status: 206,
      type,
      body: file.body.subarray(start, end + 1),
      headers: [...headers, ['Content-Range', `bytes ${String(start)}-${String(end)}/${String(file.body.length)}`]],
    }
  }

  return {
    playground: (request) => serve('playground.html', request),
    admin: (request) => serve('admin.html', request),
    asset: serve,
  }
}

function readFile(path: string): StoredFile | undefined {
  try {
    const body = readFileSync(path)
    const gzipped = existsSync(`${path}.gz`) ? readFileSync(`${path}.gz`) : undefined
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    return { body, gzipped, etag, modified: statSync(path).mtime.toUTCString() }
  } catch {
    return undefined
  }
}

/** One range of bytes; several are answered with the whole. */
function rangeOf(header: string | undefined, length: number): readonly [number, number] | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  if (match[1] === '') return [Math.max(0, length - Number(match[2])), length - 1]
  const end = match[2] === '' ? length - 1 : Math.min(Number(match[2]), length - 1)
  return Number(match[1]) <= end ? [Number(match[1]), end] : undefined
}
