import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPie, deployWithCli, notDeployed, pies } from './bakery.js'
import { ourFile } from './compose-files.js'
import { imageNames } from './docker-state.js'
import { until } from '../support/until.js'
import { dockerSuite } from './docker.js'
import { startLoad } from './load.js'
import { report, secondsOf } from './report.js'
import { createStack, type Stack } from './stack.js'

const newerImage = 'refract:newer'
const secret = 'bakery-secret'

interface DatabaseFile {
  /** Of the compose file and of the database's service in it. */
  readonly name: 'mysql' | 'postgres'
  /** How long the server waits for its database at first. */
  readonly lateSeconds: number
}

const waitingLines =
  /^\[WARNING\] Waiting for database "default" \(\w+ \w+:\d+\)(?: for \d+ s)?: host "\w+" is unknown on/gm

/** The life of the server and the database of one of our compose files, what goes wrong in it included; in this order. */
export const databaseFileSuite = ({ name, lateSeconds }: DatabaseFile): void => {
  dockerSuite(`the compose file for ${name}`, (docker) => {
    let stack: Stack
    beforeAll(async () => {
      stack = await createStack(docker, ourFile(name), { PRISMA_MANAGEMENT_API_SECRET: secret })
    })
    afterAll(() => stack.remove())
    const service = (): string => `${stack.url()}/pies/dev`
    const names = async (where = 'name: "apple"'): Promise<unknown> =>
      (await stack.query('pies/dev', `{ pies(where: {${where}}) { name } }`)).data?.['pies']
    const useImage = async (image: string): Promise<void> => {
      const file = join(stack.folder, 'docker-compose.yml')
      writeFileSync(file, readFileSync(file, 'utf8').replace(/image: refract:\S+/, `image: ${image}`))
      await stack.compose('up', '-d')
      await stack.untilHealthy()
    }

    test(`waits for a database that comes ${String(lateSeconds)} s late, and tells so`, async () => {
      await stack.compose('up', '-d', 'prisma')
      await stack.untilLogged('prisma', '[WARNING] Waiting for database')
      const response = await fetch(`${stack.url()}/status`)
      expect([response.status, await response.json()]).toEqual([
        503,
        { status: 'waiting', reason: expect.stringContaining(`host "${name}" is unknown on this network`) as string },
      ])
      // one at once, then one every 30 s
      const count = 1 + Math.floor(lateSeconds / 30)
      await until(async () => ((await stack.logs('prisma')).match(waitingLines) ?? []).length === count, {
        seconds: lateSeconds + 30,
        pauseMs: 500,
        explain: () => stack.logs('prisma'),
      })
      const healthy = secondsOf(async () => {
        await stack.compose('up', '-d')
        await stack.untilHealthy()
      })
      report(`our ${name} file: healthy ${await healthy} after the database was started`)
      const lines = (await stack.logs('prisma')).split('\n').filter((line) => /Waiting|answered|running/.test(line))
      expect(lines.slice(-2)).toEqual([
        expect.stringMatching(/^\[INFO\] Database "default" answered after \d+ s\.$/),
        'Server running on :4466',
      ])
    })

    test('is deployed to by the original command line', async () => {
      expect(await stack.logs('prisma')).not.toContain('Management authentication is disabled')
      const output = await deployWithCli(stack, secret)
      expect(output).toContain('Creating stage dev for service pies')
      expect(output).toContain(service())
      expect(await stack.query('pies/dev', createPie('apple'))).toEqual({ data: { createPie: { name: 'apple' } } })
    })

    test('is seen by ps and logs', async () => {
      expect(await stack.compose('ps')).toMatch(
        /_prisma_1 +\/bin\/sh -c \/app\/start\.sh +Up \(healthy\) +0\.0\.0\.0:\d+->4466\/tcp/,
      )
      expect(await stack.compose('logs', '--no-color')).toMatch(/prisma_1 +\| Server running on :4466\n/)
    })

    test('goes over a database that is killed under load, without a restart of the server', async () => {
      const startedAt = await stack.inspect('prisma', 'State.StartedAt')
      const load = startLoad(service())
      await load.untilMore(50)
      await docker.run('kill', await stack.container(name))
      await stack.compose('start', name)
      report(`${name} killed under load: writes again ${await secondsOf(() => load.untilMore(20))} after its start`)
      await load.endWithNothingLost()
      expect(await stack.inspect('prisma', 'State.StartedAt')).toBe(startedAt)
    })

    test('loses no acknowledged write when the server is killed under load again and again', async () => {
      const load = startLoad(service())
      for (let kills = 0; kills < 4; kills += 1) {
        await load.untilMore(50)
        await docker.run('kill', await stack.container('prisma'))
        expect(await stack.inspect('prisma', 'State.ExitCode')).toBe('137')
        await docker.run('start', await stack.container('prisma'))
      }
      await load.untilMore(20)
      await load.endWithNothingLost()
      report(`${name}: ${String(load.acknowledged.size)} writes acknowledged over 4 kills of the server, none lost`)
    })

    test('stops under load in order, and starts again on the same data', async () => {
      const load = startLoad(service())
      await load.untilMore(50)
      const container = await stack.container('prisma')
      report(`${name}: docker stop under load took ${await secondsOf(() => docker.run('stop', '--time=5', container))}`)
      expect(await stack.inspect('prisma', 'State.ExitCode')).toBe('0')
      await stack.compose('stop')
      await stack.compose('start')
      await load.untilMore(20)
      await load.endWithNothingLost()
    })

    test('goes over to a newer image on the same data, and back', async () => {
      const before = await stack.container('prisma')
      await docker.build(newerImage, `FROM ${imageNames.server}\nENV COMMIT_SHA=newer`)
      for (const image of [newerImage, imageNames.server]) {
        await useImage(image)
        expect(await stack.container('prisma')).not.toBe(before)
        expect(await names()).toEqual([{ name: 'apple' }])
      }
    })

    test('keeps the data over down and up, and loses it with down -v', async () => {
      await stack.compose('down', '--timeout', '2')
      await stack.compose('up', '-d')
      await stack.untilHealthy()
      expect(await names()).toEqual([{ name: 'apple' }])
      await stack.compose('kill')
      await stack.compose('down', '--volumes')
      await stack.compose('up', '-d')
      await stack.untilHealthy()
      expect(await stack.query('pies/dev', pies)).toMatchObject(notDeployed)
    })

    test('takes deploys again when the database is reset under it', async () => {
      const output = await deployWithCli(stack, secret)
      expect(output).toContain('Creating stage dev for service pies')
      await stack.query('pies/dev', createPie('apple'))
      await stack.compose('rm', '--stop', '--force', name)
      await docker.run('volume', 'rm', `${stack.project}_${name}`)
      await stack.compose('up', '-d')
      await stack.untilLogged('prisma', '[WARNING] Database "default" is empty now: 1 service is gone; deploy again\n')
      expect(await stack.query('pies/dev', pies)).toMatchObject(notDeployed)
      expect(await deployWithCli(stack, secret)).toContain('Creating stage dev for service pies')
      expect(await stack.query('pies/dev', pies)).toEqual({ data: { pies: [] } })
    })
  })
}
