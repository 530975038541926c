import { describe, expect, test } from 'vitest'
import { toCsv } from '../export/csv.js'
import { readValue } from './read-value.js'
import { showDateTime } from './show-value.js'
import { fromZoned, toZoned } from './zoned-time.js'

describe('a typed value', () => {
  test.each([
    ['Int', '42', 42],
    ['Int', '-2147483648', -2147483648],
    ['Float', '1e3', 1000],
    ['Boolean', 'false', false],
    ['DateTime', '2024-05-31T12:00:00.5+02:00', '2024-05-31T12:00:00.5+02:00'],
    ['DateTime', '2024-05', '2024-05'],
    ['Json', '[1, {"a": null}]', [1, { a: null }]],
    ['UUID', '1-2-3-4-5', '1-2-3-4-5'],
    ['BigInt', ' 9007199254740993', '9007199254740993'],
    ['Decimal', '-0.10', '-0.10'],
    ['Date', '2024-05-31', '2024-05-31'],
    ['Time', '12:30', '12:30'],
    ['Bytes', '', ''],
    ['String', '  ', '  '],
    ['Role', 'ADMIN', 'ADMIN'],
  ])('%s %j is %j', (type, text, value) => {
    expect(readValue(type, text)).toEqual({ value })
  })

  test.each([
    ['Int', '2147483648'],
    ['Int', '1.5'],
    ['Int', ''],
    ['Float', 'NaN'],
    ['Float', ''],
    ['Boolean', 'yes'],
    ['DateTime', '2024-13-01'],
    ['DateTime', '31.5.2024'],
    ['Json', '5'],
    ['Json', '{'],
    ['UUID', 'x'],
    ['BigInt', '1.5'],
    ['Decimal', ''],
    ['Date', '31.5.2024'],
    ['Time', '12'],
    ['Bytes', '*'],
    ['ID', ' '],
  ])('%s %j is a fault', (type, text) => {
    expect(readValue(type, text)).toHaveProperty('fault')
  })
})

describe('time in a zone', () => {
  test.each([
    ['2024-05-31T12:00:00.000Z', 'UTC', '2024-05-31T12:00:00.000'],
    ['2024-05-31T12:00:00.123Z', 'Europe/Berlin', '2024-05-31T14:00:00.123'],
    ['2024-01-31T12:00:00.000Z', 'Asia/Kolkata', '2024-01-31T17:30:00.000'],
    ['1950-01-01T00:00:00.000Z', 'America/New_York', '1949-12-31T19:00:00.000'],
    ['0001-01-02T00:00:00.000Z', 'UTC', '0001-01-02T00:00:00.000'],
  ])('%s in %s is %s, and back', (instant, zone, local) => {
    expect(toZoned(instant, zone)).toBe(local)
    expect(fromZoned(local, zone)).toBe(instant)
  })

  test('that is skipped moves on, that is there twice is the first', () => {
    expect(fromZoned('2024-03-31T02:30', 'Europe/Berlin')).toBe('2024-03-31T01:30:00.000Z')
    expect(fromZoned('2024-10-27T02:30', 'Europe/Berlin')).toBe('2024-10-27T00:30:00.000Z')
    expect(fromZoned('', 'UTC')).toBeUndefined()
  })

  test('is shown without what is zero', () => {
    expect(
      ['2024-05-31T00:00:00.000Z', '2024-05-31T14:05:00.000Z', '2024-05-31T14:05:09.120Z'].map(showDateTime),
    ).toEqual(['2024-05-31', '2024-05-31 14:05', '2024-05-31 14:05:09.120'])
  })
})

test('CSV keeps every character, and null apart from the empty text', () => {
  const rows = [
    { a: 'x, "y"\n', b: null },
    { a: '', b: [1, 'z'] },
    { a: ' p', b: { q: 1 } },
  ]
  expect(toCsv(['a', 'b'], rows)).toBe('a,b\r\n"x, ""y""\n",\r\n"","[1,""z""]"\r\n" p","{""q"":1}"\r\n')
})
