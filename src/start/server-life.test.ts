import { expect, test } from 'vitest'
import type { Services } from '../server/services.js'
import { createServerLife, type ServerLife } from './server-life.js'

const services = {} as Services

test.each<readonly [string, (life: ServerLife) => void, object]>([
  ['a new server waits', () => undefined, { kind: 'waiting', reason: 'connecting' }],
  ['it says why', (life) => life.waiting('refused'), { kind: 'waiting', reason: 'refused' }],
  ['it runs', (life) => life.running(services), { kind: 'running', services }],
  [
    'it runs, not healthy',
    (life) => life.running(services, 'seeding'),
    { kind: 'running', services, unhealthy: 'seeding' },
  ],
  [
    'nothing leads back from stopping',
    (life) => {
      life.stop()
      life.waiting('refused')
      life.running(services)
    },
    { kind: 'stopping' },
  ],
])('%s', (_, work, state) => {
  const life = createServerLife('connecting')
  work(life)
  expect(life.state()).toEqual(state)
})

test('a request that came while the server waited is served once it runs', async () => {
  const life = createServerLife('connecting')
  const request = life.services()
  life.running(services)
  expect(await request).toBe(services)
})

test('a request that came while the server waited is refused when it stops', async () => {
  const life = createServerLife('connecting')
  const request = life.services()
  life.stop()
  expect(await request).toEqual({ unavailable: 'The server is stopping.' })
})
