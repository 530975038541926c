import { createHash, randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Duplex } from 'node:stream'
import type { Socket } from './subscriptions/socket.js'

const opcodes = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 } as const

/** A WebSocket for text messages (RFC 6455), for versions of Node that have none. */
export class NodeSocket implements Socket {
  protocol = ''
  onopen: Socket['onopen'] = null
  onmessage: Socket['onmessage'] = null
  onclose: Socket['onclose'] = null
  onerror: Socket['onerror'] = null
  #stream: Duplex | undefined
  #isClosed = false
  #rest: Buffer = Buffer.alloc(0)
  #parts: Buffer[] = []

  constructor(address: string, protocols: string[]) {
    const key = randomBytes(16).toString('base64')
    const url = new URL(address.replace(/^ws/, 'http'))
    const opening = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': key,
        'Sec-WebSocket-Protocol': protocols.join(', '),
      },
    })
    opening.on('upgrade', (response, stream, head) => {
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
      if (response.headers['sec-websocket-accept'] !== accept) {
        stream.destroy()
        this.#closed(1002, 'The answer to the handshake is not that of a WebSocket.')
        return
      }
      this.protocol = response.headers['sec-websocket-protocol'] ?? ''
      this.#stream = stream
      stream.on('data', (bytes: Buffer) => {
        this.#receive(bytes)
      })
      stream.on('error', () => undefined)
      stream.on('close', () => {
        this.#closed(1006, '')
      })
      this.onopen?.()
      if (head.length > 0) this.#receive(head)
    })
    opening.on('response', (response) => {
      response.resume()
      this.#closed(1006, `HTTP status ${String(response.statusCode)}`)
    })
    opening.on('error', (error) => {
      this.onerror?.(error)
      this.#closed(1006, error.message)
    })
    opening.end()
  }

  send(text: string): void {
    this.#write(opcodes.text, Buffer.from(text))
  }

  close(code = 1000, reason = ''): void {
    const payload = Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)])
    this.#write(opcodes.close, payload)
    this.#stream?.end()
    this.#closed(code, reason)
  }

  #write(opcode: number, payload: Buffer): void {
    const { length } = payload
    const mask = randomBytes(4)
    const head =
      length < 126
        ? Buffer.from([0x80 | opcode, 0x80 | length])
        : length < 0x10000
          ? Buffer.from([0x80 | opcode, 0x80 | 126, length >> 8, length & 0xff])
          : longHead(opcode, length)
    const masked = Buffer.from(payload)
    for (let i = 0; i < length; i++) masked[i] = (masked[i] as number) ^ (mask[i & 3] as number)
    this.#stream?.write(Buffer.concat([head, mask, masked]))
  }

  #receive(bytes: Buffer): void {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
    for (let frame = readFrame(this.#rest); frame !== undefined; frame = readFrame(this.#rest)) {
      this.#rest = this.#rest.subarray(frame.end)
      this.#take(frame)
    }
  }

  #take({ opcode, isLast, payload }: Frame): void {
    switch (opcode) {
      case opcodes.continuation:
      case opcodes.text: {
        this.#parts.push(payload)
        if (!isLast) return
        const data = Buffer.concat(this.#parts).toString()
        this.#parts = []
        this.onmessage?.({ data })
        return
      }
      case opcodes.ping:
        this.#write(opcodes.pong, payload)
        return
      case opcodes.close: {
        const code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005
        this.#stream?.end()
        this.#closed(code, payload.subarray(2).toString())
      }
    }
  }

  #closed(code: number, reason: string): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.onclose?.({ code, reason })
  }
}

interface Frame {
  readonly opcode: number
  readonly isLast: boolean
  readonly payload: Buffer
  readonly end: number
}

/** The first frame, if it is there as a whole; servers do not mask. */
function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined
  const first = bytes.readUInt8(0)
  let length = bytes.readUInt8(1) & 0x7f
  let start = 2
  if (length === 126) {
    if (bytes.length < 4) return undefined
    length = bytes.readUInt16BE(2)
    start = 4
  } else if (length === 127) {
    if (bytes.length < 10) return undefined
    length = Number(bytes.readBigUInt64BE(2))
    start = 10
  }
  const end = start + length
  if (bytes.length < end) return undefined
  return { opcode: first & 0x0f, isLast: (first & 0x80) !== 0, payload: bytes.subarray(start, end), end }
}

function longHead(opcode: number, length: number): Buffer {
  const head = Buffer.alloc(10)
  head[0] = 0x80 | opcode
  head[1] = 0x80 | 127
  head.writeBigUInt64BE(BigInt(length), 2)
  return head
}
