import { mkdirSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { requireBrowser } from '../support/require-browser.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { fillShop, shopDatamodel } from '../support/shop.js'
import { until } from '../support/until.js'
import { openAnew, openWatchedBrowser, screenshotFolder, type WatchedBrowser } from '../support/watched-browser.js'

eachDatabase(
  'forms of the data browser',
  (database) => {
    requireBrowser(() => {
      let server: TestServer
      let shop: TestService
      let browser: WatchedBrowser
      let page: Page

      const open = (hash: string): Promise<void> => openAnew(page, `${shop.url}/_admin${hash}`)
      // a string would match without regard to case, and so ids by chance
      const row = (text: string) => page.getByRole('row').filter({ hasText: new RegExp(text) })
      const button = (name: string) => page.getByRole('button', { name, exact: true })

      beforeAll(async () => {
        mkdirSync(screenshotFolder, { recursive: true })
        server = await startServer(database)
        shop = await deployService(server, shopDatamodel, { name: 'shop' })
        await fillShop(shop)
        browser = await openWatchedBrowser(() => [server.url])
        page = await browser.newPage()
      })
      afterAll(async () => {
        await browser.close()
        await server.stop()
      })

      test('asks before changes are left that are not saved', async () => {
        await open('#/data/Customer')
        await row('Grace').getByText('Grace Hopper').click()
        const panel = page.getByRole('complementary')
        const name = panel.getByLabel('name', { exact: true })
        await name.fill('Rear Admiral')
        const questions: string[] = []
        const answer = (leaves: boolean) => {
          page.once('dialog', (dialog) => {
            questions.push(dialog.message())
            void (leaves ? dialog.accept() : dialog.dismiss())
          })
        }
        // sorting is no leaving
        await page.getByRole('button', { name: 'email' }).click()
        for (const leave of [
          () => page.getByRole('navigation', { name: 'Parts of the page' }).getByText('History').click(),
          () => row('Alan').getByText('Alan Turing').click(),
          () => page.goBack(),
        ]) {
          answer(false)
          const asked = questions.length
          await leave()
          await until(() => questions.length > asked)
          expect(await name.inputValue()).toBe('Rear Admiral')
        }
        answer(true)
        await row('Alan').getByText('Alan Turing').click()
        await page.getByRole('complementary', { name: 'Alan Turing' }).waitFor()
        expect(questions).toEqual(Array(4).fill('A change is not saved. Leave anyway?'))
      })

      test('makes new nodes within new nodes, and copies of nodes', async () => {
        await open('#/data/Customer')
        await button('New Customer').click()
        const panel = page.getByRole('complementary')
        await panel.getByRole('textbox', { name: 'email' }).fill('kay@example.org')
        await panel.getByLabel('name', { exact: true }).fill('Kay')
        await button('New Order for orders').click()
        const order = page.getByRole('dialog', { name: 'New Order' })
        await order.getByLabel('number').fill('77')
        await order.getByRole('button', { name: 'New Line for lines' }).click()
        const line = page.getByRole('dialog', { name: 'New Line' })
        await line.getByRole('button', { name: 'Add', exact: true }).click()
        await line.getByText('Enter a value.').waitFor()
        await line.getByLabel('product').fill('Compass')
        await line.getByRole('button', { name: 'Add', exact: true }).click()
        await order.getByText('new Line Compass').waitFor()
        await page.screenshot({ path: `${screenshotFolder}/new-in-new.png` })
        await order.getByRole('button', { name: 'Add', exact: true }).last().click()
        await button('Create Customer').click()
        await page.getByText('Customer created').waitFor()
        await button('Duplicate').click()
        await page.getByRole('complementary', { name: 'New Customer' }).waitFor()
        await panel.getByRole('textbox', { name: 'email' }).fill('kay2@example.org')
        await button('Create Customer').click()
        await page.getByRole('complementary', { name: 'Kay' }).waitFor()
        expect(
          await shop.data(
            '{ customers(where: {name: "Kay"}, orderBy: email_ASC) { email level orders { number lines { product } } } }',
          ),
        ).toEqual({
          customers: [
            { email: 'kay2@example.org', level: 'NEW', orders: [] },
            { email: 'kay@example.org', level: 'NEW', orders: [{ number: 77, lines: [{ product: 'Compass' }] }] },
          ],
        })
      })

      test('copies chosen rows, and downloads those of the filter', async () => {
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
        await open('#/data/Line')
        await row('Compass').getByRole('checkbox').check()
        await button('Copy CSV').click()
        await page.getByText('1 rows copied as CSV').waitFor()
        const ids = await shop.data('{ lines(where: {product: "Compass"}) { id order { id } } }')
        const [{ id, order }] = ids['lines'] as [{ readonly id: string; readonly order: { readonly id: string } }]
        expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
          `id,product,order\r\n${id},Compass,${order.id}\r\n`,
        )
        await page.getByRole('button', { name: /^Filter/ }).click()
        await button('Add condition').click()
        await page.getByLabel('Field').selectOption('product')
        await page.getByLabel('Value').fill('Compiler')
        await page.getByText('1 node', { exact: true }).waitFor()
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          button('Download')
            .click()
            .then(() => page.getByRole('menuitem', { name: 'As CSV' }).click()),
        ])
        expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\ufeff?id,product,order\r\n\w+,Compiler,\w+\r\n$/)
      })

      test('is used by keys alone', async () => {
        await open('#/data/Note')
        await page.getByRole('heading', { name: 'Note', exact: true }).waitFor()
        await page.keyboard.press('Tab')
        expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
        await page.keyboard.press('Enter')
        expect(await page.evaluate('document.activeElement.id')).toBe('content')
        expect(page.url()).toContain('#/data/Note')
        const tabTo = async (text: string | RegExp): Promise<void> => {
          for (let steps = 0; steps < 60; steps += 1) {
            const name = await page.evaluate<string>(
              'document.activeElement.getAttribute("aria-label") || document.activeElement.labels?.[0]?.textContent || document.activeElement.textContent',
            )
            if (typeof text === 'string' ? name === text : text.test(name)) return
            await page.keyboard.press('Tab')
          }
          throw new Error(`${String(text)} is not reached by Tab`)
        }
        await tabTo('New Note')
        await page.keyboard.press('Enter')
        await page.getByRole('complementary', { name: 'New Note' }).waitFor()
        // behind the rows, whose header has the name, too
        await tabTo('Close the node')
        await tabTo('text')
        await page.keyboard.type('by keys')
        await tabTo('New Customer for customer')
        await page.keyboard.press('Enter')
        await page.getByRole('dialog', { name: 'New Customer' }).waitFor()
        await page.keyboard.press('Escape')
        // the focus is back where it was
        await tabTo('New Customer for customer')
        await tabTo('Create Note')
        await page.keyboard.press('Enter')
        await page.getByText('Note created').waitFor()
        await page.getByRole('complementary', { name: 'by keys' }).waitFor()
        expect(await shop.data('{ notes(where: {text: "by keys"}) { customer { id } } }')).toEqual({
          notes: [{ customer: null }],
        })
        await shop.data('mutation { deleteManyNotes(where: {text: "by keys"}) { count } }')
      })

      test('complain of nothing', () => {
        expect(browser.outside).toEqual([])
        expect(browser.complaints).toEqual([])
      })
    })
  },
  { only: ['sqlite'], because: 'the page is the same on every database' },
)
