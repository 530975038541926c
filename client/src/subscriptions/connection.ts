import { oldProtocol, transportProtocol, type Message, type Protocol, type ServerMessage } from './protocols.js'
import { platformSocket, type Socket, type SocketConstructor } from './socket.js'

export interface SubscriberSettings {
  readonly endpoint: string
  readonly authorization: string | undefined
  readonly webSocket: SocketConstructor | undefined
}

export interface ConnectionEvents {
  /** The server took the connection. */
  onReady(): void
  onMessage(message: Exclude<ServerMessage, { kind: 'ready' | 'ping' }>): void
  /** `taken` says whether the server ever took a connection of this client. */
  onLost(code: number, reason: string, taken: boolean): void
}

/** The socket of a client's subscriptions. */
export interface Connection {
  readonly isReady: boolean
  start(id: string, payload: object): void
  stop(id: string): void
  /** Opens the socket, unless it is open; raises what the platform says about the address. */
  open(): Promise<void>
  close(): void
}

/**
 * Both protocols are offered, the server chooses. One that refuses the first connection is offered the old protocol
 * alone: servers of that time may not take the offer of two.
 */
export function createConnection(settings: SubscriberSettings, events: ConnectionEvents): Connection {
  const address = settings.endpoint.replace(/^http/, 'ws')
  let socket: Socket | undefined
  let protocol: Protocol = transportProtocol
  let isReady = false
  let wasTaken = false
  let offersBoth = true

  const receive = (message: ServerMessage): void => {
    if (message.kind === 'ping') socket?.send('{"type":"pong"}')
    else if (message.kind === 'ready') {
      isReady = true
      wasTaken = true
      events.onReady()
    } else events.onMessage(message)
  }
  const lost = (code: number, reason: string): void => {
    socket = undefined
    isReady = false
    if (wasTaken || !offersBoth) {
      events.onLost(code, reason, wasTaken)
      return
    }
    offersBoth = false
    void open()
  }
  const isOpening = (): boolean => socket !== undefined
  const open = async (): Promise<void> => {
    if (isOpening()) return
    const Constructor = settings.webSocket ?? (await platformSocket())
    // another call may have opened it meanwhile
    if (isOpening()) return
    const opened = new Constructor(
      address,
      offersBoth ? [transportProtocol.name, oldProtocol.name] : [oldProtocol.name],
    )
    socket = opened
    opened.onopen = () => {
      protocol = opened.protocol === transportProtocol.name ? transportProtocol : oldProtocol
      const { authorization } = settings
      const payload = authorization === undefined ? {} : { Authorization: authorization }
      opened.send(JSON.stringify({ type: 'connection_init', payload }))
    }
    opened.onmessage = ({ data }) => {
      if (socket === opened) receive(protocol.read(JSON.parse(String(data)) as Message))
    }
    // the closing that follows tells all
    opened.onerror = () => undefined
    opened.onclose = ({ code, reason }) => {
      if (socket === opened) lost(code, reason)
    }
  }
  return {
    get isReady() {
      return isReady
    },
    start: (id, payload) => socket?.send(protocol.start(id, payload)),
    stop: (id) => {
      if (isReady) socket?.send(protocol.stop(id))
    },
    open,
    close: () => socket?.close(1000),
  }
}
