import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort } from '../support/started-server.js'
import { until } from '../support/until.js'

let app: string
beforeEach(() => {
  app = mkdtempSync(join(tmpdir(), 'refract-app-'))
  for (const name of ['start.sh', 'health.sh']) copyFileSync(join('docker', name), join(app, name))
  symlinkSync(resolve('dist'), join(app, 'dist'))
})
afterEach(() => {
  rmSync(app, { recursive: true, force: true })
})

const writeHook = (lines: readonly string[], mode = 0o755): void => {
  writeFileSync(join(app, 'prerun_hook.sh'), lines.join('\n'), { mode })
}

/** Starts the script as the image does, in a folder laid out as the image. */
async function start() {
  const port = await freePort()
  writeFileSync(
    join(app, 'prisma.yml'),
    `port: ${String(port)}\ndatabases: {default: {connector: sqlite, file: ${join(app, 'data.db')}}}\n`,
  )
  const child = spawn('/bin/sh', ['-c', `exec ${join(app, 'start.sh')}`], {
    cwd: app,
    env: { PATH: process.env['PATH'], PRISMA_CONFIG_PATH: 'prisma.yml', REFRACT_RUN_AS: '0' },
    // its process group shows whether anything is left
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return {
    child,
    ended,
    output: () => output,
    isServing: () => output.includes(`Server running on :${String(port)}\n`),
    /** Of the server, which has a process group of its own. */
    pid: () => Number(/, pid (\d+)$/m.exec(output)?.[1]),
  }
}

test('runs the hook, then the server, and leaves nothing running when it is told to stop', async () => {
  writeHook(['#!/bin/bash', `touch ${join(app, 'touched')}`])
  const { child, ended, output, isServing, pid } = await start()
  await until(isServing, { explain: output })
  expect(existsSync(join(app, 'touched'))).toBe(true)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(output()).toMatch(/\[INFO\] Stopped\n$/)
  expect(() => process.kill(pid(), 0)).toThrow('ESRCH')
})

test('needs no hook', async () => {
  const { child, ended, output, isServing } = await start()
  await until(isServing, { explain: output })
  child.kill('SIGINT')
  expect(await ended).toBe(0)
})

test('is asked for its health without another Node as long as it is healthy', async () => {
  const ask = (programs: string) => {
    const env = { PATH: programs, PRISMA_CONFIG_PATH: 'prisma.yml' }
    const { status, stdout } = spawnSync(join(app, 'health.sh'), { cwd: app, env, encoding: 'utf8' })
    return { status, stdout }
  }
  const { child, ended, output, isServing } = await start()
  await until(isServing, { explain: output })
  expect(ask('/nowhere')).toEqual({ status: 0, stdout: '"OK"\n' })
  child.kill('SIGTERM')
  await ended
  const { status, stdout } = ask(process.env['PATH'] ?? '')
  expect(status).toBe(1)
  expect(stdout).toContain('/status does not answer: connect ECONNREFUSED')
})

test.each([10, 50, 100, 200, 400])('ends with 0 when it is stopped %i ms after its start', async (ms) => {
  const { child, ended, output } = await start()
  await until(() => existsSync(`/proc/${String(child.pid)}`) && isBash(child.pid))
  await pause(ms)
  child.kill('SIGTERM')
  expect([await ended, output().includes('Error')]).toEqual([0, false])
})

/** Until then the process is the shell that starts the script, which has no traps. */
const isBash = (pid: number | undefined): boolean => {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
  return (
    status.startsWith('Name:\tstart.sh') && (Number(`0x${/SigCgt:\s*(\w+)/.exec(status)?.[1] ?? '0'}`) & 0x4000) !== 0
  )
}

test.each([
  { what: 'fails', hook: ['#!/bin/bash', 'exit 3'], mode: 0o755, status: 3, says: 'failed with exit code 3' },
  {
    what: 'is not executable',
    hook: ['#!/bin/bash'],
    mode: 0o644,
    status: 126,
    says: 'is not executable: run  chmod +x',
  },
  {
    what: 'has Windows line ends',
    hook: ['#!/bin/bash\r', ''],
    mode: 0o755,
    status: 126,
    says: 'has Windows line ends',
  },
])('does not start when the hook $what', async ({ hook, mode, status, says }) => {
  writeHook(hook, mode)
  const { ended, output } = await start()
  expect(await ended).toBe(status)
  expect(output()).toContain(`${join(app, 'prerun_hook.sh')} ${says}`)
  expect(output()).not.toContain('Refract')
})
