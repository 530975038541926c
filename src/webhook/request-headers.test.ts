import { expect, test } from 'vitest'
import { requestHeaders } from './request-headers.js'

const headersOf = (headers: readonly (readonly [string, string])[]) =>
  requestHeaders(
    { url: 'http://hooks.local/boat', headers, body: '{"data":{"boat":{"node":{"name":"Jörg"}}}}' },
    'hooks.local',
    'Refract/1',
  )

const own = ['Content-Type', 'application/json', 'Content-Length', '43']

test('configured headers stand between host and product name, with the length in bytes last', () => {
  expect(
    headersOf([
      ['X-Key', 'abc'],
      ['X-Empty', ''],
    ]),
  ).toEqual(['Host', 'hooks.local', 'X-Key', 'abc', 'X-Empty', '', 'User-Agent', 'Refract/1', ...own])
})

test('of equal names the last one counts; names that differ in case are all sent', () => {
  expect(
    headersOf([
      ['X-Key', 'a'],
      ['x-key', 'b'],
      ['X-Key', 'c'],
    ]),
  ).toEqual(['Host', 'hooks.local', 'X-Key', 'c', 'x-key', 'b', 'User-Agent', 'Refract/1', ...own])
})

test('product name and host can be replaced, type and length of the body cannot', () => {
  expect(
    headersOf([
      ['user-agent', 'mine'],
      ['HOST', 'other'],
      ['content-type', 'text/plain'],
      ['Content-Length', '1'],
    ]),
  ).toEqual(['user-agent', 'mine', 'HOST', 'other', ...own])
})
