import { abortReason, ConnectionError, RequestError, TimeoutError } from '../errors.js'
import { isRead } from '../language/document.js'
import type { CallOptions, Fetch } from './call-options.js'

export interface SenderSettings {
  readonly endpoint: string
  /** Value of `Authorization`; absent on open services. */
  readonly authorization: string | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly fetch: Fetch
  /** How often reads are sent again after their connection was lost. */
  readonly retries: number
}

/** One operation to send. */
export interface Operation {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

export interface Sender {
  /** Sends with all other operations of this tick; gives `data`. Rejects with `RequestError` and its kin. */
  send(operation: Operation, options: CallOptions): Promise<unknown>
}

interface Waiting {
  readonly body: string
  readonly isRead: boolean
  isSettled: boolean
  resolve(data: unknown): void
  reject(reason: unknown): void
  /** Called when the call was ended before its answer. */
  onEnd: (() => void) | undefined
}

/** Limits of one HTTP request: elements, and characters of their JSON. */
const batchLimit = { elements: 1000, characters: 2_000_000 }
/** Milliseconds before a read is sent again, times the number of the try. */
const retryPause = 100

/** Collects the operations of one tick into one POST of an array (client.md section 6). */
export function createSender(settings: SenderSettings): Sender {
  let queue: Waiting[] = []
  const flush = (): void => {
    const all = queue.filter(({ isSettled }) => !isSettled)
    queue = []
    for (const batch of batchesOf(all)) void sendBatch(batch, settings, 0)
  }
  return {
    send: (operation, options) =>
      new Promise((resolve, reject) => {
        if (options.signal?.aborted === true) {
          reject(abortReason(options.signal))
          return
        }
        // BigInt and circular values are refused here, for this call alone
        const body = JSON.stringify(operation)
        const waiting: Waiting = {
          body,
          isRead: isRead(operation.query),
          isSettled: false,
          resolve,
          reject,
          onEnd: undefined,
        }
        if (options.signal !== undefined || options.timeout !== undefined) watch(waiting, options)
        if (queue.push(waiting) === 1) afterTick(flush)
      }),
  }
}

/** Runs behind all that is ready to run: calls that were awaited one after the other in this tick are in by then. */
const afterTick: (work: () => void) => void =
  typeof process === 'object' && typeof process.nextTick === 'function'
    ? (work) => void Promise.resolve().then(() => process.nextTick(work))
    : (work) => void setTimeout(work, 0)

/** Ends a call by its signal or its timeout. */
function watch(waiting: Waiting, { signal, timeout }: CallOptions): void {
  const { resolve, reject } = waiting
  const end = (reason: unknown): void => {
    waiting.reject(reason)
    waiting.onEnd?.()
  }
  const abort = (): void => end(abortReason(signal))
  const timer =
    timeout === undefined
      ? undefined
      : setTimeout(() => {
          end(new TimeoutError(timeout))
        }, timeout)
  signal?.addEventListener('abort', abort)
  const settle =
    <Value>(pass: (value: Value) => void) =>
    (value: Value): void => {
      if (waiting.isSettled) return
      waiting.isSettled = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      pass(value)
    }
  waiting.resolve = settle(resolve)
  waiting.reject = settle(reject)
}

function batchesOf(all: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const batches: Waiting[][] = []
  let size = Infinity
  for (const waiting of all) {
    const last = batches[batches.length - 1]
    size += waiting.body.length
    if (last === undefined || last.length >= batchLimit.elements || size > batchLimit.characters) {
      batches.push([waiting])
      size = waiting.body.length
    } else last.push(waiting)
  }
  return batches
}

async function sendBatch(batch: readonly Waiting[], settings: SenderSettings, tries: number): Promise<void> {
  const controller = new AbortController()
  for (const waiting of batch)
    waiting.onEnd = () => {
      if (batch.every(({ isSettled }) => isSettled)) controller.abort()
    }
  try {
    const response = await settings.fetch(settings.endpoint, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(settings.authorization === undefined ? {} : { Authorization: settings.authorization }),
        ...settings.headers,
      },
      body: `[${batch.map(({ body }) => body).join(',')}]`,
      signal: controller.signal,
    })
    reply(batch, await response.text(), response.status)
  } catch (error) {
    const open = batch.filter(({ isSettled }) => !isSettled)
    const again = tries < settings.retries ? open.filter((waiting) => waiting.isRead) : []
    for (const waiting of open)
      if (!again.includes(waiting)) waiting.reject(new ConnectionError(settings.endpoint, error))
    if (again.length === 0) return
    await new Promise((done) => setTimeout(done, retryPause * (tries + 1)))
    const rest = again.filter(({ isSettled }) => !isSettled)
    if (rest.length > 0) await sendBatch(rest, settings, tries + 1)
  }
}

interface Element {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string }[]
}

/** Gives each call its element; an answer that is no list is every call's failure. */
function reply(batch: readonly Waiting[], text: string, status: number): void {
  const parsed = parseJson(text)
  batch.forEach((waiting, place) => {
    const element: Element | undefined = Array.isArray(parsed) ? (parsed[place] as Element | undefined) : undefined
    if (element !== undefined && element.errors === undefined && element.data !== undefined) {
      waiting.resolve(element.data)
      return
    }
    const whole = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : { error: text }
    waiting.reject(new RequestError({ ...(element ?? whole), status }))
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
