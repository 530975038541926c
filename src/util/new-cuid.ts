const base = 36
const blockSize = 4
const counterLimit = base ** blockSize

/** Facts that ids of one process carry and the chance in them. */
export interface CuidSource {
  readonly pid: number
  readonly hostName: string
  now(): number
  /** A number from 0 up to 1. */
  random(): number
}

/** Makes ids that increase in time: `c` + time + counter + fingerprint + chance, 25 characters (storage.md section 9). */
export function createCuidMaker(source: CuidSource): () => string {
  const pad = (text: string, length: number): string => text.padStart(length, '0').slice(-length)
  const hostNumber = Array.from(source.hostName).reduce(
    (sum, character) => sum + (character.codePointAt(0) ?? 0),
    source.hostName.length + base,
  )
  const fingerprint = pad(source.pid.toString(base), 2) + pad(String(hostNumber), 2)
  let counter = 0
  return () => {
    const count = counter
    counter = (counter + 1) % counterLimit
    const time = pad(source.now().toString(base), 8)
    const chance = (): string => pad(Math.floor(source.random() * counterLimit).toString(base), blockSize)
    return `c${time}${pad(count.toString(base), blockSize)}${fingerprint}${chance()}${chance()}`
  }
}
