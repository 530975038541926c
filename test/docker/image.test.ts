import { afterEach, expect, test } from 'vitest'
import { sendQuery } from '../support/server.js'
import { startContainer, type Container } from './container.js'
import { imageNames } from './docker-state.js'
import { dockerSuite } from './docker.js'

const serving = 'Server running on :4466\n'

dockerSuite('the image', (docker) => {
  const containers: Container[] = []
  const volumes: string[] = []
  async function start(options: readonly string[] = [], image: string = imageNames.server): Promise<Container> {
    const container = await startContainer(docker, image, options)
    containers.push(container)
    return container
  }
  afterEach(async () => {
    await Promise.all(containers.splice(0).map((container) => container.remove()))
    for (const volume of volumes.splice(0)) await docker.attempt('volume', 'rm', '--force', volume)
  })

  test('has the form that images and files of others rely on', async () => {
    const [image] = JSON.parse(await docker.run('image', 'inspect', imageNames.server)) as [
      { readonly Config: Readonly<Record<string, unknown>> & { readonly Labels: Readonly<Record<string, string>> } },
    ]
    const { Entrypoint, Cmd, User, WorkingDir, ExposedPorts, Volumes, Healthcheck, Labels } = image.Config
    expect({ Entrypoint, Cmd, User, WorkingDir, ExposedPorts, Volumes, Healthcheck }).toEqual({
      Entrypoint: ['/bin/sh', '-c', '/app/start.sh'],
      Cmd: null,
      User: '',
      WorkingDir: '/',
      ExposedPorts: { '4466/tcp': {} },
      Volumes: null,
      Healthcheck: {
        Test: ['CMD', 'node', '/app/dist/main.js', 'health'],
        Interval: 5e9,
        Timeout: 3e9,
        StartPeriod: 60e9,
        Retries: 3,
      },
    })
    expect(Object.keys(Labels).sort()).toEqual(
      ['description', 'licenses', 'revision', 'title', 'version'].map((name) => `org.opencontainers.image.${name}`),
    )
  })

  test('adds less than 100 MB to its base', async () => {
    const size = async (name: string) => Number(await docker.run('image', 'inspect', '--format={{.Size}}', name))
    expect((await size(imageNames.server)) - (await size(imageNames.base))).toBeLessThan(100_000_000)
  })

  test('serves from a file without any configuration, not as root, and warns where the data would vanish', async () => {
    const container = await start()
    await container.untilLogged(serving)
    const lines = (await container.logs())
      .replace(/\d+(\.\d+)+/g, 'N')
      .trimEnd()
      .split('\n')
    expect(lines).toEqual([
      '[INFO] Refract N (compatible with Prisma N), node N, pid 1',
      '[INFO] Configuration: none (embedded database), port 4466 inside the container, database "default": sqlite /data/refract.db',
      '[INFO] No PRISMA_CONFIG, PRISMA_CONFIG_PATH, prisma.yml with databases or SQL_CLIENT_HOST was found. To use PostgreSQL or MySQL, set PRISMA_CONFIG.',
      '[WARNING] /data is not a mounted volume: the data vanishes with this container. Mount one:  -v refract:/data',
      '[WARNING] Management authentication is disabled. Enable it in your Prisma config to secure your server.',
      '[INFO] Database "default" is ready: SQLite N, management tables in "management", 0 services',
      '[INFO] Deploy a first service: endpoint: http://localhost:4466/NAME/STAGE in its prisma.yml, then  prisma deploy',
      'Server running on :4466',
    ])
    expect(await docker.run('top', container.name, '-eo', 'pid,uid,args')).toMatch(
      /^PID +UID +COMMAND\n\d+ +1000 +node \/app\/dist\/main\.js\n$/,
    )
    expect(await docker.run('ps', '--filter', `name=${container.name}`, '--format', '{{.Command}}')).toBe(
      '"/bin/sh -c /app/sta…"\n',
    )
  })

  test('keeps the data in a volume, and two containers can not have it at once', async () => {
    const volume = `refract-data-${String(process.pid)}`
    volumes.push(volume)
    const first = await start([`--volume=${volume}:/data`])
    await first.untilLogged(serving)
    expect(await first.logs()).not.toContain('is not a mounted volume')
    const second = await start([`--volume=${volume}:/data`])
    expect(await second.end()).toBe(1)
    expect(await second.logs()).toMatch(/^\/data\/refract\.db is in use by process 1$/m)
    await docker.run('kill', first.name)
    const third = await start([`--volume=${volume}:/data`])
    await third.untilLogged(serving)
  })

  test('runs with a read-only root, as any user, in little memory', async () => {
    const container = await start([
      '--read-only',
      '--tmpfs=/tmp',
      '--tmpfs=/data:uid=4321',
      '--user=4321:4321',
      '--cap-drop=ALL',
      '--memory=150m',
      '--cpus=0.25',
    ])
    await container.untilLogged(serving)
    expect(await docker.run('top', container.name, '-eo', 'pid,uid,args')).toMatch(
      / 4321 +node \/app\/dist\/main\.js\n/,
    )
    expect(await sendQuery(`${container.url}/management`, '{ serverInfo { version primaryConnector } }')).toEqual({
      data: { serverInfo: { version: '1.34.12', primaryConnector: 'sqlite' } },
    })
  })

  test('stops in order within the time that docker gives', async () => {
    const container = await start()
    await container.untilLogged(serving)
    await docker.run('stop', '--time=2', container.name)
    expect(await container.end()).toBe(0)
    expect(await container.logs()).toMatch(/\[INFO\] Stopping \(SIGTERM\): finishing 0 requests\n\[INFO\] Stopped\n$/)
  })

  test('tells that another process of the container has the port', async () => {
    const first = await start()
    await first.untilLogged(serving)
    const second = await start([`--network=container:${first.name}`])
    expect(await second.end()).toBe(1)
    expect(await second.logs()).toMatch(/^Port 4466 is already in use by another process of this container$/m)
  })

  test('has no management API in the variant prod', async () => {
    const container = await start(['--env=REFRACT_VARIANT=prod'])
    await container.untilLogged(serving)
    expect(await sendQuery(`${container.url}/management`, '{ serverInfo { version } }')).toMatchObject({
      errors: [{ code: 3016, message: "Project not found: 'management$default'" }],
    })
  })

  test('has the command line inside', async () => {
    const config = '{port: 5000, databases: {default: {connector: postgres, host: db, user: u, password: hidden-word}}}'
    const { status, stdout } = await docker.attempt(
      ...['run', '--rm', '--network=none', '--entrypoint=refract', `--env=PRISMA_CONFIG=${config}`],
      ...[imageNames.server, 'config', 'check'],
    )
    expect({ status, hidesPassword: !stdout.includes('hidden-word') }).toEqual({ status: 0, hidesPassword: true })
    expect(stdout).toContain('host: db\n')
  })
})

