import { expect, test } from 'vitest'
import type { Container } from './container.js'
import { containersOf, serving } from './containers.js'
import { imageNames } from './docker-state.js'
import { dockerSuite } from './docker.js'

const mysqlAt = (host: string) =>
  `{port: 4466, databases: {default: {connector: mysql, host: ${host}, user: root, password: hidden-word}}}`

dockerSuite('a container that is set up wrongly', (docker) => {
  const startContainer = containersOf(docker)
  const start = (config: string, options: readonly string[] = []): Promise<Container> =>
    startContainer([`--env=PRISMA_CONFIG=${config}`, ...options])

  test.each([
    ['an empty configuration', '', 'Unable to load Prisma config: PRISMA_CONFIG is set but empty\n'],
    [
      'a configuration without databases',
      'port: 4466',
      "Unable to load Prisma config: Expected hash under 'databases' to be non-empty\n  databases (PRISMA_CONFIG, line 1) is missing\n",
    ],
    [
      'a configuration that is no YAML',
      'databases:\n\tdefault: 1',
      'Unable to load Prisma config: The configuration is no YAML: a tab character stands in the indentation; YAML takes blanks only\n  PRISMA_CONFIG, line 2, column 1\n',
    ],
  ])('ends with status 1 and tells what is wrong: %s', async (_what, config, text) => {
    const container = await start(config)
    expect(await container.end()).toBe(1)
    const logs = await container.logs()
    expect(logs.slice(0, text.length)).toBe(text)
    expect(logs.split('\n').length).toBeLessThanOrEqual(16)
  })

  test('waits for a host that nobody knows and names it, in the log and as the reason of its health', async () => {
    const container = await start(mysqlAt('db.bakery.invalid'))
    await container.untilLogged('Waiting for database')
    expect(await container.logs()).toContain(
      '[WARNING] Waiting for database "default" (mysql db.bakery.invalid:3306): host "db.bakery.invalid" is unknown on this network; check the name of the database\'s service against the key host, and that its container runs: one that ended has no name. Retrying.\n',
    )
    const { status, stdout } = await docker.attempt('exec', container.name, 'refract', 'health')
    expect({ status, response: JSON.parse(stdout) as unknown }).toEqual({
      status: 1,
      response: {
        status: 'waiting',
        reason: expect.stringContaining('host "db.bakery.invalid" is unknown on this network') as string,
      },
    })
    expect(await container.logs()).not.toContain('hidden-word')
    await docker.run('stop', '--time=2', container.name)
    expect(await container.end()).toBe(0)
  })

  test('tells that localhost is the container itself', async () => {
    const container = await start(mysqlAt('localhost'))
    await container.untilLogged(
      'connection refused; inside a container "localhost" is the container itself: use the service name or host.docker.internal. Retrying.\n',
    )
  })

  test('ends with status 1 and one line for a configuration file that is not there', async () => {
    const container = await startContainer(['--env=PRISMA_CONFIG_PATH=/etc/bakery.yml'])
    expect(await container.end()).toBe(1)
    expect(await container.logs()).toMatch(
      /^Unable to load Prisma config: \/etc\/bakery\.yml \(No such file or directory\)\n/,
    )
  })

  test('tells the misspelt name of a variable', async () => {
    const container = await startContainer([`--env=prisma_config=${mysqlAt('db')}`])
    expect(await container.end()).toBe(1)
    expect(await container.logs()).toMatch(
      /^Unable to load Prisma config: No valid Prisma config could be loaded\.\n.*`?prisma_config`?/,
    )
  })

  test.each([
    { connector: 'mysql', image: imageNames.mysql, environment: ['MYSQL_ROOT_PASSWORD=flour'], user: 'root' },
    {
      ...{ connector: 'postgres', image: imageNames.postgres, user: 'root' },
      environment: ['POSTGRES_USER=root', 'POSTGRES_PASSWORD=flour'],
    },
  ])(
    'waits and tells why when $connector refuses: a wrong password, a wrong port',
    async ({ connector, image, environment, user }) => {
      const database = await startContainer(
        environment.map((variable) => `--env=${variable}`),
        image,
      )
      const startAt = (keys: string): Promise<Container> =>
        start(`{databases: {default: {connector: ${connector}, host: ${database.name}, user: ${user}, ${keys}}}}`)
      const right = await startAt('password: flour')
      await right.untilLogged(serving)
      const wrong = await startAt('password: hidden-word')
      await wrong.untilLogged(
        `: access denied for user "${user}"; a database keeps the password of its first start, a changed one needs ALTER USER or a new volume. Retrying.\n`,
      )
      const closed = await startAt('port: 4999, password: hidden-word')
      await closed.untilLogged(`(${connector} ${database.name}:4999): connection refused. Retrying.\n`)
      for (const container of [wrong, closed]) expect(await container.logs()).not.toMatch(/hidden-word|\n +at /)
    },
  )
})
