import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/started-server.js'

interface Demo {
  readonly process: ChildProcess
  /** What it printed so far. */
  output(): string
  readonly ended: Promise<number | null>
  /** Ends it as Ctrl-C does; gives its exit code. */
  interrupt(): Promise<number | null>
}

const ready = 'Ctrl-C ends it.'
let folder: string
let port: number
let demo: Demo

/** Other tests use dist/ meanwhile, so it is not built again. */
function startDemo(): Demo {
  const child = spawn(process.execPath, ['scripts/demo.mjs', '--built'], {
    env: { PATH: process.env['PATH'], REFRACT_DEMO_PORT: String(port), REFRACT_DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  return {
    process: child,
    output: () => output,
    ended,
    interrupt: () => {
      child.kill('SIGINT')
      return ended
    },
  }
}

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 600 && demo.process.exitCode === null; tries += 1) {
    if (demo.output().includes(ready)) return
    await pause(50)
  }
  expect.fail(`the demo is not ready:\n${demo.output()}`)
}

/** Runs the line that the demo offers, as a shell does. */
async function runPrintedLine(): Promise<unknown> {
  const line = /^Try: +(curl .*)$/m.exec(demo.output())?.[1] ?? expect.fail(demo.output())
  const { stdout } = await promisify(execFile)('sh', ['-c', line], { env: { PATH: process.env['PATH'] } })
  return JSON.parse(stdout)
}

const response = {
  data: {
    orders: [
      {
        number: 1,
        status: 'COLLECTED',
        customer: { name: 'Ada' },
        lines: [
          { quantity: 1, product: { name: 'Rye bread' } },
          { quantity: 4, product: { name: 'Cardamom bun' } },
        ],
      },
      {
        number: 2,
        status: 'PLACED',
        customer: { name: 'Grace' },
        lines: [{ quantity: 1, product: { name: 'Almond cake' } }],
      },
    ],
  },
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'refract-demo-'))
  port = await freePort()
  demo = startDemo()
  await untilReady()
})
afterAll(async () => {
  await demo.interrupt()
  rmSync(folder, { recursive: true })
})

test('the demo prints a line that shows its rows', async () => {
  expect(await runPrintedLine()).toEqual(response)
})

test('the demo prints the address of the playground', async () => {
  const address = /^Playground: +(.*)$/m.exec(demo.output())?.[1] ?? expect.fail(demo.output())
  const page = await fetch(address, { headers: { Accept: 'text/html' } })
  expect([address, page.status, page.headers.get('content-type')?.split(';', 1)[0]]).toEqual([
    `http://localhost:${String(port)}/bakery/dev`,
    200,
    'text/html',
  ])
})

test('another demo touches no server that listens on its port', async () => {
  const { output, ended } = startDemo()
  expect(await ended).toBe(1)
  expect(output()).toBe(`Something listens on port ${String(port)} already: let REFRACT_DEMO_PORT name another one.\n`)
})

test('a second demo finds the rows of the first and adds none', async () => {
  expect(await demo.interrupt()).toBe(0)
  demo = startDemo()
  await untilReady()
  expect(await runPrintedLine()).toEqual(response)
})
