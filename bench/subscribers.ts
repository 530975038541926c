import { WebSocket } from 'ws'

/** Clients of one service. */
export interface Subscribers {
  /** Ends when so many more events have come, all clients taken together. */
  events(count: number): Promise<void>
  close(): void
}

export interface SubscribersRequest {
  /** Of the service, `ws://127.0.0.1:…`. */
  readonly url: string
  readonly sockets: number
  /** Subscriptions that one socket runs; 1 where absent. */
  readonly perSocket?: number
  readonly query: string
  /** Of the subscription of this number, over all sockets. */
  variables?(index: number): Readonly<Record<string, unknown>>
}

/** Sockets that are opened at the same time. */
const opening = 100
/** A local address has some 28,000 ports. */
const portsPerAddress = 10_000
const started = 'subscription_success'
const event = 'subscription_data'

/** Opens sockets and starts subscriptions, by the protocol that confirms a start. */
export async function openSubscribers(request: SubscribersRequest): Promise<Subscribers> {
  const sockets: WebSocket[] = []
  let arrived = 0
  let awaited: { readonly count: number; readonly done: () => void } | undefined
  const eventCame = (): void => {
    arrived += 1
    if (awaited !== undefined && arrived >= awaited.count) awaited.done()
  }
  for (let first = 0; first < request.sockets; first += opening) {
    const numbers = Array.from({ length: Math.min(opening, request.sockets - first) }, (_, index) => first + index)
    sockets.push(...(await Promise.all(numbers.map((number) => openSubscriber(number, request, eventCame)))))
  }
  return {
    events: (count) =>
      new Promise((resolve) => {
        arrived = 0
        awaited = { count, done: resolve }
      }),
    close: () => {
      for (const socket of sockets) socket.terminate()
    },
  }
}

function openSubscriber(
  number: number,
  { url, query, variables, perSocket = 1 }: SubscribersRequest,
  eventCame: () => void,
): Promise<WebSocket> {
  const socket = new WebSocket(url, 'graphql-subscriptions', {
    perMessageDeflate: false,
    localAddress: `127.0.0.${String(1 + Math.floor(number / portsPerAddress))}`,
  })
  const send = (message: unknown): void => {
    socket.send(JSON.stringify(message))
  }
  return new Promise((resolve, reject) => {
    let running = 0
    socket.once('error', reject)
    socket.once('open', () => {
      send({ type: 'init', payload: {} })
      for (let index = 0; index < perSocket; index += 1)
        send({
          type: 'subscription_start',
          id: String(index),
          query,
          variables: variables?.(number * perSocket + index) ?? {},
        })
    })
    socket.on('message', (data: Buffer) => {
      if (data.includes(event)) eventCame()
      else if (data.includes(started)) {
        running += 1
        if (running === perSocket) resolve(socket)
      } else if (data.includes('_fail')) reject(new Error(`refused: ${data.toString('utf8')}`))
    })
  })
}
