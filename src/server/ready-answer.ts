import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** An HTTP answer that is ready to be sent. */
export interface ReadyAnswer {
  readonly status: number
  readonly type: string | undefined
  readonly body: string | Buffer
  /** The body as gzip made it, for clients that take that; absent: it is compressed when it is long. */
  readonly gzipped?: Buffer
  readonly headers?: readonly (readonly [string, string])[]
}

export const json = (status: number, body: string): ReadyAnswer => ({ status, type: 'application/json', body })
export const plainText = (status: number, body: string): ReadyAnswer => ({
  status,
  type: 'text/plain; charset=UTF-8',
  body,
})

/** Shorter answers gain nothing. */
const minCompressedLength = 1024
/** Fast settings: answers are made once and read once. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } }
const gzipOptions = { level: 3 }
const compressBrotli = promisify(brotliCompress) as (data: Buffer, options: typeof brotliOptions) => Promise<Buffer>
const compressGzip = promisify(gzip) as (data: Buffer, options: typeof gzipOptions) => Promise<Buffer>

/** Sends an answer with `extra` headers, compressed when it is long and the client can read that. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: ReadyAnswer,
  extra: readonly (readonly [string, string])[],
): void {
  if (answer.gzipped !== undefined && takesGzip(request.headers['accept-encoding'] ?? '')) {
    write(request, response, { ...answer, body: answer.gzipped }, [...extra, ['Content-Encoding', 'gzip']])
    return
  }
  const encoding =
    answer.body.length >= minCompressedLength ? acceptedEncoding(request.headers['accept-encoding']) : undefined
  if (encoding === undefined) {
    write(request, response, answer, extra)
    return
  }
  const raw = Buffer.from(answer.body)
  const compressed = encoding === 'br' ? compressBrotli(raw, brotliOptions) : compressGzip(raw, gzipOptions)
  void compressed.then(
    (body) => {
      write(request, response, { ...answer, body }, [...extra, ['Content-Encoding', encoding]])
    },
    () => {
      write(request, response, answer, extra)
    },
  )
}

function write(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body, headers }: ReadyAnswer,
  extra: readonly (readonly [string, string])[],
): void {
  if (response.destroyed || response.headersSent) return
  const lines: string[] = []
  if (type !== undefined) lines.push('Content-Type', type)
  for (const [name, value] of extra) lines.push(name, value)
  if (headers) for (const [name, value] of headers) lines.push(name, value)
  lines.push('Content-Length', String(typeof body === 'string' ? Buffer.byteLength(body) : body.length))
  response.writeHead(status, lines)
  if (request.method === 'HEAD') response.end()
  else response.end(body)
}

function acceptedEncoding(header: string | string[] | undefined): 'br' | 'gzip' | undefined {
  const text = String(header ?? '')
  if (/(^|,)\s*br\s*(;q=(?!0(\.0*)?\s*(,|$))|,|$)/.test(text)) return 'br'
  return takesGzip(text) ? 'gzip' : undefined
}

const takesGzip = (header: string): boolean => /(^|,)\s*gzip\s*(;q=(?!0(\.0*)?\s*(,|$))|,|$)/.test(header)
