import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import type { Metrics } from '../../observe/metrics.js'
import { corsHeaders } from '../cors.js'
import { serveConnection, type Connection } from './connection.js'
import { graphqlSubscriptionsProtocol } from './graphql-subscriptions-protocol.js'
import { graphqlTransportWsProtocol } from './graphql-transport-ws-protocol.js'
import { graphqlWsProtocol } from './graphql-ws-protocol.js'
import type { Protocol } from './protocol.js'
import { createResultEncoder } from './result-encoder.js'
import { createSession } from './session.js'
import type { SessionDependencies } from './session-dependencies.js'
import type { SocketLimits } from './socket-limits.js'
import { socketPathOf } from './socket-path.js'

export interface WebSocketDependencies {
  readonly session: SessionDependencies
  readonly limits: SocketLimits
  readonly metrics: Pick<Metrics, 'setConnections' | 'messageReceived' | 'messageSent' | 'setSubscriptions'>
  /** First part of request ids. */
  readonly environmentName: string
  /** Between service and stage in project ids. */
  readonly separator: string
  newCuid(): string
  /** ms. */
  now(): number
  dropped(projectId: string, bufferedBytes: number): void
}

/** The sockets of this server. */
export interface WebSockets {
  /** Takes over the socket; false: the request is to be answered as if it asked for no upgrade. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  readonly size: number
  /** Takes no more, closes all with 1001. */
  stop(): Promise<void>
}

const protocols: ReadonlyMap<string, Protocol> = new Map(
  [graphqlWsProtocol, graphqlSubscriptionsProtocol, graphqlTransportWsProtocol].map((protocol) => [
    protocol.name,
    protocol,
  ]),
)

/** How often subscriptions are counted. */
const countMs = 5_000

export function createWebSockets(parts: WebSocketDependencies): WebSockets {
  const { limits, metrics } = parts
  const connections = new Set<Connection>()
  const encode = createResultEncoder()
  let isStopping = false
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    // of the many messages that one packet may hold, one is read in each turn of the event loop
    allowSynchronousEvents: false,
    handleProtocols: (offered) => protocolOf(offered)?.name ?? false,
  })
  server.on('headers', (headers, request) => {
    headers.push(`Request-Id: ${parts.environmentName}:${parts.newCuid()}`)
    for (const [name, value] of corsHeaders(request)) headers.push(`${name}: ${value}`)
  })

  function showCounts(): void {
    let active = 0
    let sessions = 0
    for (const { session } of connections) {
      const size = session.size()
      active += size
      if (size > 0) sessions += 1
    }
    metrics.setSubscriptions(sessions, active)
  }

  const counting = setInterval(showCounts, countMs).unref()

  function open(socket: Parameters<typeof serveConnection>[0], projectId: string, protocol: Protocol): void {
    const connection = serveConnection(socket, {
      limits,
      protocol,
      encode,
      now: () => parts.now(),
      openSession: (output) => createSession({ id: parts.newCuid(), projectId, protocol, output }, parts.session),
      received: () => {
        metrics.messageReceived()
      },
      sent: () => {
        metrics.messageSent()
      },
      closed: () => {
        connections.delete(connection)
        metrics.setConnections(connections.size)
      },
      dropped: (bytes) => {
        parts.dropped(projectId, bytes)
      },
    })
    connections.add(connection)
    metrics.setConnections(connections.size)
  }

  return {
    get size() {
      return connections.size
    },
    upgrade(request, socket, head) {
      const { 'sec-websocket-protocol': offered = '', upgrade = '' } = request.headers
      const path = request.url?.split('?', 1)[0] ?? '/'
      const protocol = protocolOf(offered.split(',').map((name) => name.trim()))
      if (upgrade.toLowerCase() !== 'websocket' || protocol === undefined || path === '/status') return false
      const named = socketPathOf(path)
      if (isStopping) refuse(socket, '503 Service Unavailable', 'The server is stopping.', parts)
      else if (named.kind === 'unsupported')
        refuse(socket, '500 Internal Server Error', 'Unsupported project ID encoding. ', parts)
      else if (named.kind === 'illegal') refuse(socket, '400 Bad Request', named.reason, parts)
      else
        server.handleUpgrade(request, socket, head, (webSocket) => {
          open(webSocket, `${named.name}${parts.separator}${named.stage}`, protocol)
        })
      return true
    },
    async stop() {
      isStopping = true
      clearInterval(counting)
      for (const connection of connections) connection.close(1001, '')
      for (let waited = 0; waited < limits.closeMs && connections.size > 0; waited += 10) await pause(10)
      for (const connection of connections) connection.terminate()
    },
  }
}

/** The first one offered that is known. */
function protocolOf(offered: Iterable<string>): Protocol | undefined {
  for (const name of offered) {
    const protocol = protocols.get(name)
    if (protocol) return protocol
  }
  return undefined
}

function refuse(
  socket: Duplex,
  status: string,
  message: string,
  { environmentName, newCuid }: Pick<WebSocketDependencies, 'environmentName' | 'newCuid'>,
): void {
  const requestId = `${environmentName}:${newCuid()}`
  const body = JSON.stringify({ errors: [{ message, requestId }] })
  socket.end(
    `HTTP/1.1 ${status}\r\nRequest-Id: ${requestId}\r\nContent-Type: application/json\r\nContent-Length: ${String(Buffer.byteLength(body))}\r\nConnection: close\r\n\r\n${body}`,
  )
}
