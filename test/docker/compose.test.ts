import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deployService } from '../support/service.js'
import { ourFile, pageFile } from './compose-files.js'
import { imageNames } from './docker-state.js'
import { dockerSuite } from './docker.js'
import { runCommand } from './run-command.js'
import { createStack, type Stack } from './stack.js'
import { report } from './start-docker.js'

const datamodel = 'type Pie {\n  id: ID! @unique\n  name: String! @unique\n}\n'
const createPie = (name: string): string => `mutation { createPie(data: {name: "${name}"}) { name } }`
const pies = '{ pies(orderBy: name_ASC) { name } }'
const newerImage = 'refract:newer'

/** Deploys with the command line of Prisma 1 itself. */
async function deployWithCli(stack: Stack, endpoint: string, secret: string): Promise<string> {
  writeFileSync(join(stack.folder, 'prisma.yml'), `endpoint: ${endpoint}\ndatamodel: datamodel.graphql\n`)
  writeFileSync(join(stack.folder, 'datamodel.graphql'), datamodel)
  const { status, stdout, stderr } = await runCommand('npx', ['-y', '-p', 'prisma1@1.34.12', 'prisma1', 'deploy'], {
    folder: stack.folder,
    environment: { PRISMA_MANAGEMENT_API_SECRET: secret },
  })
  expect({ status, stderr: stderr.replace(/^(npm (warn|notice)|.*Deprecation|\(Use `node).*\n/gm, '') }).toEqual({
    status: 0,
    stderr: '',
  })
  return stdout
}

async function upUntilHealthy(stack: Stack, what: string): Promise<void> {
  const startedAt = Date.now()
  await stack.compose('up', '-d')
  await stack.untilHealthy()
  report(`${what}: healthy ${((Date.now() - startedAt) / 1000).toFixed(1)} s after  docker-compose up -d`)
}

dockerSuite('the compose file', (docker) => {
  describe.each(['mysql', 'postgres'] as const)('for %s', (name) => {
    let stack: Stack
    beforeAll(async () => {
      stack = await createStack(docker, ourFile(name), { PRISMA_MANAGEMENT_API_SECRET: 'bakery-secret' })
      await upUntilHealthy(stack, `our ${name} file`)
    })
    afterAll(() => stack.remove())
    const names = async (): Promise<unknown> => (await stack.query('pies/dev', pies)).data?.['pies']

    test('brings up a server that the original command line deploys to', async () => {
      expect(await stack.logs('prisma')).not.toContain('Management authentication is disabled')
      const output = await deployWithCli(stack, `${stack.url()}/pies/dev`, 'bakery-secret')
      expect(output).toContain('Creating stage dev for service pies')
      expect(output).toContain(`${stack.url()}/pies/dev`)
      expect(await stack.query('pies/dev', createPie('apple'))).toEqual({ data: { createPie: { name: 'apple' } } })
    })

    test('stops within 2 s in order and starts again on the same data', async () => {
      const container = await stack.container('prisma')
      const startedAt = Date.now()
      await docker.run('stop', '--time=2', container)
      report(`${name}: docker stop took ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
      expect(await stack.inspect('prisma', 'State.ExitCode')).toBe('0')
      await stack.compose('stop')
      await stack.compose('start')
      await stack.untilHealthy()
      expect(await names()).toEqual([{ name: 'apple' }])
    })

    test('is seen by ps and logs', async () => {
      expect(await stack.compose('ps')).toMatch(
        /_prisma_1 +\/bin\/sh -c \/app\/start\.sh +Up \(healthy\) +0\.0\.0\.0:\d+->4466\/tcp/,
      )
      expect(await stack.compose('logs', '--no-color')).toMatch(/prisma_1 +\| Server running on :4466\n/)
    })

    test('starts again after a kill', async () => {
      await stack.compose('kill')
      expect(await stack.inspect('prisma', 'State.ExitCode')).toBe('137')
      await stack.compose('up', '-d')
      await stack.untilHealthy()
      expect(await names()).toEqual([{ name: 'apple' }])
    })

    test('goes over to a newer image on the same data', async () => {
      const before = await stack.container('prisma')
      await docker.build(newerImage, `FROM ${imageNames.server}\nENV COMMIT_SHA=newer`)
      const file = join(stack.folder, 'docker-compose.yml')
      writeFileSync(file, readFileSync(file, 'utf8').replace(imageNames.server, newerImage))
      await stack.compose('up', '-d')
      await stack.untilHealthy()
      expect(await stack.container('prisma')).not.toBe(before)
      expect(await names()).toEqual([{ name: 'apple' }])
    })

    test('keeps the data over down and up, and loses it with down -v', async () => {
      await stack.compose('down', '--timeout', '2')
      await stack.compose('up', '-d')
      await stack.untilHealthy()
      expect(await names()).toEqual([{ name: 'apple' }])
      await stack.compose('down', '--timeout', '2', '--volumes')
      await stack.compose('up', '-d')
      await stack.untilHealthy()
      expect((await stack.query('pies/dev', pies)).errors?.[0]).toMatchObject({ code: 3016 })
    })
  })

  test('for the embedded database keeps its data over down and up', async () => {
    const stack = await createStack(docker, ourFile('embedded'))
    try {
      await upUntilHealthy(stack, 'our embedded file')
      await deployService({ url: stack.url() }, datamodel, { name: 'pies' })
      await stack.query('pies/dev', createPie('apple'))
      await stack.compose('down', '--timeout', '2')
      await stack.compose('up', '-d')
      await stack.untilHealthy()
      expect(await stack.query('pies/dev', pies)).toEqual({ data: { pies: [{ name: 'apple' }] } })
    } finally {
      await stack.remove()
    }
  })

  test('with TLS and secrets connects to a checked certificate only', async () => {
    const stack = await createStack(docker, ourFile('tls'))
    try {
      const script = join(stack.folder, 'create-secrets.sh')
      writeFileSync(script, readFileSync('docker/create-secrets.sh', 'utf8'), { mode: 0o755 })
      expect((await runCommand(script, [])).status).toBe(0)
      await upUntilHealthy(stack, 'our TLS file')
      const secret = readFileSync(join(stack.folder, 'secrets/management_api_secret'), 'utf8').trim()
      await deployWithCli(stack, `${stack.url()}/pies/dev`, secret)
      expect(await stack.query('pies/dev', createPie('apple'))).toEqual({ data: { createPie: { name: 'apple' } } })
      const used =
        'SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = $$refract$$'
      expect(await stack.compose('exec', '-T', 'postgres', 'psql', '-h', '/tmp', '-U', 'prisma', '-Atc', used)).toBe(
        't\n',
      )
      const logs = await stack.logs('prisma')
      const password = readFileSync(join(stack.folder, 'secrets/database_password'), 'utf8').trim()
      expect([secret, password].filter((word) => logs.includes(word))).toEqual([])
    } finally {
      await stack.remove()
    }
  })

  test('with two servers serves through both what is deployed through one', async () => {
    const stack = await createStack(docker, ourFile('two-servers'))
    try {
      await upUntilHealthy(stack, 'our file with two servers')
      await stack.untilHealthy('prisma2')
      await deployService({ url: stack.url(0) }, datamodel, { name: 'pies' })
      expect(await stack.query('pies/dev', createPie('apple'), 1)).toEqual({ data: { createPie: { name: 'apple' } } })
      expect(await stack.query('pies/dev', pies, 0)).toEqual({ data: { pies: [{ name: 'apple' }] } })
      await docker.run('stop', '--time=2', await stack.container('prisma'))
      expect(await stack.query('pies/dev', pies, 1)).toEqual({ data: { pies: [{ name: 'apple' }] } })
    } finally {
      await stack.remove()
    }
  })
})

