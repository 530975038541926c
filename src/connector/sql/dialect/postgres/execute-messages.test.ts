import { describe, expect, test } from 'vitest'
import { executeMessages } from './execute-messages.js'

/** The messages as the protocol has them: a code, and what follows the length. */
function read(messages: Buffer): readonly (readonly [string, Buffer])[] {
  const found: (readonly [string, Buffer])[] = []
  for (let at = 0; at < messages.length;) {
    const length = messages.readInt32BE(at + 1)
    found.push([messages.toString('latin1', at, at + 1), messages.subarray(at + 5, at + 1 + length)])
    at += 1 + length
  }
  return found
}

describe('executeMessages', () => {
  test('binds texts of any characters, empty ones and nulls, and runs the statement', () => {
    const text = 'schön 漢字 😀'
    const messages = read(executeMessages('refract_1', ['u1', null, '', text]))
    expect(messages.map(([code]) => code)).toEqual(['B', 'E', 'S'])
    const value = (bytes: string): Buffer => {
      const size = Buffer.alloc(4)
      size.writeInt32BE(Buffer.byteLength(bytes))
      return Buffer.concat([size, Buffer.from(bytes)])
    }
    expect(messages[0]?.[1]).toEqual(
      Buffer.concat([
        Buffer.from('\0refract_1\0'),
        Buffer.from([0, 0, 0, 4]),
        value('u1'),
        Buffer.from([255, 255, 255, 255]),
        value(''),
        value(text),
        Buffer.from([0, 0]),
      ]),
    )
    expect(messages[1]?.[1]).toEqual(Buffer.from([0, 0, 0, 0, 0]))
    expect(messages[2]?.[1]).toEqual(Buffer.alloc(0))
  })

  test('binds no values', () => {
    expect(read(executeMessages('a', []))[0]?.[1]).toEqual(Buffer.from([0, 97, 0, 0, 0, 0, 0, 0, 0]))
  })
})