dockerSuite('an image built on it', (docker) => {
  const containers: Container[] = []
  afterEach(async () => {
    await Promise.all(containers.splice(0).map((container) => container.remove()))
  })
  async function startBuilt(name: string, lines: readonly string[]): Promise<Container> {
    await docker.build(name, [`FROM ${imageNames.server}`, ...lines].join('\n'))
    const container = await startContainer(docker, name)
    containers.push(container)
    return container
  }
  const hook = (...lines: readonly string[]): string => `RUN printf '${lines.join('\\n')}' > /app/prerun_hook.sh`

  test('runs its hook, which may write anywhere and again at each start', async () => {
    const container = await startBuilt('built-hook', [
      'ENV PRISMA_CONFIG_PATH=prisma.yml',
      hook(
        '#!/bin/bash',
        'echo "port: 4466" >> /prisma.yml',
        'echo "databases: {default: {connector: sqlite, file: /data/hook.db}}" >> /prisma.yml',
      ),
      "RUN /bin/bash -c 'chmod +x /app/prerun_hook.sh'",
      'CMD /app/start.sh',
    ])
    await container.untilLogged(serving)
    await docker.run('restart', container.name)
    await container.untilLogged('[WARNING] Config: databases (line 4) is given again; the last one counts\n')
    expect(await container.logs()).toContain('database "default": sqlite /data/hook.db\n')
  })

  test('does not start when its hook fails', async () => {
    const container = await startBuilt('built-hook-fails', [hook('#!/bin/bash', 'exit 3')])
    expect(await container.end()).toBe(3)
    expect(await container.logs()).toBe('/app/prerun_hook.sh failed with exit code 3\n')
  })

  test('stops while its hook runs', async () => {
    const container = await startBuilt('built-hook-long', [hook('#!/bin/bash', 'echo waiting', 'exec sleep 600')])
    await container.untilLogged('waiting\n')
    await docker.run('stop', '--time=5', container.name)
    expect(await container.end()).toBe(0)
  })

  test('tells that its hook is not executable', async () => {
    const container = await startBuilt('built-hook-mode', [hook('#!/bin/bash'), 'RUN chmod 644 /app/prerun_hook.sh'])
    expect(await container.end()).toBe(126)
    expect(await container.logs()).toBe(
      '/app/prerun_hook.sh is not executable: run  chmod +x  on it, or copy it with  COPY --chmod=755\n',
    )
  })

  test('tells that its hook has Windows line ends', async () => {
    const container = await startBuilt('built-hook-crlf', [hook('#!/bin/bash\\r', 'true\\r')])
    expect(await container.end()).toBe(126)
    expect(await container.logs()).toBe(
      '/app/prerun_hook.sh has Windows line ends, which its first line can not have: save it with LF line ends\n',
    )
  })

  test('may have no hook at all, and a script of its own in front', async () => {
    const container = await startBuilt('built-entrypoint', [
      'RUN rm /app/prerun_hook.sh',
      'RUN printf \'#!/bin/bash\\nshift\\nexec "$@"\\n\' > /wait-for-it.sh && chmod +x /wait-for-it.sh',
      'ENTRYPOINT /wait-for-it.sh "db:5432" /bin/sh -c /app/start.sh',
    ])
    await container.untilLogged(serving)
    await docker.run('stop', '--time=2', container.name)
    expect(await container.end()).toBe(0)
  })

  test('brings a configuration file with values of its own', async () => {
    const container = await startBuilt('built-file', [
      'ENV PRISMA_CONFIG_PATH=prisma.yml SQL_FILE=other.db',
      "RUN printf 'port: 4466\\ndatabases: {default: {connector: sqlite, file: /data/SQL_FILE}}\\n' > prisma.yml",
      'RUN sed -i s/SQL_FILE/$SQL_FILE/g prisma.yml',
      'EXPOSE 4466',
    ])
    await container.untilLogged(serving)
    expect(await container.logs()).toContain(
      'Configuration: prisma.yml, port 4466 inside the container, database "default": sqlite /data/other.db\n',
    )
  })
})

const mysqlAt = (host: string) =>
  `{port: 4466, databases: {default: {connector: mysql, host: ${host}, user: root, password: hidden-word}}}`

dockerSuite('a container that is set up wrongly', (docker) => {
  const containers: Container[] = []
  afterEach(async () => {
    await Promise.all(containers.splice(0).map((container) => container.remove()))
  })
  async function start(config: string, options: readonly string[] = []): Promise<Container> {
    const container = await startContainer(docker, imageNames.server, [`--env=PRISMA_CONFIG=${config}`, ...options])
    containers.push(container)
    return container
  }

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
      '[WARNING] Waiting for database "default" (mysql db.bakery.invalid:3306): host "db.bakery.invalid" is unknown on this network; check the name of the database\'s service against the key host. Retrying.\n',
    )
    const { status, stdout } = await docker.attempt('exec', container.name, 'refract', 'health')
    expect({ status, answer: JSON.parse(stdout) as unknown }).toEqual({
      status: 1,
      answer: {
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
})
