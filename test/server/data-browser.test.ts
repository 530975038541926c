import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { requireBrowser } from '../support/require-browser.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { fillItems, fillShop, shopDatamodel } from '../support/shop.js'
import { openAnew, openWatchedBrowser, screenshotFolder, type WatchedBrowser } from '../support/watched-browser.js'

const evil = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>'

eachDatabase(
  'the data browser',
  (database) => {
    requireBrowser(() => {
      let server: TestServer
      let shop: TestService
      let browser: WatchedBrowser
      let page: Page

      const open = (hash: string, target = page): Promise<void> => openAnew(target, `${shop.url}/_admin${hash}`)
      // a string would match without regard to case, and so ids by chance
      const row = (text: string) => page.getByRole('row').filter({ hasText: new RegExp(text) })
      const button = (name: string) => page.getByRole('button', { name, exact: true })

      beforeAll(async () => {
        mkdirSync(screenshotFolder, { recursive: true })
        server = await startServer(database)
        shop = await deployService(server, shopDatamodel, { name: 'shop' })
        await fillShop(shop)
        await fillItems(shop, 100_000)
        browser = await openWatchedBrowser(() => [server.url])
        page = await browser.newPage()
      })
      afterAll(async () => {
        await browser.close()
        await server.stop()
      })

      test('browses 100,000 rows: by scrolling, by pages, by number, by keys', async () => {
        await open('#/data/Item')
        await page.getByText('100,000 nodes').waitFor()
        await row('item000001').waitFor()
        await page.evaluate(
          "{ const grid = document.querySelector('[role=grid]'); grid.scrollTop = grid.scrollHeight / 2 }",
        )
        await page
          .getByText(/^Item 5\d{4}$/)
          .first()
          .waitFor()
        await button('Last page').click()
        await row('item100000').waitFor()
        await page.getByLabel('Go to row').fill('70001')
        await page.keyboard.press('Enter')
        await row('item070001').waitFor()
        expect(await page.getByRole('row').count()).toBeLessThan(100)
        await row('item070001').getByRole('gridcell').nth(1).focus()
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('End')
        await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Item 70002')
        await page.keyboard.press('Control+Home')
        await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('item000001')
        await page.keyboard.press('Enter')
        await page.getByRole('complementary', { name: 'Item 1', exact: true }).waitFor()
        await page.getByRole('button', { name: 'rank' }).click()
        await page.getByRole('button', { name: 'rank' }).click()
        await row('item100000').waitFor()
        expect(page.url()).toContain('sort=rank_DESC')
      })

      test('filters by a relation; the address shows the same to others', async () => {
        await open('#/data/Customer')
        await row('Ada').waitFor()
        await page.getByRole('button', { name: /^Filter/ }).click()
        await button('Add condition').click()
        await page.getByLabel('Field').selectOption('orders')
        await page
          .getByRole('group', { name: 'Conditions on Order' })
          .getByRole('button', { name: 'Add condition' })
          .click()
        await page.getByLabel('Field').nth(1).selectOption('number')
        await page.getByLabel('Operator').nth(1).selectOption('_gte')
        await page.getByLabel('Value').fill('3')
        await page.getByText('1 node', { exact: true }).waitFor()
        await row('Grace').waitFor()
        expect(await row('Ada').count()).toBe(0)
        const address = page.url()
        await page.goto('about:blank')
        await page.goto(address)
        await page.getByText('1 node', { exact: true }).waitFor()
        await row('Grace').waitFor()
      })

      test('edits every kind of value and saves one mutation', async () => {
        await open('#/data/Customer')
        await row('Alan').getByText('Alan Turing').click()
        const panel = page.getByRole('complementary')
        await panel.getByLabel('name', { exact: true }).fill('Alan M. Turing')
        await panel.getByLabel('level').selectOption('GOLD')
        await panel.getByRole('textbox', { name: 'age' }).fill('41')
        await panel.getByRole('textbox', { name: 'credit' }).fill('1.25')
        await panel.getByRole('group', { name: 'isActive' }).getByRole('button', { name: 'no' }).click()
        await panel.getByLabel('Time zone of born').selectOption('Europe/Berlin')
        await panel.getByLabel('born', { exact: true }).fill('1912-06-23T02:00')
        await panel.getByRole('textbox', { name: 'settings' }).click()
        await page.keyboard.type('{"machine": [1, 2]}')
        await page.keyboard.press('End')
        await button('Add value').click()
        await panel.getByLabel('Value 1 of tags').fill('codes')
        await button('Add notes').click()
        await page.getByRole('dialog').getByText('Pays early').click()
        await button('Done').click()
        await button('New Order for orders').click()
        await page.getByRole('dialog').getByLabel('number').fill('9')
        await button('Add').click()
        await panel.getByText('10 changes to save').click()
        await page.screenshot({ path: `${screenshotFolder}/changes.png` })
        await button('Save').click()
        await page.getByText('Customer saved').waitFor()
        const { customers } = (await shop.data(
          '{ customers(where: {email: "alan@example.org"}) { name level age credit isActive born settings tags notes { text } orders { number } } }',
        )) as { readonly customers: readonly unknown[] }
        expect(customers).toEqual([
          {
            name: 'Alan M. Turing',
            level: 'GOLD',
            age: 41,
            credit: 1.25,
            isActive: false,
            born: '1912-06-23T01:00:00.000Z',
            settings: { machine: [1, 2] },
            tags: ['codes'],
            notes: [{ text: 'Pays early' }],
            orders: [{ number: 9 }],
          },
        ])
      })

      test('shows faults at their fields: before and after they are sent', async () => {
        await open('#/data/Customer')
        await row('Alan').getByText('Alan M. Turing').click()
        const panel = page.getByRole('complementary')
        await panel.getByRole('textbox', { name: 'age' }).fill('many')
        await panel.getByText('Enter a whole number.').waitFor()
        await panel.getByRole('textbox', { name: 'age' }).fill('42')
        await panel.getByRole('textbox', { name: 'email' }).fill('ada@example.org')
        await button('Save').click()
        await panel.getByText('Another node has this email already.').waitFor()
        expect(await panel.getByRole('textbox', { name: 'email' }).getAttribute('aria-invalid')).toBe('true')
        await button('Discard').click()
        await button('New Customer').click()
        await button('Create Customer').click()
        expect(await page.getByText('Enter a value.').count()).toBe(2)
      })

      test('tells what a delete takes along before it is done', async () => {
        await open('#/data/Customer')
        await row('Ada').getByText('Ada Lovelace').click()
        await page.getByRole('complementary').getByRole('button', { name: 'Delete', exact: true }).click()
        const dialog = page.getByRole('dialog')
        await dialog.getByText('Deleted as well, by cascade').waitFor()
        expect(await dialog.getByRole('listitem').allTextContents()).toEqual([
          expect.stringMatching(/^2 Order by Customer\.orders1, 2$/),
          expect.stringMatching(/^2 Line by Order\.linesEngine, Paper$/),
        ])
        await page.screenshot({ path: `${screenshotFolder}/cascade.png` })
        await dialog.getByRole('button', { name: 'Delete' }).click()
        await page.getByText('Customer deleted').waitFor()
        expect(await shop.data('{ orders(orderBy: number_ASC) { number } lines { product } }')).toEqual({
          orders: [{ number: 3 }, { number: 9 }],
          lines: [{ product: 'Compiler' }],
        })
      })

      test('follows relations, with a path to go back', async () => {
        await open('#/data/Customer')
        await row('Grace').getByText('Grace Hopper').click()
        await page.getByRole('complementary').getByRole('link', { name: 'Show as rows' }).first().click()
        await page.getByText('1 node', { exact: true }).waitFor()
        await row('cm').getByRole('gridcell').nth(1).click()
        const trail = page.getByRole('navigation', { name: 'Path' })
        await trail.getByRole('link', { name: 'Customer Grace Hopper' }).click()
        await page.getByRole('complementary', { name: 'Grace Hopper' }).waitFor()
      })

      test('changes and deletes many', async () => {
        await shop.data(
          'mutation { a: createNote(data: {text: "one"}) { id } b: createNote(data: {text: "two"}) { id } }',
        )
        await open('#/data/Note')
        await page.getByText('3 nodes', { exact: true }).waitFor()
        await page.getByLabel('Select all rows of the filter').check()
        await button('Change').click()
        await page.getByLabel('Add a field').selectOption('text')
        await page.getByRole('dialog').getByRole('textbox', { name: 'text' }).fill('same')
        await button('Change 3 nodes').click()
        await page.getByText('3 nodes changed').waitFor()
        await page.getByLabel('Select row 1').check()
        await page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click()
        await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
        await page.getByText('2 nodes', { exact: true }).waitFor()
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          button('Download')
            .click()
            .then(() => page.getByRole('menuitem', { name: 'As JSON' }).click()),
        ])
        expect(download.suggestedFilename()).toBe('Note.json')
      })

      test('takes markup in data, names and errors for text', async () => {
        await shop.data('mutation ($data: CustomerCreateInput!) { createCustomer(data: $data) { id } }', {
          data: { name: evil, email: 'javascript:alert(1)', tags: { set: [evil] }, settings: { x: evil } },
        })
        await open('#/data/Customer')
        await row('onerror').getByText('onerror').first().click()
        await page.getByRole('complementary').getByText(evil).first().waitFor()
        await page.getByRole('textbox', { name: 'email' }).fill(evil)
        await page.getByText(/change to save/).click()
        await open(`#/data/${encodeURIComponent(evil)}?via=${encodeURIComponent(JSON.stringify([[evil, evil, evil]]))}`)
        await page.getByText(`There is no type ${evil}`).waitFor()
        await open(
          `#/data/Customer/node/${encodeURIComponent(evil)}?via=${encodeURIComponent(JSON.stringify([['javascript:x', evil, evil]]))}`,
        )
        await page.getByText('This node is not there').waitFor()
        await open(`#/history/${encodeURIComponent(evil)}`)
        await page.getByText('Create type Customer').waitFor()
        const unquoted = evil.replaceAll('"', '')
        await open('#/history/dry-run')
        await page.getByRole('textbox', { name: 'Edited datamodel' }).click()
        await page.keyboard.press('Control+A')
        await page.keyboard.insertText(`type A { id: ID! @id level: Int @default(value: "${unquoted}") }`)
        await button('Run').click()
        await page.getByText('This datamodel would be refused').waitFor()
        await page.getByRole('listitem').filter({ hasText: unquoted }).waitFor()
        expect(await page.evaluate("'broken' in window")).toBe(false)
        expect(await page.locator('img[onerror]').count()).toBe(0)
      })

      test('loads nothing from elsewhere and breaks no rule of its own', () => {
        expect(browser.outside).toEqual([])
        expect(browser.complaints).toEqual([])
      })
    })
  },
  { only: ['sqlite'], because: 'the page is the same on every database' },
)
