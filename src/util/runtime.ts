/** What a program takes from outside itself: time and chance. One for the whole server; tests give their own. */
export interface Runtime {
  /** ms since 1970. */
  epochMs(): number
  /** The time as a DateTime value. */
  now(): string
  /** ms of a clock that nobody sets, for durations. */
  clock(): number
  pause(ms: number): Promise<void>
  /** From 0 up to 1. */
  random(): number
  newCuid(): string
  newUuid(): string
}

/** s since 1970, as tokens have it. */
export const epochSeconds = ({ epochMs }: Pick<Runtime, 'epochMs'>): number => Math.floor(epochMs() / 1000)
