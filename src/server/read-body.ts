import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { parseNestedJson } from '../util/exact-json.js'
import type { HeldBody } from './body-budget.js'
import { HttpError } from './http-error.js'
import { limits } from './server-settings.js'

const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/** The JSON value of a request's body. Throws `HttpError` 400, 408, 413, 415 or 503. */
export async function readJsonBody(request: IncomingMessage, maxBytes: number, held: HeldBody): Promise<unknown> {
  const text = await readText(request, maxBytes, held)
  if (text.length === 0) throw new HttpError(400, 'Request entity expected but not supplied')
  checkContentType(request.headers['content-type'])
  const parsed = parsedBody(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  if (parsed !== 'too-deep') return parsed.value
  throw new HttpError(
    400,
    `The request content was malformed:\nmore than ${String(limits.bodyNesting)} arrays and objects are nested in each other`,
  )
}

function parsedBody(text: string): ReturnType<typeof parseNestedJson> {
  try {
    return parseNestedJson(text, limits.bodyNesting)
  } catch (error) {
    throw new HttpError(400, `The request content was malformed:\n${error instanceof Error ? error.message : ''}`)
  }
}

function checkContentType(header: string | undefined): void {
  if (header === 'application/json') return
  const type = (header ?? '').split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw new HttpError(415, "The request's Content-Type is not supported. Expected:\napplication/json")
}

function readText(request: IncomingMessage, maxBytes: number, held: HeldBody): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const stream = decoded(request)
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve, reject) => {
    const fail = (failure: HttpError): void => {
      request.unpipe()
      request.pause()
      reject(failure)
    }
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) {
        fail(tooLarge(maxBytes))
        return
      }
      try {
        held.grow(chunk.length)
        chunks.push(chunk)
      } catch (error) {
        fail(error as HttpError)
      }
    })
    stream.on('end', () => {
      resolve(
        chunks.length === 1 ? (chunks[0] as Buffer).toString('utf8') : Buffer.concat(chunks, size).toString('utf8'),
      )
    })
    stream.on('error', (error) => {
      fail(new HttpError(400, `The request content was malformed:\n${error.message}`, true))
    })
    request.on('aborted', () => {
      fail(new HttpError(400, 'The request ended before its body did', true))
    })
  })
}

const tooLarge = (maxBytes: number): HttpError =>
  new HttpError(413, `Request body exceeds the limit of ${String(maxBytes)} bytes`, true)

function decoded(request: IncomingMessage): Readable {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase()
  if (encoding === undefined || encoding === '' || encoding === 'identity') return request
  const decoder = decoders[encoding]
  if (!decoder)
    throw new HttpError(
      415,
      `The request's Content-Encoding is not supported. Expected:\n${Object.keys(decoders).join(', ')}`,
    )
  return request.pipe(decoder()) as unknown as Readable
}
