import { describe, expect, test } from 'vitest'
import { pageEndpoint, pathOfService, serviceOf, socketEndpoint } from './page-endpoint.js'

const at = (address: string): string => pageEndpoint(new URL(address))

describe('the endpoint of a page', () => {
  test.each([
    ['http://h:1/blog/dev', 'http://h:1/blog/dev'],
    ['http://h:1/blog/dev/_admin?token=t#/data', 'http://h:1/blog/dev'],
    ['http://h:1/blog/dev/_playground/', 'http://h:1/blog/dev'],
    ['https://h/blog/dev_admin', 'https://h/blog/dev_admin'],
  ])('%s is %s', (address, endpoint) => {
    expect(at(address)).toBe(endpoint)
  })

  test('has the same place for sockets', () => {
    expect(socketEndpoint('https://h/blog')).toBe('wss://h/blog')
  })

  test.each([
    ['http://h/', { name: 'default', stage: 'default' }],
    ['http://h/blog', { name: 'blog', stage: 'default' }],
    ['http://h/acme/blog/dev', { name: 'acme~blog', stage: 'dev' }],
    ['http://h/management', undefined],
    ['http://h/management/dev', { name: 'management', stage: 'dev' }],
  ])('%s belongs to %o', (endpoint, service) => {
    expect(serviceOf(endpoint)).toEqual(service)
    if (service && endpoint.split('/').length > 5) expect(`http://h${pathOfService(service)}`).toBe(endpoint)
  })
})
