import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { sendQuery, type GraphqlResponse } from '../support/server.js'
import { freePort } from '../support/started-server.js'
import { until } from '../support/until.js'
import type { Docker } from './docker.js'
import { runCommand, type CommandResult } from './run-command.js'

/** A compose project with a folder, containers, networks and volumes of its own. */
export interface Stack {
  readonly folder: string
  readonly project: string
  /** Of the n-th service that the file publishes on a port of this machine. */
  url(index?: number): string
  /** `docker-compose`; must succeed. */
  compose(...parameters: readonly string[]): Promise<string>
  attempt(...parameters: readonly string[]): Promise<CommandResult>
  container(service: string): Promise<string>
  logs(service: string): Promise<string>
  /** Of the container of a service: `State.Health.Status`. */
  inspect(service: string, path: string): Promise<string>
  untilHealthy(service?: string): Promise<void>
  untilLogged(service: string, text: string): Promise<void>
  query(path: string, text: string, index?: number): Promise<GraphqlResponse>
  /** Everything away, volumes too. */
  remove(): Promise<void>
}

/** Each look starts a program. */
const patience = { seconds: 180, pauseMs: 300 } as const

/** Writes the file into a folder; its ports of this machine are exchanged for free ones, the rest is as it stands. */
export async function createStack(
  docker: Docker,
  composeFile: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'refract-stack-'))
  const project = basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  const ports: number[] = []
  let text = composeFile
  for (const [published] of composeFile.matchAll(/(?<=['"])\d+(?=:4466['"])/g)) {
    const port = await freePort()
    ports.push(port)
    text = text.replace(`${published}:4466`, `${String(port)}:4466`)
  }
  writeFileSync(join(folder, 'docker-compose.yml'), text)
  const attempt = (...parameters: readonly string[]): Promise<CommandResult> =>
    runCommand('docker-compose', ['--project-name', project, ...parameters], {
      folder,
      environment: { ...docker.environment, ...environment },
    })
  const compose = async (...parameters: readonly string[]): Promise<string> => {
    const { status, stdout, stderr } = await attempt(...parameters)
    if (status !== 0)
      throw new Error(`docker-compose ${parameters.join(' ')} ended with ${String(status)}: ${stdout}${stderr}`)
    return stdout + stderr
  }
  const container = async (service: string): Promise<string> => {
    const labels = [`project=${project}`, `service=${service}`]
    const filters = labels.map((label) => `--filter=label=com.docker.compose.${label}`)
    return (await docker.run('ps', '--all', '--quiet', '--no-trunc', ...filters)).trim()
  }
  const inspect = async (service: string, path: string): Promise<string> =>
    (await docker.run('inspect', `--format={{.${path}}}`, await container(service))).trim()
  async function logs(service: string): Promise<string> {
    const { stdout, stderr } = await docker.attempt('logs', await container(service))
    return stdout + stderr
  }
  const url = (index = 0): string => `http://127.0.0.1:${String(ports[index] ?? 0)}`
  return {
    folder,
    project,
    url,
    compose,
    attempt,
    container,
    logs,
    inspect,
    untilHealthy: (service = 'prisma') =>
      until(async () => (await inspect(service, 'State.Health.Status')) === 'healthy', {
        ...patience,
        explain: () => logs(service),
      }),
    untilLogged: (service, wanted) =>
      until(async () => (await logs(service)).includes(wanted), { ...patience, explain: () => logs(service) }),
    query: (path, query, index = 0) => sendQuery(`${url(index)}/${path}`, query),
    async remove() {
      await attempt('down', '--volumes', '--timeout', '1')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
