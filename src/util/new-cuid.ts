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
  const hostNumber = Array.from(source.hostName).reduce(
    (sum, character) => sum + (character.codePointAt(0) ?? 0),
    source.hostName.length + base,
  )
  const fingerprint = pad(source.pid.toString(base), 2) + pad(String(hostNumber), 2)
  let counter = 0
  // ids that are made at one time share its text
  let time = { ms: -1, text: '' }
  const timeText = (ms: number): string => {
    if (ms !== time.ms) time = { ms, text: pad(ms.toString(base), 8) }
    return time.text
  }
  return () => {
    const count = counter
    counter = (counter + 1) % counterLimit
    const chance = (): string => block(Math.floor(source.random() * counterLimit))
    return `c${timeText(source.now())}${block(count)}${fingerprint}${chance()}${chance()}`
  }
}

const pad = (text: string, length: number): string => text.padStart(length, '0').slice(-length)

/** All texts of half a block: writing numbers again for each of thousands of ids takes longer than all else about them. */
const halves: readonly string[] = Array.from({ length: base ** (blockSize / 2) }, (_, number) =>
  pad(number.toString(base), blockSize / 2),
)

const block = (number: number): string =>
  `${halves[Math.floor(number / halves.length)] ?? ''}${halves[number % halves.length] ?? ''}`
