import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { readFileSync } from 'node:fs'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'

/** What a server of a test answers to a POST: its status and its body. */
export type CannedResponse = (body: string) => { readonly status: number; readonly body: string }

export interface FakeServer {
  readonly port: number
  close(): Promise<void>
}

/** A server over HTTP, or over TLS with the certificate of a folder. */
export function startFakeServer(reply: CannedResponse, certificates?: string): Promise<FakeServer> {
  const serve: RequestListener = (request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.once('end', () => {
      const { status, body: text } = reply(body)
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(text)
    })
  }
  if (certificates === undefined) return listening(createHttpServer(serve))
  const file = (name: string) => readFileSync(join(certificates, name))
  return listening(createHttpsServer({ key: file('server-key.pem'), cert: file('server-cert.pem') }, serve))
}

/** A proxy that answers everything with a status, tunnels too. */
export function startProxy(status: number): Promise<FakeServer> {
  const server = createHttpServer((_request, response) => response.writeHead(status).end('<h1>from the proxy</h1>'))
  server.on('connect', (_request: unknown, socket: Duplex) => socket.end(`HTTP/1.1 ${String(status)} No\r\n\r\n`))
  return listening(server)
}

const listening = (server: Server): Promise<FakeServer> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () => new Promise((done) => server.close(() => done())),
      })
    })
  })
