import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { Socket } from 'node:net'
import { requestHeaders } from './request-headers.js'
import type { PostOutcome, WebhookRequest } from './webhook-request.js'

/** Sends requests to receivers. */
export interface WebhookPoster {
  /** Never rejects. */
  post(request: WebhookRequest): Promise<PostOutcome>
  /** Ends connections; requests that run fail. */
  close(): void
}

const connectMs = 10_000
/** Time without any bytes. */
const idleMs = 30_000
/** A receiver that sends a byte now and then holds a request no longer than this. */
const longestMs = 300_000
const maxResponseBytes = 52_428_800
const shownCharacters = 1000

export function createWebhookPoster(userAgent: string, maxSockets: number): WebhookPoster {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, maxSockets }),
    'https:': new HttpsAgent({ keepAlive: true, maxSockets }),
  }
  const start = { 'http:': httpRequest, 'https:': httpsRequest }

  async function post(request: WebhookRequest): Promise<PostOutcome> {
    const url = addressOf(request.url)
    if (typeof url === 'string') return { kind: 'failed', reason: url, isLasting: true }
    return send(request, url, url.protocol as keyof typeof agents)
  }

  function send(request: WebhookRequest, url: URL, protocol: keyof typeof agents): Promise<PostOutcome> {
    return new Promise((resolve) => {
      const limits = timeLimits((reason) => outgoing.destroy(new Error(reason)))
      const end = (outcome: PostOutcome): void => {
        limits.stop()
        resolve(outcome)
      }
      let outgoing: ReturnType<typeof httpRequest>
      try {
        outgoing = start[protocol](url, {
          method: 'POST',
          agent: agents[protocol],
          headers: requestHeaders(request, url.host, userAgent),
        })
      } catch (error) {
        end({ kind: 'failed', reason: `Invalid header: ${headerFault(error)}`, isLasting: true })
        return
      }
      outgoing.setTimeout(idleMs, () => outgoing.destroy(new Error(`no bytes passed in the last ${seconds(idleMs)}`)))
      outgoing.on('socket', (socket) => limits.connecting(socket))
      outgoing.on('response', (response) => {
        readResponse(response).then(
          (body) =>
            end({
              kind: 'answered',
              status: response.statusCode ?? 0,
              headers: headersText(response),
              body,
            }),
          (error: unknown) => end({ kind: 'failed', reason: messageOf(error), isLasting: false }),
        )
      })
      // not sent again here, even on a connection that was kept: the receiver may have read it before it closed
      outgoing.on('error', (error) => end({ kind: 'failed', reason: messageOf(error), isLasting: false }))
      // bytes, since a text would take the headers with it into UTF-8
      outgoing.end(Buffer.from(request.body))
    })
  }

  return {
    post,
    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

/** The address of a receiver, or why it is none. */
function addressOf(text: string): URL | string {
  if (text.trim() === '') return 'the address is empty'
  if (!URL.canParse(text)) return `"${text}" is no absolute address with http:// or https://`
  const url = new URL(text)
  return url.protocol === 'http:' || url.protocol === 'https:'
    ? url
    : `the address must have scheme "http" or "https", not "${url.protocol.replace(':', '')}"`
}

const headerFault = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code === 'ERR_INVALID_CHAR'
    ? `${messageOf(error)} (values have the characters of Latin-1)`
    : messageOf(error)

function timeLimits(expired: (reason: string) => void) {
  const whole = setTimeout(() => expired(`no whole answer within ${seconds(longestMs)}`), longestMs)
  let connect: NodeJS.Timeout | undefined
  return {
    connecting(socket: Socket): void {
      if (!socket.connecting) return
      connect = setTimeout(() => expired(`no connection within ${seconds(connectMs)}`), connectMs)
      socket.once('connect', () => clearTimeout(connect))
    },
    stop(): void {
      clearTimeout(whole)
      clearTimeout(connect)
    },
  }
}

/** Reads all that is sent, within bounds, and keeps the beginning. */
async function readResponse(response: IncomingMessage): Promise<string> {
  let text = ''
  let bytes = 0
  const decoder = new TextDecoder()
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (text.length < shownCharacters) text += decoder.decode(chunk, { stream: true })
    // the status is known; the rest of a boundless answer is of no use
    if (bytes > maxResponseBytes) break
  }
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text
}

const headersText = ({ rawHeaders }: IncomingMessage): string =>
  rawHeaders.flatMap((name, index) => (index % 2 === 0 ? `${name}: ${rawHeaders[index + 1] ?? ''}` : [])).join(' | ')

const seconds = (ms: number): string => `${String(ms / 1000)} seconds`

/** Of a failure at several addresses of one name, the first. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0])
  return error instanceof Error ? error.message || ((error as NodeJS.ErrnoException).code ?? error.name) : String(error)
}
