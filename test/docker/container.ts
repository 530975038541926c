import { freePort } from '../support/started-server.js'
import { until } from '../support/until.js'
import type { Docker } from './docker.js'

/** One container of the server's image or of one built on it. */
export interface Container {
  readonly name: string
  readonly url: string
  logs(): Promise<string>
  untilLogged(text: string): Promise<void>
  /** Waits for the end; gives the exit code. */
  end(): Promise<number>
  remove(): Promise<void>
}

let count = 0

/** `docker run --detach` with these options, published on a free port. */
export async function startContainer(
  docker: Docker,
  image: string,
  options: readonly string[] = [],
): Promise<Container> {
  count += 1
  const name = `refract-${String(process.pid)}-${String(count)}`
  const port = await freePort()
  const network = options.some((option) => option.startsWith('--network'))
    ? []
    : [`--network=${await testNetwork(docker)}`]
  const published = options.some((option) => option.startsWith('--network=container'))
    ? []
    : [`--publish=${String(port)}:4466`]
  await docker.run('run', '--detach', `--name=${name}`, ...network, ...published, ...options, image)
  async function logs(): Promise<string> {
    const { stdout, stderr } = await docker.attempt('logs', name)
    return stdout + stderr
  }
  return {
    name,
    url: `http://127.0.0.1:${String(port)}`,
    logs,
    untilLogged: (text) =>
      until(async () => (await logs()).includes(text), { seconds: 120, pauseMs: 250, explain: logs }),
    end: async () => Number(await docker.run('wait', name)),
    async remove() {
      await docker.attempt('rm', '--force', '--volumes', name)
    },
  }
}

/** The daemon of the tests has no network but those that are made. */
export async function testNetwork(docker: Docker): Promise<string> {
  const name = 'refract-tests'
  if ((await docker.attempt('network', 'inspect', name)).status !== 0) await docker.attempt('network', 'create', name)
  return name
}
