import { connect, createServer, type Socket } from 'node:net'

export type WireProtocol = 'postgres' | 'mysql'

/** What becomes of the answers to statements that carry a mark. */
export interface Loss {
  /** Messages of the server that still come through. */
  readonly after: number
  /** The connection breaks, or nothing more comes on it. */
  readonly how: 'cut' | 'silence'
}

/** A way to a database that lets every statement through and loses answers. */
export interface ResponseGate {
  readonly port: number
  /** From the next statement that contains `mark` on, answers on its connection are counted, and lost from then on. */
  arm(mark: string, loss: Loss): void
  /** Whether an answer was lost; the mark is forgotten. */
  disarm(mark: string): boolean
  close(): Promise<void>
}

interface Armed extends Loss {
  passed: number
  isSpent: boolean
}

export async function createResponseGate(target: number, protocol: WireProtocol): Promise<ResponseGate> {
  const armed = new Map<string, Armed>()
  const sockets = new Set<Socket>()

  function pass(inside: Socket): void {
    const outside = connect(target, '127.0.0.1')
    const split = createSplitter(protocol)
    let mark: Armed | undefined
    let isLost = false
    for (const socket of [inside, outside]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    inside.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1')
      for (const [word, one] of armed) if (!one.isSpent && text.includes(word)) mark = one
      outside.write(chunk)
    })
    // what was sent is still to be done
    inside.on('close', () => outside.end())
    outside.on('close', () => inside.destroy())
    outside.on('data', (chunk: Buffer) => {
      for (const message of split(chunk)) {
        if (isLost) return
        if (mark !== undefined && !mark.isSpent && mark.passed === mark.after) {
          mark.isSpent = true
          isLost = true
          if (mark.how === 'cut') inside.destroy()
          return
        }
        if (mark !== undefined) mark.passed += 1
        inside.write(message)
      }
    })
  }

  const server = createServer(pass)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    arm: (mark, loss) => void armed.set(mark, { ...loss, passed: 0, isSpent: false }),
    disarm(mark) {
      const one = armed.get(mark)
      armed.delete(mark)
      if (one === undefined || one.isSpent) return one !== undefined
      one.isSpent = true
      return false
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

/** Takes a server's bytes apart into its messages. */
function createSplitter(protocol: WireProtocol): (chunk: Buffer) => readonly Buffer[] {
  let rest: Buffer = Buffer.alloc(0)
  // a letter and the length of all that follows it; or a length of three bytes, and a number
  const header = protocol === 'postgres' ? 5 : 4
  const lengthOf = (bytes: Buffer): number =>
    protocol === 'postgres' ? 1 + bytes.readUInt32BE(1) : header + bytes.readUIntLE(0, 3)
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    const messages: Buffer[] = []
    while (rest.length >= header && rest.length >= lengthOf(rest)) {
      messages.push(rest.subarray(0, lengthOf(rest)))
      rest = rest.subarray(lengthOf(rest))
    }
    return messages
  }
}
