import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import type { IncomingMessage } from 'node:http'
import { HttpFailure } from '../http-failure.js'
import type { ReadyAnswer } from '../ready-answer.js'

/** The pages of the server; everything they load comes from the server itself (http.md section 11). */
export interface Pages {
  playground(request: IncomingMessage): ReadyAnswer
  admin(request: IncomingMessage): ReadyAnswer
  /** A file of the pages. Throws `HttpFailure` 404. */
  asset(name: string, request: IncomingMessage): ReadyAnswer
}

interface StoredFile {
  readonly body: Buffer
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

const safety: readonly (readonly [string, string])[] = [
  [
    'Content-Security-Policy',
    "default-src 'self'; connect-src 'self' ws: wss:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:; script-src 'self'",
  ],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'SAMEORIGIN'],
]

/** Serves the files of a folder; each is read once. */
export function createPages(folder: string): Pages {
  const files = new Map<string, StoredFile | undefined>()

  const find = (name: string): StoredFile | undefined => {
    if (!files.has(name)) files.set(name, readFile(join(folder, normalize(`/${name}`))))
    return files.get(name)
  }

  function answer(name: string, request: IncomingMessage): ReadyAnswer {
    const file = find(name)
    if (!file) throw new HttpFailure(404, `There is no page file ${name}`)
    const headers: (readonly [string, string])[] = [
      ...safety,
      ['ETag', file.etag],
      ['Last-Modified', file.modified],
      ['Accept-Ranges', 'bytes'],
    ]
    if (request.headers['if-none-match'] === file.etag) return { status: 304, type: undefined, body: '', headers }
    const type = types[extname(name)] ?? 'application/octet-stream'
    const range = rangeOf(request.headers.range, file.body.length)
    if (range === undefined) return { status: 200, type, body: file.body, headers }
    const [start, end] = range
    return {
      status: 206,
      type,
      body: file.body.subarray(start, end + 1),
      headers: [...headers, ['Content-Range', `bytes ${String(start)}-${String(end)}/${String(file.body.length)}`]],
    }
  }

  return {
    playground: (request) => answer('playground.html', request),
    admin: (request) => answer('admin.html', request),
    asset: answer,
  }
}

function readFile(path: string): StoredFile | undefined {
  try {
    const body = readFileSync(path)
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    return { body, etag, modified: statSync(path).mtime.toUTCString() }
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
