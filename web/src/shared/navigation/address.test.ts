import { describe, expect, test } from 'vitest'
import { formatAddress, parseAddress } from './address.js'

describe('an address', () => {
  test.each([
    [['data', 'User'], { sort: 'name_ASC' }],
    [['data', 'User', 'id', 'a/b?c#d %'], { filter: '{"match":"all","x":"ä&=+ "}' }],
    [[], {}],
  ])('of %j with %j can be shared', (path, parameters) => {
    expect(parseAddress(formatAddress(path, parameters))).toEqual({ path, parameters })
  })

  test('leaves parameters without value out', () => {
    expect(formatAddress(['data'], { filter: undefined, sort: '' })).toBe('#/data')
  })

  test('survives what is no address', () => {
    expect(parseAddress('#/data/%E0%A4%A?x')).toEqual({ path: ['data', '%E0%A4%A'], parameters: { x: '' } })
    expect(parseAddress('')).toEqual({ path: [], parameters: {} })
  })
})
