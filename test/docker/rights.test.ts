import { expect, test } from 'vitest'
import { containersOf, serving } from './containers.js'
import { imageNames, variantImages } from './docker-state.js'
import { dockerSuite } from './docker.js'

const serverAs = (user: number): RegExp => new RegExp(`^\\d+ +${String(user)} +node /app/dist/main\\.js start$`, 'm')

dockerSuite('the rights of a container', (docker) => {
  const start = containersOf(docker)
  const processesOf = (name: string): Promise<string> => docker.run('top', name, '-eo', 'pid,uid,args')

  test('are those of an account that is not root in the variant nonroot, by its number', async () => {
    expect((await docker.run('image', 'inspect', '--format={{.Config.User}}', variantImages.nonroot)).trim()).toBe(
      '1000:1000',
    )
    const container = await start([], variantImages.nonroot)
    await container.untilLogged(serving)
    expect(await processesOf(container.name)).not.toMatch(/^\d+ +0 /m)
  })

  test.each([
    {
      what: 'as user 1000 on a read-only root',
      options: ['--user=1000', '--read-only', '--tmpfs=/data:uid=1000'],
      user: 1000,
    },
    { what: 'without the right to change users', options: ['--cap-drop=ALL', '--tmpfs=/data'], user: 0 },
    { what: 'without the right to signal other users', options: ['--cap-drop=KILL'], user: 1000 },
  ])('suffice: $what', async ({ options, user }) => {
    const container = await start(options)
    await container.untilLogged(serving)
    expect(await processesOf(container.name)).toMatch(serverAs(user))
    expect((await container.logs()).includes('so the server goes on as root')).toBe(user === 0)
    await docker.run('stop', '--time=2', container.name)
    expect(await container.end()).toBe(0)
  })

  test.each([
    {
      what: 'of root, to another user',
      options: ['--user=1000', '--tmpfs=/data:mode=755'],
      reason: '/data cannot be written by user 1000 (EACCES)',
    },
    { what: 'of a read-only root', options: ['--read-only'], reason: '/data cannot be written by user 1000 (EROFS)' },
  ])('do not suffice to write a folder $what, which is told', async ({ options, reason }) => {
    const container = await start(options)
    expect(await container.end()).toBe(1)
    expect(await container.logs()).toContain(
      `\nThe database file /data/refract.db cannot be used: ${reason}. Mount a volume that this user may write, or give it to the user with chown.\n`,
    )
  })

  test('let root of older images hand its volume over', async () => {
    const volume = `refract-of-root-${String(process.pid)}`
    try {
      const mount = `--volume=${volume}:/data`
      await docker.run(
        ...['run', '--rm', '--network=none', mount, '--entrypoint=/bin/bash', imageNames.server],
        '-c',
        'touch /data/kept; chown -R 0:0 /data',
      )
      const container = await start([mount])
      await container.untilLogged(serving)
      expect(await docker.run('exec', container.name, 'stat', '--format=%u', '/data')).toBe('1000\n')
    } finally {
      await docker.attempt('volume', 'rm', '--force', volume)
    }
  })
})
