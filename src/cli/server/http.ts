import { setTimeout as pause } from 'node:timers/promises'
import { Agent, ProxyAgent, request, type Dispatcher } from 'undici'
import { Problem } from '../../errors/problem.js'
import type { CliContext } from '../cli-context.js'
import { connectionProblem } from './connection-problem.js'
import { proxyFor, type Proxy } from './proxies.js'

/** An answer over HTTP, whole. */
export interface HttpResponse {
  readonly status: number
  readonly body: string
}

/** Posts JSON to servers, through the proxies that the environment names (cli.md section 3.4). */
export interface Http {
  /** Throws a problem that tells why there is no answer. Waits while the server says that it is starting. */
  post(
    url: string,
    body: string,
    headers?: Readonly<Record<string, string>>,
    options?: PostOptions,
  ): Promise<HttpResponse>
}

export interface PostOptions {
  /** What it asks for would be done twice if it were sent again. */
  readonly isOnce?: boolean
}

const connectMs = 10_000
const resetPauseMs = 5000
const startingPauseMs = 500
/** How long a server may be starting. */
const longestStartMs = 120_000

export function createHttp({ environment, output }: Pick<CliContext, 'environment' | 'output'>): Http {
  // one for each proxy, and one for the direct way
  const dispatchers = new Map<string, Dispatcher>()
  const dispatcherFor = (proxy: Proxy | undefined): Dispatcher => {
    const way = proxy?.url.href ?? ''
    const dispatcher = dispatchers.get(way) ?? openDispatcher(proxy)
    dispatchers.set(way, dispatcher)
    return dispatcher
  }

  async function send(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<HttpResponse> {
    const dispatcher = dispatcherFor(proxyFor(url, environment))
    const begun = performance.now()
    try {
      const response = await request(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
        body,
        dispatcher,
      })
      const text = await response.body.text()
      output.detail(
        `POST ${url} -> ${String(response.statusCode)} after ${String(Math.round(performance.now() - begun))} ms`,
      )
      return { status: response.statusCode, body: text }
    } catch (error) {
      output.detail(`POST ${url} -> ${error instanceof Error ? error.message : String(error)}`)
      throw error
    }
  }

  const explained = (url: string, error: unknown): Problem =>
    error instanceof Problem ? error : connectionProblem(url, error, proxyFor(url, environment))

  async function sendOrExplain(
    url: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<HttpResponse> {
    try {
      return await send(url, body, headers)
    } catch (error) {
      throw explained(url, error)
    }
  }

  async function sendTwice(
    url: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<HttpResponse> {
    try {
      return await send(url, body, headers)
    } catch (error) {
      if (!String(error).includes('ECONNRESET')) throw explained(url, error)
      output.notice(`${url} closed the connection; trying once more in 5 s`)
      await pause(resetPauseMs)
      return sendOrExplain(url, body, headers)
    }
  }

  return {
    async post(url, body, headers = {}, { isOnce = false } = {}) {
      const sendIt = isOnce ? sendOrExplain : sendTwice
      let response = await sendIt(url, body, headers)
      if (!isStarting(response)) return response
      const until = performance.now() + longestStartMs
      const waiting = output.start(`Waiting for the server at ${new URL(url).origin} to be ready`)
      while (isStarting(response) && performance.now() < until) {
        await pause(startingPauseMs)
        response = await sendIt(url, body, headers)
      }
      waiting.end(isStarting(response) ? '✖' : undefined)
      return response
    },
  }
}

const isStarting = ({ status }: HttpResponse): boolean => status === 503

/** Answers may take as long as a migration or an import does; connections may not. */
function openDispatcher(proxy: Proxy | undefined): Dispatcher {
  const options = { headersTimeout: 0, bodyTimeout: 0, connect: { timeout: connectMs } }
  return proxy ? new ProxyAgent({ ...options, uri: proxy.url.href, proxyTunnel: false }) : new Agent(options)
}
