import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { containersOf } from './containers.js'
import { dockerSuite } from './docker.js'

dockerSuite('docker stop', (docker) => {
  const start = containersOf(docker)

  test.each([0, 100, 200, 300, 500, 800])('%i ms after the start ends the container in order', async (ms) => {
    // little of a processor makes the time long in which Node does not listen yet
    const container = await start(['--cpus=0.3'])
    await pause(ms)
    await docker.run('stop', '--time=5', container.name)
    expect(await container.end()).toBe(0)
  })
})
