import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { mustRun, runCommand } from './run-command.js'

/** A Docker of this test run's own: its images and volumes are nobody else's. */
export interface DockerDaemon {
  readonly host: string
  stop(): Promise<void>
}

const startSeconds = 40
/** What a sandbox may refuse, one thing after the other. */
const attempts: readonly (readonly string[])[] = [
  [],
  ['--iptables=false'],
  ['--iptables=false', '--storage-driver=vfs'],
]

/** Starts dockerd as far as this machine lets it; fails with what the last attempt said. */
export async function startDockerDaemon(): Promise<DockerDaemon> {
  if (process.getuid?.() !== 0) throw new Error('dockerd needs root')
  let failure: unknown
  for (const options of attempts)
    try {
      return await tryToStart(options)
    } catch (error) {
      failure = error
    }
  throw failure
}

async function tryToStart(options: readonly string[]): Promise<DockerDaemon> {
  const folder = mkdtempSync(join(tmpdir(), 'refract-docker-'))
  const host = `unix://${join(folder, 'docker.sock')}`
  const logFile = join(folder, 'log')
  const words = [
    `--data-root=${join(folder, 'data')}`,
    `--exec-root=${join(folder, 'exec')}`,
    `--pidfile=${join(folder, 'pid')}`,
    `--host=${host}`,
    // compose makes networks of its own
    '--bridge=none',
    ...options,
  ]
  const child = spawn('dockerd', words, { stdio: ['ignore', 'pipe', 'pipe'] })
  const log = createWriteStream(logFile)
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  let failure: string | undefined
  child.once('error', (error) => (failure = error.message))
  child.once('exit', (status) => (failure ??= `it ended with status ${String(status)}`))
  for (let waited = 0; waited < startSeconds * 10 && failure === undefined; waited += 1) {
    const { status } = await runCommand('docker', ['info'], { environment: { DOCKER_HOST: host } }).catch(() => ({
      status: 1,
    }))
    if (status === 0) return { host, stop: () => end(child, folder, host) }
    await pause(100)
  }
  const said = readFileSync(logFile, 'utf8')
  await end(child, folder, undefined)
  throw new Error(`dockerd ${options.join(' ')}: ${failure ?? 'no answer'}\n${said.slice(-1500)}`)
}

async function end(child: ChildProcess, folder: string, host: string | undefined): Promise<void> {
  if (host !== undefined) {
    const environment = { DOCKER_HOST: host }
    const containers = (await mustRun('docker', ['ps', '--all', '--quiet'], { environment }))
      .split('\n')
      .filter(Boolean)
    if (containers.length > 0)
      await runCommand('docker', ['rm', '--force', '--volumes', ...containers], { environment })
    await runCommand('docker', ['network', 'prune', '--force'], { environment })
  }
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  // namespaces of networks that it leaves mounted
  for (const place of mountsBelow(folder)) await runCommand('umount', [place])
  rmSync(folder, { recursive: true, force: true })
}

const mountsBelow = (folder: string): readonly string[] =>
  readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .flatMap((line) => line.split(' ')[1] ?? [])
    .filter((place) => place.startsWith(`${folder}/`))
    .reverse()
