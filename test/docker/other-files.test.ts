import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { deployService } from '../support/service.js'
import { greetedSocket, nextData, subscribe, type TestSocket } from '../subscription/open-socket.js'
import { createPie, datamodel, deployWithCli, notDeployed, pies } from './bakery.js'
import { ourFile, pageFile } from './compose-files.js'
import { imageNames } from './docker-state.js'
import { dockerSuite, type Docker } from './docker.js'
import { report, secondsOf } from './report.js'
import { runCommand } from './run-command.js'
import { createStack, type Stack } from './stack.js'

const made = { createPie: { name: 'apple' } }
const stored = { pies: [{ name: 'apple' }] }

/** Stacks that end with their test. */
function stacksOf(docker: Docker) {
  const stacks: Stack[] = []
  afterEach(() => Promise.all(stacks.splice(0).map((stack) => stack.remove())))
  return {
    async create(composeFile: string): Promise<Stack> {
      const stack = await createStack(docker, composeFile)
      stacks.push(stack)
      return stack
    },
  }
}

async function up(stack: Stack, what: string): Promise<void> {
  const seconds = await secondsOf(async () => {
    await stack.compose('up', '-d')
    await stack.untilHealthy()
  })
  report(`${what}: healthy ${seconds} after  docker-compose up -d`)
}

dockerSuite('the compose file', (docker) => {
  const stacks = stacksOf(docker)

  test('for the embedded database keeps its data over down and up', async () => {
    const stack = await stacks.create(ourFile('embedded'))
    await up(stack, 'our embedded file')
    await deployService({ url: stack.url() }, datamodel, { name: 'pies' })
    await stack.query('pies/dev', createPie('apple'))
    await stack.compose('down', '--timeout', '2')
    await stack.compose('up', '-d')
    await stack.untilHealthy()
    expect(await stack.query('pies/dev', pies)).toEqual({ data: stored })
  })

  test('with TLS and secrets connects to a checked certificate only', async () => {
    const stack = await stacks.create(ourFile('tls'))
    const script = join(stack.folder, 'create-secrets.sh')
    writeFileSync(script, readFileSync('docker/create-secrets.sh', 'utf8'), { mode: 0o755 })
    expect((await runCommand(script, [])).status).toBe(0)
    const secretOf = (name: string): string => readFileSync(join(stack.folder, 'secrets', name), 'utf8').trim()
    await up(stack, 'our TLS file')
    await deployWithCli(stack, secretOf('management_api_secret'))
    expect(await stack.query('pies/dev', createPie('apple'))).toEqual({ data: made })
    const used =
      'SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = $$refract$$'
    expect(await stack.compose('exec', '-T', 'postgres', 'psql', '-h', '/tmp', '-U', 'prisma', '-Atc', used)).toBe(
      't\n',
    )
    const logs = await stack.logs('prisma')
    const secrets = [secretOf('management_api_secret'), secretOf('database_password')]
    expect(secrets.filter((word) => logs.includes(word))).toEqual([])
  })

  test('with two servers serves through both what is deployed through one, and tells all subscribers, over a restart', async () => {
    const stack = await stacks.create(ourFile('two-servers'))
    await up(stack, 'our file with two servers')
    await stack.untilHealthy('prisma2')
    await deployService({ url: stack.url(0) }, datamodel, { name: 'pies' })
    const listen = async (server: number): Promise<TestSocket> => {
      const socket = await greetedSocket(`${stack.url(server)}/pies/dev`)
      await subscribe(socket, '1', 'subscription { pie { node { name } } }')
      return socket
    }
    /** Makes one through each server and gives what subscribers of both are told. */
    const tellAll = async (sockets: readonly TestSocket[], names: readonly string[]): Promise<unknown> => {
      for (const [server, name] of names.entries()) await stack.query('pies/dev', createPie(name), server)
      return Promise.all(
        sockets.map(async (socket) => {
          const told = [await nextData(socket), await nextData(socket)]
          return told.map(
            (data) => (data as { readonly pie: { readonly node: { readonly name: string } } }).pie.node.name,
          )
        }),
      )
    }
    const first = await listen(0)
    const second = await listen(1)
    expect(await tellAll([first, second], ['apple', 'plum'])).toEqual([
      ['apple', 'plum'],
      ['apple', 'plum'],
    ])
    first.close()
    await docker.run('restart', '--time=2', await stack.container('prisma'))
    await stack.untilHealthy()
    const again = await listen(0)
    expect(await tellAll([again, second], ['pear', 'cherry'])).toEqual([
      ['pear', 'cherry'],
      ['pear', 'cherry'],
    ])
    for (const socket of [again, second]) socket.close()
    const stored = { pies: ['apple', 'cherry', 'pear', 'plum'].map((name) => ({ name })) }
    expect(await stack.query('pies/dev', pies, 0)).toEqual({ data: stored })
    await docker.run('stop', '--time=2', await stack.container('prisma'))
    expect(await stack.query('pies/dev', pies, 1)).toEqual({ data: stored })
  })
})

dockerSuite("the file of Prisma 1's page", (docker) => {
  const stacks = stacksOf(docker)

  // the fixed container name of the file lets only one of them run at a time
  test.each(['mysql', 'postgres'] as const)(
    'comes up for %s although host and service have other names, and is reset by kill, down, up',
    async (connector) => {
      await docker.run('tag', imageNames.postgres, 'postgres:latest')
      const stack = await stacks.create(pageFile(imageNames.server, connector))
      await up(stack, `the page's ${connector} file`)
      // the container has a name beside the service's, and which of them answers first is open while it starts
      expect(await stack.logs('prisma')).toMatch(
        new RegExp(
          `\\[WARNING\\] host "db" is unknown on this network; using "(${connector}|prisma-db)" instead\\. Write {2}host: \\1 {2}or rename the service\\.\\n`,
        ),
      )
      expect(await deployWithCli(stack, 'my-server-secret-123')).toContain('Creating stage dev for service pies')
      expect(await stack.query('pies/dev', createPie('apple'))).toEqual({ data: made })
      await stack.compose('kill')
      await stack.compose('down')
      await stack.compose('up', '-d')
      await stack.untilHealthy()
      expect(await stack.query('pies/dev', pies)).toMatchObject(notDeployed)
    },
  )
})
