import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it came in. */
export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  /** As sent, names and values in turn. */
  readonly rawHeaders: readonly string[]
  readonly body: string
}

/** A receiver of webhooks on a port of its own. */
export interface TestReceiver {
  readonly url: string
  readonly requests: readonly ReceivedRequest[]
  /** Bodies that came to a path, parsed. */
  bodies(path: string): readonly unknown[]
  /** Answers requests to a path from now on; without it they get 200. */
  reply(path: string, handler: Handler): void
  close(): Promise<void>
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export async function startReceiver(): Promise<TestReceiver> {
  const requests: ReceivedRequest[] = []
  const handlers = new Map<string, Handler>()
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (text: string) => (body += text))
    request.on('end', () => {
      const path = request.url ?? ''
      requests.push({ method: request.method ?? '', path, rawHeaders: request.rawHeaders, body })
      const handler = handlers.get(path)
      if (handler) handler(request, response)
      else response.end('thanks')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    bodies: (path) => requests.filter((one) => one.path === path).map(({ body }) => JSON.parse(body) as unknown),
    reply: (path, handler) => void handlers.set(path, handler),
    close: () => closeServer(server),
  }
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
