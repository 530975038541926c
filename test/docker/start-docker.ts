import { readFileSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { mysqlImage, nodeImage, postgresImage } from './base-images.js'
import { startDockerDaemon, type DockerDaemon } from './docker-daemon.js'
import { imageNames } from './docker-state.js'
import { dockerAt } from './docker.js'
import { createMachineImage } from './machine-image.js'

/**
 * Starts a Docker, makes the base images and builds the server's image once for all test files. DOCKER_TESTS_HOST names
 * a Docker that runs already: base images that it has are kept, so that the tests run on the real ones.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DOCKER_TESTS_HOST']
  let daemon: DockerDaemon
  try {
    daemon = given === undefined ? await startDockerDaemon() : { host: given, stop: () => Promise.resolve() }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const line = '!'.repeat(100)
    process.stderr.write(`\n${line}\nDocker could not be started, its tests are NOT RUN: ${reason}\n${line}\n\n`)
    project.provide('docker', { kind: 'missing', reason })
    return () => Promise.resolve()
  }
  try {
    await makeImages(daemon.host)
  } catch (error) {
    await daemon.stop()
    throw error
  }
  project.provide('docker', { kind: 'running', host: daemon.host })
  return () => daemon.stop()
}

async function makeImages(host: string): Promise<void> {
  const docker = dockerAt(host)
  for (const image of [nodeImage(imageNames.base), postgresImage(imageNames.postgres), mysqlImage(imageNames.mysql)])
    if ((await docker.attempt('image', 'inspect', image.name)).status !== 0)
      await timed(`made ${image.name} of this machine's programs`, () => createMachineImage(image, docker.environment))
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }
  await timed(`built ${imageNames.server}`, () =>
    docker.run(
      ...['build', '--network=host', '--file=docker/Dockerfile', `--build-arg=VERSION=${version}`],
      ...[`--build-arg=BASE=${imageNames.base}`, `--tag=${imageNames.server}`, '.'],
    ),
  )
  for (const name of Object.values(imageNames)) {
    const bytes = Number(await docker.run('image', 'inspect', '--format={{.Size}}', name))
    report(`${name}: ${megabytes(bytes)}`)
  }
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const startedAt = Date.now()
  await work()
  report(`${what} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`
/** Figures that a run is also made for. */
export const report = (line: string): void => void process.stdout.write(`docker: ${line}\n`)
