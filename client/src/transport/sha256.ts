/**
 * SHA-256 (FIPS 180-4) in plain JavaScript: the platforms' own is asynchronous, and missing on pages without TLS.
 * Tokens are a few dozen bytes.
 */
export function sha256(message: Uint8Array): Uint8Array {
  const state = Uint32Array.from(initial)
  const length = message.length
  const padded = new Uint8Array(((length + 8) >> 6) * 64 + 64)
  padded.set(message)
  padded[length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(length / 0x20000000))
  view.setUint32(padded.length - 4, (length << 3) >>> 0)
  const words = new Uint32Array(64)
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(block + i * 4)
    for (let i = 16; i < 64; i++) {
      const a = word(words, i - 15)
      const b = word(words, i - 2)
      const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3)
      const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10)
      words[i] = word(words, i - 16) + s0 + word(words, i - 7) + s1
    }
    compress(state, words)
  }
  const hash = new Uint8Array(32)
  const out = new DataView(hash.buffer)
  state.forEach((value, i) => {
    out.setUint32(i * 4, value)
  })
  return hash
}

function compress(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + word(constants, i) + word(words, i)) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((value, i) => {
    state[i] = word(state, i) + value
  })
}

const word = (words: Uint32Array, place: number): number => words[place] as number

const rotate = (value: number, bits: number): number => (value >>> bits) | (value << (32 - bits))

/** HMAC (RFC 2104) with SHA-256. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(64)
  block.set(key.length > 64 ? sha256(key) : key)
  const inner = joined(
    block.map((byte) => byte ^ 0x36),
    message,
  )
  return sha256(
    joined(
      block.map((byte) => byte ^ 0x5c),
      sha256(inner),
    ),
  )
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length)
  bytes.set(a)
  bytes.set(b, a.length)
  return bytes
}

/** Fraction bits of the square roots, and of the cube roots, of the first primes. */
const primes = firstPrimes(64)
const initial = Uint32Array.from(primes.slice(0, 8), (prime) => fractionBits(Math.sqrt(prime)))
const constants = Uint32Array.from(primes, (prime) => fractionBits(Math.cbrt(prime)))

function fractionBits(value: number): number {
  return ((value - Math.floor(value)) * 0x100000000) >>> 0
}

function firstPrimes(count: number): readonly number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  return found
}
