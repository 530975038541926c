import type { BusPacket } from './bus-packet.js'
import { createPartCollector } from './part-collector.js'
import { packetPartFromText } from './packet-text.js'

/** Reads the texts of a broker that carries texts as they are; what is not of ours is left aside. */
export function createTextReceiver(received: (packet: BusPacket) => void): (text: string) => void {
  const collect = createPartCollector<string>()
  return (text) => {
    const part = packetPartFromText(text)
    const contents = part && collect(part)
    if (contents)
      received({ origin: part.origin, sequence: part.sequence, channel: part.channel, message: contents.join('') })
  }
}
