import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { requireBrowser } from '../support/require-browser.js'
import { useShopPage } from '../support/shop-page.js'
import { fillItems } from '../support/shop.js'
import { screenshotFolder } from '../support/watched-browser.js'

const evil = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>'

eachDatabase(
  'the data browser',
  (database) => {
    requireBrowser(() => {
      const at = useShopPage(database, (filled) => fillItems(filled, 100_000))
      const { open, row, button } = at

      test('browses 100,000 rows: by scrolling, by pages, by number, by keys', async () => {
        await open('#/data/Item')
        await at.page.getByText('100,000 nodes').waitFor()
        await row('item000001').waitFor()
        await at.page.evaluate(
          "{ const grid = document.querySelector('[role=grid]'); grid.scrollTop = grid.scrollHeight / 2 }",
        )
        await at.page
          .getByText(/^Item 5\d{4}$/)
          .first()
          .waitFor()
        await button('Last page').click()
        await row('item100000').waitFor()
        await at.page.getByLabel('Go to row').fill('70001')
        await at.page.keyboard.press('Enter')
        await row('item070001').waitFor()
        expect(await at.page.getByRole('row').count()).toBeLessThan(100)
        await row('item070001').getByRole('gridcell').nth(1).focus()
        await at.page.keyboard.press('ArrowDown')
        await at.page.keyboard.press('End')
        await expect.poll(() => at.page.evaluate('document.activeElement.textContent')).toBe('Item 70002')
        await at.page.keyboard.press('Control+Home')
        await expect.poll(() => at.page.evaluate('document.activeElement.textContent')).toBe('item000001')
        await at.page.keyboard.press('Enter')
        await at.page.getByRole('complementary', { name: 'Item 1', exact: true }).waitFor()
        await at.page.getByRole('button', { name: 'rank' }).click()
        await at.page.getByRole('button', { name: 'rank' }).click()
        await row('item100000').waitFor()
        expect(at.page.url()).toContain('sort=rank_DESC')
      })

      test('filters by a relation; the address shows the same to others', async () => {
        await open('#/data/Customer')
        await row('Ada').waitFor()
        await at.page.getByRole('button', { name: /^Filter/ }).click()
        await button('Add condition').click()
        await at.page.getByLabel('Field').selectOption('orders')
        await at.page
          .getByRole('group', { name: 'Conditions on Order' })
          .getByRole('button', { name: 'Add condition' })
          .click()
        await at.page.getByLabel('Field').nth(1).selectOption('number')
        await at.page.getByLabel('Operator').nth(1).selectOption('_gte')
        await at.page.getByLabel('Value').fill('3')
        await at.page.getByText('1 node', { exact: true }).waitFor()
        await row('Grace').waitFor()
        expect(await row('Ada').count()).toBe(0)
        const address = at.page.url()
        await at.page.goto('about:blank')
        await at.page.goto(address)
        await at.page.getByText('1 node', { exact: true }).waitFor()
        await row('Grace').waitFor()
      })

      test('edits every kind of value and saves one mutation', async () => {
        await open('#/data/Customer')
        await row('Alan').getByText('Alan Turing').click()
        const panel = at.page.getByRole('complementary')
        await panel.getByLabel('name', { exact: true }).fill('Alan M. Turing')
        await panel.getByLabel('level').selectOption('GOLD')
        await panel.getByRole('textbox', { name: 'age' }).fill('41')
        await panel.getByRole('textbox', { name: 'credit' }).fill('1.25')
        await panel.getByRole('group', { name: 'isActive' }).getByRole('button', { name: 'no' }).click()
        await panel.getByLabel('Time zone of born').selectOption('Europe/Berlin')
        await panel.getByLabel('born', { exact: true }).fill('1912-06-23T02:00')
        await panel.getByRole('textbox', { name: 'settings' }).click()
        await at.page.keyboard.type('{"machine": [1, 2]}')
        await at.page.keyboard.press('End')
        await button('Add value').click()
        await panel.getByLabel('Value 1 of tags').fill('codes')
        await button('Add notes').click()
        await at.page.getByRole('dialog').getByText('Pays early').click()
        await button('Done').click()
        await button('New Order for orders').click()
        await at.page.getByRole('dialog').getByLabel('number').fill('9')
        await button('Add').click()
        await panel.getByText('10 changes to save').click()
        await at.page.screenshot({ path: `${screenshotFolder}/changes.png` })
        await button('Save').click()
        await at.page.getByText('Customer saved').waitFor()
        const { customers } = (await at.shop.data(
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
        const panel = at.page.getByRole('complementary')
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
        expect(await at.page.getByText('Enter a value.').count()).toBe(2)
      })

      test('tells what a delete takes along before it is done', async () => {
        await open('#/data/Customer')
        await row('Ada').getByText('Ada Lovelace').click()
        await at.page.getByRole('complementary').getByRole('button', { name: 'Delete', exact: true }).click()
        const dialog = at.page.getByRole('dialog')
        await dialog.getByText('Deleted as well, by cascade').waitFor()
        expect(await dialog.getByRole('listitem').allTextContents()).toEqual([
          expect.stringMatching(/^2 Order by Customer\.orders1, 2$/),
          expect.stringMatching(/^2 Line by Order\.linesEngine, Paper$/),
        ])
        await at.page.screenshot({ path: `${screenshotFolder}/cascade.png` })
        await dialog.getByRole('button', { name: 'Delete' }).click()
        await at.page.getByText('Customer deleted').waitFor()
        expect(await at.shop.data('{ orders(orderBy: number_ASC) { number } lines { product } }')).toEqual({
          orders: [{ number: 3 }, { number: 9 }],
          lines: [{ product: 'Compiler' }],
        })
      })

      test('follows relations, with a path to go back', async () => {
        await open('#/data/Customer')
        await row('Grace').getByText('Grace Hopper').click()
        await at.page.getByRole('complementary').getByRole('link', { name: 'Show as rows' }).first().click()
        await at.page.getByText('1 node', { exact: true }).waitFor()
        await row('cm').getByRole('gridcell').nth(1).click()
        const trail = at.page.getByRole('navigation', { name: 'Path' })
        await trail.getByRole('link', { name: 'Customer Grace Hopper' }).click()
        await at.page.getByRole('complementary', { name: 'Grace Hopper' }).waitFor()
      })

      test('changes and deletes many', async () => {
        await at.shop.data(
          'mutation { a: createNote(data: {text: "one"}) { id } b: createNote(data: {text: "two"}) { id } }',
        )
        await open('#/data/Note')
        await at.page.getByText('3 nodes', { exact: true }).waitFor()
        await at.page.getByLabel('Select all rows of the filter').check()
        await button('Change').click()
        await at.page.getByLabel('Add a field').selectOption('text')
        await at.page.getByRole('dialog').getByRole('textbox', { name: 'text' }).fill('same')
        await button('Change 3 nodes').click()
        await at.page.getByText('3 nodes changed').waitFor()
        await at.page.getByLabel('Select row 1').check()
        await at.page.getByRole('toolbar').getByRole('button', { name: 'Delete' }).click()
        await at.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
        await at.page.getByText('2 nodes', { exact: true }).waitFor()
        const [download] = await Promise.all([
          at.page.waitForEvent('download'),
          button('Download')
            .click()
            .then(() => at.page.getByRole('menuitem', { name: 'As JSON' }).click()),
        ])
        expect(download.suggestedFilename()).toBe('Note.json')
      })

      test('takes markup in data, names and errors for text', async () => {
        await at.shop.data('mutation ($data: CustomerCreateInput!) { createCustomer(data: $data) { id } }', {
          data: { name: evil, email: 'javascript:alert(1)', tags: { set: [evil] }, settings: { x: evil } },
        })
        await open('#/data/Customer')
        await row('onerror').getByText('onerror').first().click()
        await at.page.getByRole('complementary').getByText(evil).first().waitFor()
        await at.page.getByRole('textbox', { name: 'email' }).fill(evil)
        await at.page.getByText(/change to save/).click()
        await open(`#/data/${encodeURIComponent(evil)}?via=${encodeURIComponent(JSON.stringify([[evil, evil, evil]]))}`)
        await at.page.getByText(`There is no type ${evil}`).waitFor()
        await open(
          `#/data/Customer/node/${encodeURIComponent(evil)}?via=${encodeURIComponent(JSON.stringify([['javascript:x', evil, evil]]))}`,
        )
        await at.page.getByText('This node is not there').waitFor()
        await open(`#/history/${encodeURIComponent(evil)}`)
        await at.page.getByText('Create type Customer').waitFor()
        const unquoted = evil.replaceAll('"', '')
        await open('#/history/dry-run')
        await at.page.getByRole('textbox', { name: 'Edited datamodel' }).click()
        await at.page.keyboard.press('Control+A')
        await at.page.keyboard.insertText(`type A { id: ID! @id level: Int @default(value: "${unquoted}") }`)
        await button('Run').click()
        await at.page.getByText('This datamodel would be refused').waitFor()
        await at.page.getByRole('listitem').filter({ hasText: unquoted }).waitFor()
        expect(await at.page.evaluate("'broken' in window")).toBe(false)
        expect(await at.page.locator('img[onerror]').count()).toBe(0)
      })

      test('loads nothing from elsewhere and breaks no rule of its own', () => {
        expect(at.browser.outside).toEqual([])
        expect(at.browser.complaints).toEqual([])
      })
    })
  },
  { only: ['sqlite'], because: 'the page is the same on every database' },
)
