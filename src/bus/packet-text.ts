import type { BusPacket } from './bus-packet.js'

/** `ORIGIN SEQUENCE PART PARTS CHANNEL`, a line break, then a part of the message. */
const form = /^(\S+) (\d+) (\d+) (\d+) (\S+)\n/

const headerBytes = 200

/** A packet as texts of at most `maxBytes` UTF-8 bytes each. */
export function packetToTexts({ origin, sequence, channel, message }: BusPacket, maxBytes: number): readonly string[] {
  const parts = splitText(message, maxBytes - headerBytes)
  return parts.map(
    (part, index) => `${origin} ${String(sequence)} ${String(index + 1)} ${String(parts.length)} ${channel}\n${part}`,
  )
}

/** Cuts between characters. */
export function splitText(text: string, maxBytes: number): readonly string[] {
  // no UTF-16 unit takes more than three bytes
  if (text.length * 3 <= maxBytes || Buffer.byteLength(text) <= maxBytes) return [text]
  const bytes = Buffer.from(text)
  const parts: string[] = []
  let start = 0
  while (start < bytes.length) {
    let end = Math.min(start + maxBytes, bytes.length)
    while (end < bytes.length && isContinuation(bytes[end])) end -= 1
    parts.push(bytes.toString('utf8', start, end))
    start = end
  }
  return parts
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** One part of a packet as it came. */
export interface PacketPart<T> {
  readonly origin: string
  readonly sequence: number
  /** From 1 to `parts`. */
  readonly part: number
  readonly parts: number
  readonly content: T
}

/** Undefined: no text of ours. */
export function packetPartFromText(text: string): (PacketPart<string> & { readonly channel: string }) | undefined {
  const match = form.exec(text)
  if (match === null) return undefined
  const [head, origin = '', sequence, part, parts, channel = ''] = match
  return {
    origin,
    sequence: Number(sequence),
    part: Number(part),
    parts: Number(parts),
    channel,
    content: text.slice(head.length),
  }
}
