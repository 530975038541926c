import { describe, expect, test } from 'vitest'
import { canonicalDateTime, signedYear, timestampText } from './timestamp-text.js'

const column = (canonical: string): string => {
  const { year, rest } = timestampText(canonical)
  return signedYear(year) + rest
}

describe('dates before 1582-10-15 are stored in the Julian calendar', () => {
  test.each([
    ['1582-10-10T12:00:00.000Z', '1582-09-30 12:00:00.000'],
    ['1500-02-28T00:00:00.000Z', '1500-02-19 00:00:00.000'],
    ['1000-01-01T00:00:00.000Z', '0999-12-27 00:00:00.000'],
    ['0001-01-01T00:00:00.000Z', '0001-01-03 00:00:00.000'],
    ['1582-10-15T00:00:00.000Z', '1582-10-15 00:00:00.000'],
    ['2018-05-06T08:11:12.345Z', '2018-05-06 08:11:12.345'],
  ])('%s is stored as %s and read back', (canonical, stored) => {
    expect(column(canonical)).toBe(stored)
    expect(canonicalDateTime(stored)).toBe(canonical)
  })

  test('microseconds are cut, dates without a time begin the day, infinity is no date', () => {
    expect(canonicalDateTime('2020-01-02 03:04:05.678912')).toBe('2020-01-02T03:04:05.678Z')
    expect(canonicalDateTime('2020-01-02')).toBe('2020-01-02T00:00:00.000Z')
    expect(canonicalDateTime('infinity')).toBeUndefined()
  })
})
