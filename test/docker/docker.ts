import { describe, expect, inject, test } from 'vitest'
import { mustRun, runCommand, type CommandResult } from './run-command.js'
import type { DockerState } from './docker-state.js'

/** The command `docker` for the daemon of this test run. */
export interface Docker {
  readonly environment: Readonly<Record<string, string>>
  /** Must succeed; gives what it printed. */
  run(...parameters: readonly string[]): Promise<string>
  /** Whatever its status. */
  attempt(...parameters: readonly string[]): Promise<CommandResult>
  /** Builds an image from a Dockerfile's text with nothing beside it. */
  build(name: string, dockerfile: string): Promise<void>
}

const isStrict = Boolean(process.env['REQUIRE_DOCKER'])

/** A describe block that needs Docker; where it cannot run, that stands in the report, and fails with REQUIRE_DOCKER set. */
export function dockerSuite(title: string, suite: (docker: Docker) => void): void {
  const state: DockerState = inject('docker')
  describe(title, () => {
    if (state.kind === 'running') suite(dockerAt(state.host))
    else if (isStrict) test('Docker is there', () => expect.fail(state.reason))
    else test.skip(`NOT RUN, Docker cannot be used: ${state.reason.split('\n', 1)[0] ?? ''}`, () => undefined)
  })
}

export function dockerAt(host: string): Docker {
  // the older builder is in every Docker
  const environment = { DOCKER_HOST: host, DOCKER_BUILDKIT: '0' }
  const run = (...parameters: readonly string[]): Promise<string> => mustRun('docker', parameters, { environment })
  return {
    environment,
    run,
    attempt: (...parameters) => runCommand('docker', parameters, { environment }),
    async build(name, dockerfile) {
      await mustRun('docker', ['build', '--tag', name, '-'], { environment, input: dockerfile })
    },
  }
}
