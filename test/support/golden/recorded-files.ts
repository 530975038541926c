import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

/** Set by `npm run cases:update`: what is found is written down in place of being compared. */
const isRecording = process.env['UPDATE_CASES'] === '1'

/** First words of the second part of a file of statements, which only a run on a database can tell. */
export const sentMark = '-- sent:'

type Part = 'whole' | 'planned' | 'sent'

/** Recorded in this run; what several databases share must be the same on each. */
const recorded = new Map<string, string>()

/** Expects a file, or its part, to say `found`, or makes it do so. */
export function expectRecorded(file: string, part: Part, found: string): void {
  if (!isRecording) {
    if (!existsSync(file)) expect.fail(`${file} is missing; npm run cases:update writes it`)
    expect(found, file).toBe(readPart(file, part))
    return
  }
  const key = `${part} of ${file}`
  const earlier = recorded.get(key)
  if (earlier !== undefined) expect(found, `${key}, as another database has just recorded it`).toBe(earlier)
  recorded.set(key, found)
  const parts = { planned: readPart(file, 'planned'), sent: readPart(file, 'sent'), [part]: found }
  writeFileSync(file, part === 'whole' ? found : parts.planned + parts.sent)
}

function readPart(file: string, part: Part): string {
  if (!existsSync(file)) return ''
  const text = readFileSync(file, 'utf8')
  const middle = text.indexOf(sentMark)
  if (part === 'whole' || middle < 0) return part === 'sent' ? '' : text
  return part === 'planned' ? text.slice(0, middle) : text.slice(middle)
}
