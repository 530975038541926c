import { expect, test } from 'vitest'
import { proxyFor, withoutProxyTo } from './proxies.js'

test.each<[string, Record<string, string>, string | undefined]>([
  ['http://h/x', {}, undefined],
  ['http://h/x', { HTTP_PROXY: 'http://p:1' }, 'HTTP_PROXY p:1'],
  ['http://h/x', { http_proxy: 'http://p:1', HTTP_PROXY: 'http://q:2' }, 'HTTP_PROXY q:2'],
  ['http://h/x', { http_proxy: 'http://p:1', HTTP_PROXY: '' }, 'http_proxy p:1'],
  ['http://h/x', { HTTPS_PROXY: 'http://p:1' }, undefined],
  ['https://h/x', { HTTPS_PROXY: 'http://p:1', HTTP_PROXY: 'http://q:2' }, 'HTTPS_PROXY p:1'],
  ['https://h/x', { HTTP_PROXY: 'http://q:2' }, 'HTTP_PROXY q:2'],
  ['http://h/x', { HTTP_PROXY: 'http://p:1', NO_PROXY: '*' }, undefined],
  ['http://localhost:4466/x', { HTTP_PROXY: 'http://p:1', NO_PROXY: 'a.example, LOCALHOST' }, undefined],
  ['http://localhost:4466/x', { HTTP_PROXY: 'http://p:1', no_proxy: 'localhost:4467' }, 'HTTP_PROXY p:1'],
  ['http://localhost:4466/x', { HTTP_PROXY: 'http://p:1', no_proxy: 'localhost:4466' }, undefined],
  ['https://a.example/x', { HTTP_PROXY: 'http://p:1', no_proxy: 'a.example:443' }, undefined],
  ['https://db.a.example/x', { HTTP_PROXY: 'http://p:1', no_proxy: '.a.example' }, undefined],
  ['https://other-a.example/x', { HTTP_PROXY: 'http://p:1', no_proxy: 'a.example' }, 'HTTP_PROXY p:1'],
])('%s with %j', (url, environment, expected) => {
  const proxy = proxyFor(url, environment)
  expect(proxy && `${proxy.variable} ${proxy.url.host}`).toBe(expected)
})

test.each(['proxy', 'localhost:3128', 'socks5://p:1'])('refuses %s', (value) => {
  expect(() => proxyFor('http://h/', { HTTP_PROXY: value })).toThrow(
    `HTTP_PROXY expects the URL of a proxy, such as http://proxy.example.org:3128, found ${value}`,
  )
})

test('a server of this machine is asked directly, whatever else is', () => {
  for (const listed of [{}, { no_proxy: 'a.example' }, { NO_PROXY: 'a.example' }]) {
    const environment = withoutProxyTo('localhost', { HTTP_PROXY: 'http://p:1', ...listed })
    expect(proxyFor('http://localhost:4466/', environment)).toBeUndefined()
    expect(proxyFor('http://b.example/', environment)).toBeDefined()
    expect(proxyFor('http://a.example/', environment) === undefined).toBe(Object.keys(listed).length > 0)
  }
})
