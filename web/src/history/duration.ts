/** `350 ms`, `2.4 s`, `3 min 20 s`; undefined while one of the times is missing. */
export function durationBetween(start: string | null, end: string | null): string | undefined {
  if (start === null || end === null) return undefined
  return durationText(Date.parse(end) - Date.parse(start))
}

export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ]
  if (days > 0) return `${days} d ${hours} h`
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min ${seconds % 60} s`
}
