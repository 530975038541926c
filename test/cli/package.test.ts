import { execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendQuery } from '../support/server.js'
import { freePort } from '../support/started-server.js'
import { until } from '../support/until.js'

const run = promisify(execFile)
const quiet = ['--no-audit', '--no-fund', '--prefer-offline']

let folder: string
let packed: {
  readonly filename: string
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string }[]
}
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'refract-package-'))
  // dist/ is there; building it again would pull it from under other tests
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder])
  packed = (JSON.parse(stdout) as readonly (typeof packed)[])[0]!
  mkdirSync(join(folder, 'app'))
  writeFileSync(join(folder, 'app/package.json'), '{"private": true}')
  await run('npm', ['install', '-D', join(folder, packed.filename), ...quiet], { cwd: join(folder, 'app') })
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('the package holds what runs, below 16 MB', () => {
  expect(packed.unpackedSize).toBeLessThan(16_000_000)
  expect(packed.files.map(({ path }) => path).filter((path) => /\.(map|ts)$|^(src|test|bench)\//.test(path))).toEqual(
    [],
  )
  const { dependencies } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as {
    readonly dependencies: object
  }
  expect(Object.keys(dependencies)).toEqual(['libsql'])
})

test('two commands lead from an empty folder to an answered query, and Ctrl-C ends all of it', async () => {
  const app = join(folder, 'app')
  const port = await freePort()
  const begun = performance.now()
  await run('npx', ['refract', 'init', '--yes', 'shop'], { cwd: app })
  const shop = join(app, 'shop')
  const dev = spawn('npx', ['refract', 'dev', '--port', String(port)], { cwd: shop, detached: true })
  let output = ''
  for (const stream of [dev.stdout, dev.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const url = `http://localhost:${String(port)}`
  const response = () => sendQuery(url, '{ users { name } }').catch(() => undefined)
  await until(() => output.includes('Watching for change...'), { explain: () => output })
  expect(await response()).toEqual({ data: { users: [] } })
  console.info(`From npm install to an answered query: ${String(Math.round(performance.now() - begun))} ms`)
  writeFileSync(join(shop, 'datamodel.prisma'), 'type User { id: ID! @id name: String! age: Int }')
  await until(() => output.split('Watching for change...').length > 2, { explain: () => output })
  expect(await sendQuery(url, '{ users { age } }')).toEqual({ data: { users: [] } })
  writeFileSync(join(shop, 'datamodel.prisma'), 'type User {\n  id ID! @id\n}\n')
  await until(() => output.split('Watching for change...').length > 3, { explain: () => output })
  expect(output).toMatch(/ {4}datamodel\.prisma:2:6\n.* ▸ +Syntax error while parsing GraphQL query\. /s)
  expect(output).not.toContain('"errors"')
  const ended = new Promise((done) => dev.once('close', done))
  // as a terminal does: all of the group hear it
  process.kill(-dev.pid!, 'SIGINT')
  await ended
  expect(await response()).toBeUndefined()
})

test('it starts without loading what a command does not need', async () => {
  const program = join(folder, 'app/node_modules/refract/dist/refract.js')
  const version = () => run(process.execPath, [program, '--version'], { cwd: folder })
  const times: number[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    const begun = performance.now()
    await version()
    times.push(performance.now() - begun)
  }
  console.info(`refract --version: ${String(Math.round(Math.min(...times)))} ms`)
  // what it loaded; npm's packages are not among it
  const { stdout } = await run(process.execPath, [
    '--input-type=module',
    '-e',
    `process.argv = [process.argv[0], 'refract', '--version']
    await import(${JSON.stringify(program)})
    console.log(process.moduleLoadList.filter((name) => /NativeModule (http2?|https|tls|inspector)$/.test(name)).join())`,
  ])
  expect(stdout).toMatch(/^Prisma CLI version: .*\nRefract version: .*\n\n$/)
})

test('npm scripts that call prisma reach it, where no other prisma is', async () => {
  const app = join(folder, 'app')
  await run('npx', ['refract', 'alias'], { cwd: app })
  writeFileSync(join(app, 'package.json'), '{"private": true, "scripts": {"deploy": "prisma help deploy"}}')
  expect((await run('npm', ['run', '-s', 'deploy'], { cwd: app })).stdout).toContain('Usage: prisma deploy [flags]')
})
