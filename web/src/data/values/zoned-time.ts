/** Wall-clock time in a zone, as `<input type="datetime-local">` has it: `2024-05-31T14:00:00.000`. */
export function toZoned(instant: string, zone: string): string {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) return ''
  return new Date(ms + offsetMs(ms, zone)).toISOString().slice(0, -1)
}

/** The instant of a wall-clock time in a zone, as the API writes it; times that a zone skips move forward, of two it takes the first. */
export function fromZoned(local: string, zone: string): string | undefined {
  const wall = Date.parse(`${local}Z`)
  if (Number.isNaN(wall)) return undefined
  const guesses = [wall - 86_400_000, wall + 86_400_000].map((ms) => wall - offsetMs(ms, zone))
  const exact = guesses.filter((ms) => ms + offsetMs(ms, zone) === wall)
  const ms = exact.length > 0 ? Math.min(...exact) : Math.max(...guesses)
  return new Date(ms).toISOString()
}

/** How far a zone's clocks are ahead of UTC at an instant. */
function offsetMs(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(ms)
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value)
  const isBefore = parts.some(({ type, value }) => type === 'era' && value.startsWith('B'))
  const wall = new Date(0)
  wall.setUTCFullYear(isBefore ? 1 - part('year') : part('year'), part('month') - 1, part('day'))
  wall.setUTCHours(part('hour'), part('minute'), part('second'))
  return wall.getTime() - Math.floor(ms / 1000) * 1000
}

export const localZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Zones to choose from: UTC and the browser's first. */
export const zones = (): readonly string[] => [...new Set(['UTC', localZone(), ...Intl.supportedValuesOf('timeZone')])]
