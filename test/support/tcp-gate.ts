import { connect, createServer, type Server, type Socket } from 'node:net'

/** A way to a port that can be shut as if what listens there were not. */
export interface TcpGate {
  readonly port: number
  /** Lets connections through again. */
  open(): Promise<void>
  /** Cuts all connections; new ones are refused. */
  shut(): Promise<void>
  /** Keeps what is sent from now on, as a slow network does. */
  hold(): void
  /** What is kept. */
  held(): string
  /** Sends on what was kept and all that follows. */
  release(): void
}

/** Shut at first; keeps its port whether it is open or not. */
export async function createTcpGate(target: number): Promise<TcpGate> {
  const sockets = new Set<Socket>()
  let server: Server | undefined
  let port = 0
  let kept: { readonly chunk: Buffer; readonly to: Socket }[] | undefined

  function join(from: Socket, to: Socket): void {
    sockets.add(from)
    from.on('error', () => to.destroy())
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
  }

  function pass(from: Socket): void {
    const to = connect(target, '127.0.0.1')
    join(from, to)
    join(to, from)
    from.on('data', (chunk: Buffer) => {
      if (kept) kept.push({ chunk, to })
      else to.write(chunk)
    })
    to.pipe(from)
  }

  const open = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const next = createServer(pass)
      server = next
      next.once('error', reject)
      next.listen(port, '127.0.0.1', () => {
        const address = next.address()
        port = typeof address === 'object' && address !== null ? address.port : port
        resolve()
      })
    })

  async function shut(): Promise<void> {
    const ended = new Promise((resolve) => server?.close(resolve))
    for (const socket of sockets) socket.destroy()
    await ended
  }

  await open()
  await shut()
  return {
    get port() {
      return port
    },
    open,
    shut,
    hold: () => {
      kept = []
    },
    held: () => Buffer.concat((kept ?? []).map(({ chunk }) => chunk)).toString('latin1'),
    release: () => {
      const all = kept ?? []
      kept = undefined
      for (const { chunk, to } of all) to.write(chunk)
    },
  }
}
