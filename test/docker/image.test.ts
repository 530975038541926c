import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { sendQuery } from '../support/server.js'
import { containersOf, serving } from './containers.js'
import { imageNames, variantImages } from './docker-state.js'
import { dockerSuite } from './docker.js'

dockerSuite('the image', (docker) => {
  const start = containersOf(docker)
  const volumes: string[] = []
  afterEach(async () => {
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
        Test: ['CMD', '/app/health.sh'],
        Interval: 5e9,
        Timeout: 3e9,
        StartPeriod: 60e9,
        Retries: 3,
      },
    })
    expect(Object.keys(Labels).sort()).toEqual(
      ['created', 'description', 'licenses', 'revision', 'source', 'title', 'version'].map(
        (name) => `org.opencontainers.image.${name}`,
      ),
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
      .replace(/\d+(\.\d+)+|(?<=pid )\d+/g, 'N')
      .trimEnd()
      .split('\n')
    expect(lines).toEqual([
      '[INFO] Refract N (compatible with Prisma N), node N, pid N',
      '[INFO] Configuration: none (embedded database), port 4466 inside the container, database "default": sqlite /data/refract.db',
      '[INFO] No PRISMA_CONFIG, PRISMA_CONFIG_PATH, prisma.yml with databases or SQL_CLIENT_HOST was found. To use PostgreSQL or MySQL, set PRISMA_CONFIG.',
      '[WARNING] /data is not a mounted volume: the data vanishes with this container. Mount one:  -v refract:/data',
      '[WARNING] Management authentication is disabled. Enable it in your Prisma config to secure your server.',
      '[INFO] Database "default" is ready: SQLite N, management tables in "management", 0 services',
      '[INFO] Deploy a first service: endpoint: http://localhost:4466/NAME/STAGE in its prisma.yml, then  refract deploy',
      'Server running on :4466',
    ])
    expect(await docker.run('top', container.name, '-eo', 'pid,uid,args')).toMatch(
      /^PID +UID +COMMAND\n\d+ +0 +\/bin\/bash \/app\/start\.sh\n\d+ +1000 +node \/app\/dist\/main\.js start\n$/,
    )
    expect(await docker.run('ps', '--filter', `name=${container.name}`, '--format', '{{.Command}}')).toBe(
      '"/bin/sh -c /app/sta…"\n',
    )
  })

  test('keeps the data in a volume, and two containers cannot have it at once', async () => {
    const volume = `refract-data-${String(process.pid)}`
    volumes.push(volume)
    const first = await start([`--volume=${volume}:/data`])
    await first.untilLogged(serving)
    expect(await first.logs()).not.toContain('is not a mounted volume')
    const second = await start([`--volume=${volume}:/data`])
    expect(await second.end()).toBe(1)
    expect(await second.logs()).toMatch(/^\/data\/refract\.db is in use by process \d+$/m)
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
      / 4321 +node --max-old-space-size=75 \/app\/dist\/main\.js start\n/,
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

  test('has one version: label, command line, log, readiness and package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }
    const container = await start()
    await container.untilLogged(serving)
    const ready = (await (await fetch(`${container.url}/status/ready`)).json()) as { readonly version: string }
    expect({
      label: (
        await docker.run(
          ...['image', 'inspect', '--format={{index .Config.Labels "org.opencontainers.image.version"}}'],
          imageNames.server,
        )
      ).trim(),
      commandLine: /^Refract version: (.*)$/m.exec(
        await docker.run('exec', container.name, 'refract', '--version'),
      )?.[1],
      log: /^\[INFO\] Refract (\S+) /.exec(await container.logs())?.[1],
      ready: ready.version,
      name: imageNames.server.replace(/^.*:/, ''),
    }).toEqual({ label: version, commandLine: version, log: version, ready: version, name: version })
  })

  test('has no management API in the variant prod', async () => {
    const container = await start([], variantImages.prod)
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
