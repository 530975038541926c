import { useEffect, useState } from 'react'

/** Browsers do not draw elements of any height: more rows than this are shown in several stretches. */
export const maxStretch = 400_000

/** The stretch of rows that is shown: where it starts and how long it is. */
export function useStretch(total: number) {
  const [stretch, setStretch] = useState(0)
  const start = stretch * maxStretch
  useEffect(() => {
    if (start >= total && stretch > 0) setStretch(0)
  }, [start, total, stretch])
  return {
    start,
    length: Math.max(0, Math.min(maxStretch, total - start)),
    showStretchOf: (row: number) => setStretch(Math.floor(row / maxStretch)),
  }
}
