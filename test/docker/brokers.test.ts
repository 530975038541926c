import { expect, test } from 'vitest'
import { sendQuery } from '../support/server.js'
import { deployService } from '../support/service.js'
import { createPie, datamodel, pies } from './bakery.js'
import { containersOf, serving } from './containers.js'
import { imageNames } from './docker-state.js'
import { dockerSuite } from './docker.js'

dockerSuite('a broker between servers', (docker) => {
  const start = containersOf(docker)
  const startServer = (bus: string) =>
    start([`--env=PRISMA_CONFIG={bus: "${bus}", databases: {default: {connector: sqlite, file: /data/bus.db}}}`])

  test.each([
    { bus: 'redis', image: imageNames.redis, port: 6379 },
    { bus: 'nats', image: imageNames.nats, port: 4222 },
  ])('may be $bus, whose client is in the image', async ({ bus, image, port }) => {
    const broker = await start([], image)
    const container = await startServer(`${bus}://${broker.name}:${String(port)}`)
    await container.untilLogged(serving)
    expect(await container.logs()).toContain(`[INFO] Event bus: connected to ${bus} ${broker.name}:${String(port)}.\n`)
    const service = await deployService(container, datamodel, { name: 'pies' })
    await sendQuery(service.url, createPie('apple'))
    expect(await sendQuery(service.url, pies)).toEqual({ data: { pies: [{ name: 'apple' }] } })
  })

  test('may be RabbitMQ, whose client is in the image, and need not be there', async () => {
    const container = await startServer('amqp://rabbit.invalid')
    await container.untilLogged(serving)
    await container.untilLogged('[WARNING] Event bus rabbitmq rabbit.invalid')
    expect(await container.logs()).toMatch(/^\[WARNING\] Event bus rabbitmq rabbit\.invalid\S*: .*\. Retrying;/m)
  })
})
