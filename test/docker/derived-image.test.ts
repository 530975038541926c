import { expect, test } from 'vitest'
import type { Container } from './container.js'
import { containersOf, serving } from './containers.js'
import { imageNames } from './docker-state.js'
import { dockerSuite } from './docker.js'

dockerSuite('an image built on it', (docker) => {
  const start = containersOf(docker)
  async function startBuilt(name: string, lines: readonly string[]): Promise<Container> {
    await docker.build(name, [`FROM ${imageNames.server}`, ...lines].join('\n'))
    return start([], name)
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
      '/app/prerun_hook.sh has Windows line ends, which its first line cannot have: save it with LF line ends\n',
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
