import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { requireBrowser } from '../support/require-browser.js'
import { useShopPage } from '../support/shop-page.js'
import { until } from '../support/until.js'
import { screenshotFolder } from '../support/watched-browser.js'

eachDatabase(
  'forms of the data browser',
  (database) => {
    requireBrowser(() => {
      const at = useShopPage(database)
      const { open, row, button } = at

      test('asks before changes are left that are not saved', async () => {
        await open('#/data/Customer')
        await row('Grace').getByText('Grace Hopper').click()
        const panel = at.page.getByRole('complementary')
        const name = panel.getByLabel('name', { exact: true })
        await name.fill('Rear Admiral')
        const questions: string[] = []
        const response = (leaves: boolean) => {
          at.page.once('dialog', (dialog) => {
            questions.push(dialog.message())
            void (leaves ? dialog.accept() : dialog.dismiss())
          })
        }
        // sorting is no leaving
        await at.page.getByRole('button', { name: 'email' }).click()
        for (const leave of [
          () => at.page.getByRole('navigation', { name: 'Parts of the page' }).getByText('History').click(),
          () => row('Alan').getByText('Alan Turing').click(),
          () => at.page.goBack(),
        ]) {
          response(false)
          const asked = questions.length
          await leave()
          await until(() => questions.length > asked)
          expect(await name.inputValue()).toBe('Rear Admiral')
        }
        response(true)
        await row('Alan').getByText('Alan Turing').click()
        await at.page.getByRole('complementary', { name: 'Alan Turing' }).waitFor()
        expect(questions).toEqual(Array(4).fill('A change is not saved. Leave anyway?'))
      })

      test('makes new nodes within new nodes, and copies of nodes', async () => {
        await open('#/data/Customer')
        await button('New Customer').click()
        const panel = at.page.getByRole('complementary')
        await panel.getByRole('textbox', { name: 'email' }).fill('kay@example.org')
        await panel.getByLabel('name', { exact: true }).fill('Kay')
        await button('New Order for orders').click()
        const order = at.page.getByRole('dialog', { name: 'New Order' })
        await order.getByLabel('number').fill('77')
        await order.getByRole('button', { name: 'New Line for lines' }).click()
        const line = at.page.getByRole('dialog', { name: 'New Line' })
        await line.getByRole('button', { name: 'Add', exact: true }).click()
        await line.getByText('Enter a value.').waitFor()
        await line.getByLabel('product').fill('Compass')
        await line.getByRole('button', { name: 'Add', exact: true }).click()
        await order.getByText('new Line Compass').waitFor()
        await at.page.screenshot({ path: `${screenshotFolder}/new-in-new.png` })
        await order.getByRole('button', { name: 'Add', exact: true }).last().click()
        await button('Create Customer').click()
        await at.page.getByText('Customer created').waitFor()
        await button('Duplicate').click()
        await at.page.getByRole('complementary', { name: 'New Customer' }).waitFor()
        await panel.getByRole('textbox', { name: 'email' }).fill('kay2@example.org')
        await button('Create Customer').click()
        await at.page.getByRole('complementary', { name: 'Kay' }).waitFor()
        expect(
          await at.shop.data(
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
        await at.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
        await open('#/data/Line')
        await row('Compass').getByRole('checkbox').check()
        await button('Copy CSV').click()
        await at.page.getByText('1 rows copied as CSV').waitFor()
        const ids = await at.shop.data('{ lines(where: {product: "Compass"}) { id order { id } } }')
        const [{ id, order }] = ids['lines'] as [{ readonly id: string; readonly order: { readonly id: string } }]
        expect(await at.page.evaluate('navigator.clipboard.readText()')).toBe(
          `id,product,order\r\n${id},Compass,${order.id}\r\n`,
        )
        await at.page.getByRole('button', { name: /^Filter/ }).click()
        await button('Add condition').click()
        await at.page.getByLabel('Field').selectOption('product')
        await at.page.getByLabel('Value').fill('Compiler')
        await at.page.getByText('1 node', { exact: true }).waitFor()
        const [download] = await Promise.all([
          at.page.waitForEvent('download'),
          button('Download')
            .click()
            .then(() => at.page.getByRole('menuitem', { name: 'As CSV' }).click()),
        ])
        expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\ufeff?id,product,order\r\n\w+,Compiler,\w+\r\n$/)
      })

      test('is used by keys alone', async () => {
        await open('#/data/Note')
        await at.page.getByRole('heading', { name: 'Note', exact: true }).waitFor()
        await at.page.keyboard.press('Tab')
        expect(await at.page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
        await at.page.keyboard.press('Enter')
        expect(await at.page.evaluate('document.activeElement.id')).toBe('content')
        expect(at.page.url()).toContain('#/data/Note')
        const tabTo = async (text: string | RegExp): Promise<void> => {
          for (let steps = 0; steps < 60; steps += 1) {
            const name = await at.page.evaluate<string>(
              'document.activeElement.getAttribute("aria-label") || document.activeElement.labels?.[0]?.textContent || document.activeElement.textContent',
            )
            if (typeof text === 'string' ? name === text : text.test(name)) return
            await at.page.keyboard.press('Tab')
          }
          throw new Error(`${String(text)} is not reached by Tab`)
        }
        await tabTo('New Note')
        await at.page.keyboard.press('Enter')
        await at.page.getByRole('complementary', { name: 'New Note' }).waitFor()
        // behind the rows, whose header has the name, too
        await tabTo('Close the node')
        await tabTo('text')
        await at.page.keyboard.type('by keys')
        await tabTo('New Customer for customer')
        await at.page.keyboard.press('Enter')
        await at.page.getByRole('dialog', { name: 'New Customer' }).waitFor()
        await at.page.keyboard.press('Escape')
        // the focus is back where it was
        await tabTo('New Customer for customer')
        await tabTo('Create Note')
        await at.page.keyboard.press('Enter')
        await at.page.getByText('Note created').waitFor()
        await at.page.getByRole('complementary', { name: 'by keys' }).waitFor()
        expect(await at.shop.data('{ notes(where: {text: "by keys"}) { customer { id } } }')).toEqual({
          notes: [{ customer: null }],
        })
        await at.shop.data('mutation { deleteManyNotes(where: {text: "by keys"}) { count } }')
      })

      test('complain of nothing', () => {
        expect(at.browser.outside).toEqual([])
        expect(at.browser.complaints).toEqual([])
      })
    })
  },
  { only: ['sqlite'], because: 'the page is the same on every database' },
)
