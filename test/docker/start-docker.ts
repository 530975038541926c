import { readFileSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { brokerImage, mysqlImage, nodeImage, postgresImage } from './base-images.js'
import { startDockerDaemon, type DockerDaemon } from './docker-daemon.js'
import { imageNames, variantImages } from './docker-state.js'
import { testNetwork } from './container.js'
import { dockerAt, type Docker } from './docker.js'
import { createMachineImage } from './machine-image.js'
import { report, secondsOf } from './report.js'
import { mustRun } from './run-command.js'

/**
 * Starts a Docker, makes the base images and builds the server's image once for all test files. DOCKER_TESTS_HOST names
 * a Docker that runs already: base images that it has are kept, so that the tests run on the real ones.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DOCKER_TESTS_HOST']
  let daemon: DockerDaemon
  const missing = (reason: string): (() => Promise<void>) => {
    const line = '!'.repeat(100)
    process.stderr.write(`\n${line}\nDocker cannot be used, its tests are NOT RUN: ${reason}\n${line}\n\n`)
    project.provide('docker', { kind: 'missing', reason })
    return () => Promise.resolve()
  }
  try {
    await mustRun('docker-compose', ['version'])
    daemon = given === undefined ? await startDockerDaemon() : { host: given, stop: () => Promise.resolve() }
  } catch (error) {
    return missing(error instanceof Error ? error.message : String(error))
  }
  const docker = dockerAt(daemon.host)
  try {
    await makeBaseImages(docker)
    const rejection = await rejectionOfContainers(docker)
    if (rejection !== undefined) {
      await daemon.stop()
      return missing(rejection)
    }
    await buildImages(docker)
  } catch (error) {
    await daemon.stop()
    throw error
  }
  project.provide('docker', { kind: 'running', host: daemon.host })
  return () => daemon.stop()
}

/** Some machines let dockerd start and no container: what is said then. */
async function rejectionOfContainers(docker: Docker): Promise<string | undefined> {
  const network = await testNetwork(docker)
  const { status, stderr } = await docker.attempt(
    ...['run', '--rm', `--network=${network}`, imageNames.base, 'node', '--version'],
  )
  return status === 0 ? undefined : stderr
}

async function makeBaseImages(docker: Docker): Promise<void> {
  const images = [
    nodeImage(imageNames.base),
    postgresImage(imageNames.postgres),
    mysqlImage(imageNames.mysql),
    brokerImage(imageNames.redis, 'redis-server', ['--protected-mode', 'no', '--save', '']),
    brokerImage(imageNames.nats, 'nats-server'),
  ]
  for (const image of images)
    if ((await docker.attempt('image', 'inspect', image.name)).status !== 0)
      await timed(`made ${image.name} of this machine's programs`, () => createMachineImage(image, docker.environment))
}

/** Packages come the way that they come to this machine. */
const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'].filter((name) => process.env[name] !== undefined)

async function buildImages(docker: Docker): Promise<void> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }
  for (const [target, name] of Object.entries({ server: imageNames.server, ...variantImages }))
    await timed(`built ${name}`, () =>
      docker.run(
        ...['build', '--network=host', '--file=docker/Dockerfile', `--build-arg=VERSION=${version}`],
        ...proxies.map((name) => `--build-arg=${name}`),
        ...[`--build-arg=BASE=${imageNames.base}`, `--target=${target}`, `--tag=${name}`, '.'],
      ),
    )
  for (const name of Object.values(imageNames)) {
    const bytes = Number(await docker.run('image', 'inspect', '--format={{.Size}}', name))
    report(`${name}: ${megabytes(bytes)}`)
  }
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  report(`${what} in ${await secondsOf(work)}`)
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`
