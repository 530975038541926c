import { describe, expect, test } from 'vitest'
import type { BusPacket } from './bus-packet.js'
import { packetToTexts, splitText } from './packet-text.js'
import { createSeenPackets } from './seen-packets.js'
import { createTextReceiver } from './text-receiver.js'

const packet = (sequence: number, message: string, origin = 'server-a'): BusPacket => ({
  origin,
  sequence,
  channel: 'changes',
  message,
})
const long = 'Größe 🐙\n'.repeat(100)

function received(texts: readonly string[]): readonly BusPacket[] {
  const packets: BusPacket[] = []
  const receive = createTextReceiver((one) => packets.push(one))
  for (const text of texts) receive(text)
  return packets
}

describe('packets as texts', () => {
  test('a short one is one text, a long one several, and both come back whole', () => {
    const short = packetToTexts(packet(1, 'a\nb'), 300)
    const parts = packetToTexts(packet(2, long), 300)
    expect([short.length, parts.length > 10]).toEqual([1, true])
    expect(parts.filter((part) => Buffer.byteLength(part) > 300)).toEqual([])
    expect(received([...short, ...parts])).toEqual([packet(1, 'a\nb'), packet(2, long)])
  })

  test('no character is cut', () => {
    expect(splitText('ä🐙ä', 4)).toEqual(['ä', '🐙', 'ä'])
  })

  test('parts of two servers may come mixed', () => {
    const one = packetToTexts(packet(1, long, 'a'), 900)
    const other = packetToTexts(packet(1, long, 'b'), 900)
    expect(one).toHaveLength(2)
    expect(received([one[0]!, other[0]!, one[1]!, other[1]!])).toEqual([packet(1, long, 'a'), packet(1, long, 'b')])
  })

  test('one with a gap is dropped, one that is sent again comes', () => {
    const parts = packetToTexts(packet(1, long), 700)
    expect(parts).toHaveLength(3)
    expect(received([parts[0]!, parts[2]!, ...packetToTexts(packet(2, 'next'), 900)])).toEqual([packet(2, 'next')])
    expect(received([parts[0]!, parts[1]!, ...parts])).toEqual([packet(1, long)])
  })

  test('what others write on the channel is left aside', () => {
    expect(received(['', 'hello', '{"projectId":"a"}'])).toEqual([])
  })
})

test('a packet counts once for each server and channel', () => {
  const isNew = createSeenPackets()
  const packets = [packet(1, ''), packet(1, ''), packet(3, ''), packet(2, ''), packet(1, '', 'b'), packet(0, '', '')]
  expect(packets.map(isNew)).toEqual([true, false, true, false, true, true])
  expect(isNew({ ...packet(1, ''), channel: 'schema' })).toBe(true)
})
