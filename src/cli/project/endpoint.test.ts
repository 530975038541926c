import { describe, expect, test } from 'vitest'
import { readEndpoint } from './endpoint.js'

// prisma-yml.md section 5.1: endpoint, base, service, stage, workspace, name of the server, URL of the service
const forms = [
  ['http://localhost:4466', 'http://localhost:4466', 'default', 'default', undefined, 'local', 'http://localhost:4466'],
  [
    'http://localhost:4466/',
    'http://localhost:4466',
    'default',
    'default',
    undefined,
    'local',
    'http://localhost:4466',
  ],
  ['http://localhost:4466/a', 'http://localhost:4466', 'a', 'default', undefined, 'local', 'http://localhost:4466/a'],
  ['http://localhost:4466/a/b', 'http://localhost:4466', 'a', 'b', undefined, 'local', 'http://localhost:4466/a/b'],
  ['http://localhost:4466/a/b//', 'http://localhost:4466', 'a', 'b', undefined, 'local', 'http://localhost:4466/a/b'],
  ['http://localhost:4466/w/a/b', 'http://localhost:4466', 'a', 'b', 'w', 'local', 'http://localhost:4466/a/b'],
  ['http://127.0.0.1:4466/a/b', 'http://127.0.0.1:4466', 'a', 'b', undefined, 'local', 'http://127.0.0.1:4466/a/b'],
  ['http://prisma:4466/a/b', 'http://prisma:4466', 'a', 'b', undefined, 'default', 'http://prisma:4466/a/b'],
  ['http://0.0.0.0:4466/a', 'http://0.0.0.0:4466', 'a', 'default', undefined, 'default', 'http://0.0.0.0:4466/a'],
  [
    'https://DB.example.org/A/b',
    'https://db.example.org',
    'A',
    'b',
    undefined,
    'default',
    'https://db.example.org/A/b',
  ],
  [
    'https://my_ws.example.org/a/b',
    'https://my_ws.example.org',
    'a',
    'b',
    'ws',
    'default',
    'https://my_ws.example.org/a/b',
  ],
  ['https://x_ws.prisma.sh/a/b', 'https://x_ws.prisma.sh', 'a', 'b', 'ws', 'x', 'https://x_ws.prisma.sh/a/b'],
  [
    'http://u:p@localhost:4466/a/b?x=1#y',
    'http://localhost:4466',
    'a',
    'b',
    undefined,
    'local',
    'http://localhost:4466/a/b',
  ],
  [
    'http://localhost:4466/default/b',
    'http://localhost:4466',
    'default',
    'b',
    undefined,
    'local',
    'http://localhost:4466/default/b',
  ],
] as const

describe('an endpoint', () => {
  test.each(forms)('%s is read', (...[text, base, service, stage, workspace, serverName, url]) => {
    expect(readEndpoint(text)).toEqual({
      text,
      base,
      service,
      stage,
      workspace,
      serverName,
      url,
      websocket: url.replace('http', 'ws'),
    })
  })

  test.each([
    ['foo', "'ERR_INVALID_URL': Invalid URL: foo"],
    ['ftp://host/a', 'ftp://host/a is not a valid endpoint. It must start with http:// or https://'],
    ['http://', "'ERR_INVALID_URL': Invalid URL: http://"],
  ])('%s is refused', (text, message) => {
    expect(() => readEndpoint(text)).toThrow(message)
  })

  test.each(['https://eu1.prisma.sh/w/a/b', 'https://us1.prisma.sh/a'])('%s is told to be gone', (text) => {
    expect(() => readEndpoint(text)).toThrow(/no longer exists/)
  })
})
