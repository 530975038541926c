import { expect, test } from 'vitest'
import { failureSentinel, jsonSentinels } from '../tree/json-sentinels.js'
import { fillStoredJson } from './fill-stored-json.js'

const stored = (json: string): string => jsonSentinels.storedJson + JSON.stringify(json)

test('stored JSON stands in the place of its string', () => {
  const values = ['1', '"x"', '{"a": "\\"\\\\"}', '[\n]', '"\\\\"', 'null']
  for (const value of values)
    expect(fillStoredJson(`{"a":${stored(value)},"b":"\\\\"}`)).toBe(`{"a":${value},"b":"\\\\"}`)
  expect(fillStoredJson(`[${values.map(stored).join(',')}]`)).toBe(`[${values.join(',')}]`)
  expect(fillStoredJson('{"a":"b"}')).toBe('{"a":"b"}')
})

test('what is no JSON is a failure', () => {
  expect(fillStoredJson(`[${stored('{')},${stored('1')}]`)).toBe(`[${failureSentinel('unreadable')},1]`)
})

test('of any length', () => {
  const long = JSON.stringify(['"\\ '.repeat(5_000_000)])
  expect(fillStoredJson(`[${stored(long)},2]`) === `[${long},2]`).toBe(true)
})
