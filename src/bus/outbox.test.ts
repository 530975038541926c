import { expect, test } from 'vitest'
import type { BusPacket } from './bus-packet.js'
import { createOutbox } from './outbox.js'

const packet = (sequence: number, length: number): BusPacket => ({
  origin: 'a',
  sequence,
  channel: 'changes',
  message: 'x'.repeat(length),
})
const open = () => createOutbox({ packets: 4, characters: 100, batchPackets: 3, batchCharacters: 50 })
const sequences = (packets: readonly BusPacket[]) => packets.map(({ sequence }) => sequence)

test('packets leave in order, as many at a time as a batch holds', () => {
  const outbox = open()
  for (const [sequence, length] of [
    [1, 10],
    [2, 30],
    [3, 20],
    [4, 10],
  ] as const)
    outbox.add(packet(sequence, length))
  expect([sequences(outbox.take()), sequences(outbox.take()), sequences(outbox.take())]).toEqual([[1, 2], [3, 4], []])
})

test('a packet that is larger than a batch leaves alone', () => {
  const outbox = open()
  outbox.add(packet(1, 80))
  outbox.add(packet(2, 5))
  expect([sequences(outbox.take()), sequences(outbox.take())]).toEqual([[1], [2]])
})

test('the oldest make room, by number and by length, and the newest stays whatever its length', () => {
  const outbox = open()
  expect([1, 2, 3, 4, 5].map((sequence) => outbox.add(packet(sequence, 10)))).toEqual([0, 0, 0, 0, 1])
  expect([outbox.add(packet(6, 80)), outbox.size]).toEqual([2, 3])
  expect([outbox.add(packet(7, 500)), sequences(outbox.take())]).toEqual([3, [7]])
})

test('what could not be sent goes back to the front', () => {
  const outbox = open()
  for (const sequence of [1, 2, 3]) outbox.add(packet(sequence, 20))
  const taken = outbox.take()
  outbox.add(packet(4, 20))
  expect([outbox.putBack(taken), sequences(outbox.take()), sequences(outbox.take())]).toEqual([0, [1, 2], [3, 4]])
})
