import WebSocket from 'ws'

export type Message = Readonly<Record<string, unknown>>

/** A plain websocket client whose messages are taken one after the other. */
export interface TestSocket {
  send(message: unknown): void
  sendText(text: string): void
  sendBinary(bytes: Buffer): void
  /** The next message from the server; waits for it. */
  next(): Promise<Message>
  /** Close code and reason; waits for them. */
  readonly closed: Promise<readonly [code: number, reason: string]>
  readonly protocol: string
  close(): void
}

export async function openSocket(httpUrl: string, protocol: string | string[]): Promise<TestSocket> {
  const socket = new WebSocket(httpUrl.replace(/^http/, 'ws'), protocol)
  const messages: Message[] = []
  const waiting: ((message: Message) => void)[] = []
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as Message
    // what is sent all the time is no answer to anything
    if (message['type'] === 'ka' || message['type'] === 'keepalive') return
    const taker = waiting.shift()
    if (taker) taker(message)
    else messages.push(message)
  })
  const closed = new Promise<readonly [number, string]>((resolve) => {
    socket.once('close', (code, reason) => {
      resolve([code, reason.toString('utf8')])
    })
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  return {
    send: (message) => {
      socket.send(JSON.stringify(message))
    },
    sendText: (text) => {
      socket.send(text)
    },
    sendBinary: (bytes) => {
      socket.send(bytes)
    },
    next() {
      const message = messages.shift()
      return message ? Promise.resolve(message) : new Promise((resolve) => waiting.push(resolve))
    },
    closed,
    protocol: socket.protocol,
    close: () => {
      socket.close()
    },
  }
}

/** A `graphql-subscriptions` client that has greeted: the one protocol that confirms a start. */
export async function greetedSocket(url: string): Promise<TestSocket> {
  const socket = await openSocket(url, 'graphql-subscriptions')
  socket.send({ type: 'init', payload: {} })
  await socket.next()
  return socket
}

/** Starts a subscription and waits until it runs. */
export async function subscribe(
  socket: TestSocket,
  id: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Message> {
  socket.send({ type: 'subscription_start', id, query, variables })
  return socket.next()
}

/** The data of the next event. */
export async function nextData(socket: TestSocket): Promise<unknown> {
  const { payload } = await socket.next()
  return (payload as { readonly data: unknown }).data
}

/** Ids of the subscriptions that an event is delivered to, in turn; the one with the id `sentinel` gets every event. */
export async function idsOfEvent(socket: TestSocket, sentinel: string): Promise<readonly unknown[]> {
  const ids: unknown[] = []
  const take = async (): Promise<unknown> => {
    const { id } = await socket.next()
    if (id !== sentinel && id !== '') ids.push(id)
    return id
  }
  while ((await take()) !== sentinel);
  // what is sent together has arrived before the answer to this
  socket.send({ type: 'nothing' })
  while ((await take()) !== '');
  return ids
}
