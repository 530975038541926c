import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'
import type { HeldResponse } from './response-budget.js'
import { smallResponseBytes } from './response-memory.js'
import type { ReadyResponse } from './ready-response.js'
import { inSlices } from '../util/slices.js'
import { byteLength, partsOf } from './text-parts.js'

/** A request and the ways to answer it. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly held: HeldResponse
}

type Headers = readonly (readonly [string, string])[]

/** Shorter answers gain nothing. */
const minCompressedLength = 1024
/** Fast settings: answers are made once and read once. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }
const gzipOptions = { level: 3 }
const compressBrotli = promisify(brotliCompress) as (data: Buffer, options: typeof brotliOptions) => Promise<Buffer>
const compressGzip = promisify(gzip) as (data: Buffer, options: typeof gzipOptions) => Promise<Buffer>

/** Sends an answer with `extra` headers, compressed when it is long and the client can read that; a large one in parts as the client takes them. */
export function send(exchange: Exchange, ready: ReadyResponse, extra: Headers): void {
  const { request } = exchange
  const { body, gzipped } = ready
  if (gzipped !== undefined && takesGzip(request.headers['accept-encoding'] ?? '')) {
    write(exchange, { ...ready, body: gzipped }, [...extra, ['Content-Encoding', 'gzip']])
    return
  }
  const encoding = body.length >= minCompressedLength ? acceptedEncoding(request.headers['accept-encoding']) : undefined
  if (typeof body === 'string' && body.length >= smallResponseBytes && request.method !== 'HEAD') {
    void writeInParts(exchange, { ...ready, body }, extra, encoding)
    return
  }
  if (encoding === undefined) {
    write(exchange, ready, extra)
    return
  }
  const raw = Buffer.from(body)
  const compressed = encoding === 'br' ? compressBrotli(raw, brotliOptions) : compressGzip(raw, gzipOptions)
  void compressed.then(
    (small) => {
      write(exchange, { ...ready, body: small }, [...extra, ['Content-Encoding', encoding]])
    },
    () => {
      write(exchange, ready, extra)
    },
  )
}

function write({ request, response }: Exchange, ready: ReadyResponse, extra: Headers): void {
  if (response.destroyed || response.headersSent) return
  const { body } = ready
  const bytes = bytesOf(body)
  const lines = headerLines(ready, extra)
  lines.push('Content-Length', String(bytes))
  response.writeHead(ready.status, lines)
  if (request.method === 'HEAD') response.end()
  else if (typeof body === 'string') response.end(body, encodingOf(body, bytes))
  else response.end(body)
}

/** The same bytes for ASCII, which are copied as they are. */
const encodingOf = (body: string, bytes: number): 'latin1' | 'utf8' => (bytes === body.length ? 'latin1' : 'utf8')

/** Holds nothing but the text beside the parts that are on their way. */
async function writeInParts(
  { response, held }: Exchange,
  ready: ReadyResponse & { readonly body: string },
  extra: Headers,
  encoding: 'br' | 'gzip' | undefined,
): Promise<void> {
  const { body } = ready
  const bytes = await inSlices(byteLength(body))
  if (response.destroyed || response.headersSent) return
  // beyond ASCII the engine keeps two bytes for each unit
  held.sending(bytes === body.length ? bytes : 2 * body.length, () => response.destroy())
  const parts = Readable.from(encodedParts(body, held.taken), { objectMode: false, highWaterMark: 1 })
  const lines = headerLines(ready, extra)
  const done = (): void => undefined
  if (encoding === undefined) {
    response.writeHead(ready.status, [...lines, 'Content-Length', String(bytes)])
    pipeline(parts, response, done)
    return
  }
  response.writeHead(ready.status, [...lines, 'Content-Encoding', encoding])
  pipeline(parts, encoding === 'br' ? createBrotliCompress(brotliOptions) : createGzip(gzipOptions), response, done)
}

/** Encoded one by one as they are asked for; `taken` hears of each. */
function* encodedParts(text: string, taken: (bytes: number) => void): Generator<Buffer> {
  for (const part of partsOf(text)) {
    const bytes = Buffer.from(part)
    taken(bytes.length)
    yield bytes
  }
}

function headerLines({ type, headers }: ReadyResponse, extra: Headers): string[] {
  const lines: string[] = []
  if (type !== undefined) lines.push('Content-Type', type)
  for (const [name, value] of extra) lines.push(name, value)
  if (headers) for (const [name, value] of headers) lines.push(name, value)
  return lines
}

const bytesOf = (body: string | Buffer): number => (typeof body === 'string' ? Buffer.byteLength(body) : body.length)

function acceptedEncoding(header: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const text = String(header ?? '')
  if (/(^|,)\s*br\s*(;q=(?!0(\.0*)?\s*(,|$))|,|$)/.test(text)) return 'br'
  return takesGzip(text) ? 'gzip' : undefined
}

const takesGzip = (header: string): boolean => /(^|,)\s*gzip\s*(;q=(?!0(\.0*)?\s*(,|$))|,|$)/.test(header)
