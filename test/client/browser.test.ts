import { build } from 'esbuild'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { missingBrowser, openBrowser } from '../support/browser.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { clientLibrary } from './client-library.js'
import { generateClient } from './generate.js'

const datamodel = readFileSync('examples/datamodel.prisma', 'utf8')
const reason = missingBrowser()

const page = `
import { Prisma } from './client'

export async function run(endpoint: string): Promise<unknown> {
  const prisma = new Prisma({ endpoint, secret: 'the-bakery-s-secret' })
  const events = await prisma.$subscribe.product({ mutation_in: ['CREATED'] }).node()
  // no protocol says when a subscription is in force: what was made before it is not told
  const first = events.next().then(() => true)
  const pause = () => new Promise<boolean>((done) => setTimeout(() => done(false), 200))
  do await prisma.createProduct({ name: 'Probe ' + Math.random(), kind: 'BREAD', price: 1 })
  while (!(await Promise.race([first, pause()])))
  await prisma.deleteManyProducts({ name_starts_with: 'Probe' })
  const heard = async () => {
    for (;;) {
      const { value } = await events.next()
      if (!value.name.startsWith('Probe')) return value.name
    }
  }
  const [rye] = await Promise.all([
    prisma.createProduct({ name: 'Rye', kind: 'BREAD', price: 3.5, allergens: { set: ['gluten'] } }),
    prisma.createProduct({ name: 'Plait', kind: 'PASTRY', price: 2 }).name(),
  ])
  const seen = [await heard(), await heard()].sort()
  await events.return?.()
  const refused = await prisma.createProduct({ name: 'Rye', kind: 'BREAD', price: 1 }).catch((error) => error.code)
  const selected = await prisma.products({ orderBy: 'name_ASC' }).$select({ name: true, lines: { select: { quantity: true } } })
  return { name: rye.name, count: await prisma.productsConnection().aggregate().count(), seen, refused, selected }
}
`

eachDatabase(
  'A client in Chromium',
  (database) => {
    let server: TestServer
    let service: TestService
    let browser: Browser
    let work: string
    beforeAll(async () => {
      if (reason !== undefined) return
      server = await startServer(database)
      service = await deployService(server, datamodel, { secrets: ['the-bakery-s-secret'] })
      browser = await openBrowser()
      work = mkdtempSync(join(tmpdir(), 'refract-browser-'))
    })
    afterAll(async () => {
      if (reason !== undefined) return
      await browser.close()
      await server.stop()
      rmSync(work, { recursive: true })
    })

    test.runIf(reason === undefined)(
      reason === undefined ? 'reads, writes and subscribes' : `NOT RUN: ${reason}`,
      async () => {
        generateClient('typescript-client', join(work, 'client'), { datamodel, endpoint: service.url })
        writeFileSync(join(work, 'page.ts'), page)
        const { outputFiles } = await build({
          entryPoints: [join(work, 'page.ts')],
          bundle: true,
          write: false,
          format: 'iife',
          globalName: 'application',
          platform: 'browser',
          nodePaths: [clientLibrary()],
        })
        const script = outputFiles[0]!.text
        // nothing of Node is in it
        expect(script).not.toContain('node:crypto')
        const tab = await browser.newPage()
        const posts: string[] = []
        tab.on('request', (request) => {
          if (request.method() === 'POST') posts.push(request.postData() ?? '')
        })
        await tab.goto(`${server.url}/status`)
        await tab.addScriptTag({ content: script })
        const got = await tab.evaluate(`application.run(${JSON.stringify(service.url)})`)
        expect(got).toEqual({
          name: 'Rye',
          count: 2,
          seen: ['Plait', 'Rye'],
          refused: 3010,
          selected: [
            { name: 'Plait', lines: [] },
            { name: 'Rye', lines: [] },
          ],
        })
        // both creations of one tick went together
        const batches = posts.map((text) => JSON.parse(text) as unknown).filter((body) => Array.isArray(body))
        expect(batches.map((batch) => batch.length)).toContain(2)
      },
    )
  },
  { only: ['sqlite'], because: 'the client sees the wire alone' },
)
