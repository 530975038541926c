import { expect, test } from 'vitest'
import { failureSentinel, jsonSentinels } from '../tree/json-sentinels.js'
import { absentContent } from '../tree/loose-json.js'
import { strictJson } from './strict-json.js'

const everyControl = String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code))

/** As a statement writes a string. */
const loose = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

test('texts without control characters stay as they are', () => {
  for (const text of ['{}', '{"a":"b"}', `[${loose('" \\ \\\\" é 漢')}]`]) expect(strictJson(text)).toBe(text)
})

test('control characters of strings are escaped', () => {
  for (const text of [everyControl, 'a\nb', '\\\n', '"\r\n"', '\\"\t', '漢\n', '\\\u0001n', '"\\\u0001n"', '\u0001n'])
    expect(strictJson(`{"a":${loose(text)},"b":1}`)).toBe(`{"a":${JSON.stringify(text)},"b":1}`)
})

test('sentinels outside of strings stay, also beside strings that look like them', () => {
  for (const sentinel of Object.values(jsonSentinels)) {
    const text = `\n${sentinel}n" : ${sentinel}`
    expect(strictJson(`[${sentinel}n,${loose(text)},${sentinel}${loose(text)}${sentinel}]`)).toBe(
      `[${sentinel}n,${JSON.stringify(text)},${sentinel}${JSON.stringify(text)}${sentinel}]`,
    )
  }
})

test('a content that is absent becomes the failure', () => {
  const failure = failureSentinel('nullViolation')
  expect(strictJson(`{"a":"${absentContent}","b":${loose(absentContent)}}`)).toBe(
    `{"a":${failure},"b":${JSON.stringify(absentContent)}}`,
  )
})

test('a long string beside a sentinel', () => {
  const text = 'a "quoted"\n'.repeat(500_000)
  expect(strictJson(`[${failureSentinel('problem')},${loose(text)}]`)).toBe(
    `[${failureSentinel('problem')},${JSON.stringify(text)}]`,
  )
})
