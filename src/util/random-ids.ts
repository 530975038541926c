import { randomBytes } from 'node:crypto'

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const timeLength = 10
const chanceLength = 16

/** A ULID: 10 characters of time in ms and 16 of chance, in Crockford's base 32. */
export function newUlid(epochMs: number): string {
  let time = ''
  for (let rest = epochMs, place = 0; place < timeLength; place += 1, rest = Math.floor(rest / crockford.length))
    time = (crockford[rest % crockford.length] ?? '') + time
  // 256 is a multiple of 32
  return time + Array.from(randomBytes(chanceLength), (byte) => crockford[byte % crockford.length]).join('')
}

const urlSafe = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
const nanoIdLength = 21

/** 21 characters that stand in addresses as they are: 126 bits of chance. */
export const newNanoId = (): string =>
  Array.from(randomBytes(nanoIdLength), (byte) => urlSafe[byte % urlSafe.length]).join('')
