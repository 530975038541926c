import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser.js'
import { eachDatabase } from '../support/databases.js'
import { requireBrowser } from '../support/require-browser.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = 'type User { id: ID! @id name: String! }'

eachDatabase(
  'the playground',
  (database) => {
    requireBrowser(() => {
      let server: TestServer
      let service: TestService
      let browser: Browser
      let page: Page
      const outside: string[] = []
      const complaints: string[] = []

      beforeAll(async () => {
        server = await startServer(database)
        service = await deployService(server, datamodel)
        await service.data('mutation { createUser(data: { name: "Ada" }) { id } }')
        browser = await openBrowser()
        page = await browser.newPage()
        page.on('request', (request) => {
          const url = request.url()
          if (!url.startsWith(server.url) && !/^(data|blob):/.test(url)) outside.push(url)
        })
        page.on('console', (message) => {
          if (message.type() === 'error') complaints.push(message.text())
        })
        page.on('pageerror', (error) => complaints.push(error.message))
      })
      afterAll(async () => {
        await browser.close()
        await server.stop()
      })

      test('runs a query that is typed into the page and shows the answer', async () => {
        await page.goto(service.url)
        expect(await page.title()).toBe('Refract Playground')
        await type(page, '{ users { name } }')
        await page.getByRole('button', { name: 'Execute query' }).click()
        await page.locator('.result-window', { hasText: '"Ada"' }).waitFor()
        const screenshot = process.env['PLAYGROUND_SCREENSHOT']
        if (screenshot !== undefined) await page.screenshot({ path: screenshot })
      })

      test('knows the types of the service', async () => {
        await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
        await page.locator('.graphiql-doc-explorer', { hasText: 'Mutation' }).waitFor()
      })

      test('speaks to the service whose path stands before /_playground', async () => {
        await page.goto(`${service.url}/_playground`)
        await type(page, 'mutation { createUser(data: { name: "Grace" }) { name } }')
        await page.getByRole('button', { name: 'Execute query' }).click()
        await page.locator('.result-window', { hasText: '"Grace"' }).waitFor()
        expect(await service.data('{ users { name } }')).toEqual({ users: [{ name: 'Ada' }, { name: 'Grace' }] })
      })

      test('shows the response below its request where a screen is narrow', async () => {
        await page.setViewportSize({ width: 390, height: 667 })
        expect((await boundsOf(page, '.graphiql-plugin')).width).toBeGreaterThan(300)
        await page.getByRole('button', { name: 'Hide Documentation Explorer' }).click()
        const buttons = await boundsOf(page, '.graphiql-toolbar')
        const editors = await boundsOf(page, '.graphiql-editors')
        const response = await boundsOf(page, '.result-window')
        expect(buttons.y + buttons.height).toBeLessThanOrEqual(editors.y + editors.height)
        expect(response.y).toBeGreaterThanOrEqual(editors.y + editors.height)
        expect(response.width).toBeGreaterThan(250)
        expect(response.height).toBeGreaterThan(100)
      })

      test('loads nothing from elsewhere and breaks no rule of its own', () => {
        expect(outside).toEqual([])
        expect(complaints).toEqual([])
      })
    })
  },
  { only: ['sqlite'], because: 'the page is the same on every database' },
)

/** Replaces the editor's text as people do: by typing over all of it. */
async function type(page: Page, text: string): Promise<void> {
  const editor = page.locator('.graphiql-query-editor .monaco-editor').first()
  await editor.locator('.view-line').first().waitFor()
  await editor.click()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(text)
}

async function boundsOf(page: Page, selector: string) {
  const bounds = await page.locator(selector).boundingBox()
  if (bounds === null) throw new Error(`${selector} is not shown`)
  return bounds
}