dockerSuite("the file of Prisma 1's page", (docker) => {
  // the fixed container name of the file lets only one of them run at a time
  test.each(['mysql', 'postgres'] as const)(
    'comes up for %s although host and service have other names, and is reset by kill, down, up',
    async (connector) => {
      await docker.run('tag', imageNames.postgres, 'postgres:latest')
      const stack = await createStack(docker, pageFile({ image: imageNames.server, connector }))
      try {
        await upUntilHealthy(stack, `the page's ${connector} file`)
        expect(await stack.logs('prisma')).toContain(
          `[WARNING] host "db" is unknown on this network; using "${connector}" instead. Write  host: ${connector}  or rename the service.\n`,
        )
        expect(await deployWithCli(stack, `${stack.url()}/pies/dev`, 'my-server-secret-123')).toContain(
          'Creating stage dev for service pies',
        )
        expect(await stack.query('pies/dev', createPie('apple'))).toEqual({ data: { createPie: { name: 'apple' } } })
        await stack.compose('kill')
        await stack.compose('down')
        await stack.compose('up', '-d')
        await stack.untilHealthy()
        expect((await stack.query('pies/dev', pies)).errors?.[0]).toMatchObject({ code: 3016 })
      } finally {
        await stack.remove()
      }
    },
  )
})
