import { readdirSync, statSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { requireBrowser } from '../support/require-browser.js'
import { useShopPage } from '../support/shop-page.js'
import { startServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { token as signedToken } from '../support/token.js'
import { openWatchedBrowser, screenshotFolder, seriousFindings } from '../support/watched-browser.js'
import { until } from '../support/until.js'

const secret = 'a secret of the shop'

eachDatabase(
  'the web page',
  (database) => {
    requireBrowser(() => {
      const at = useShopPage(database)
      const { open, button } = at

      test('draws the datamodel, finds types and exports the picture', async () => {
        await open('#/datamodel')
        await at.page.getByRole('heading', { name: 'Customer', exact: true }).waitFor()
        await expect.poll(() => at.page.locator('.react-flow__edge').count()).toBe(4)
        await at.page.getByLabel('Find a type or field').fill('product')
        await at.page.keyboard.press('Enter')
        await at.page.locator('.react-flow__node.selected', { hasText: 'Line' }).waitFor()
        await expect.poll(() => at.page.locator('.react-flow__node.dim').count()).toBe(4)
        await at.page.getByRole('region', { name: 'Text of the datamodel' }).getByText('type Line {').waitFor()
        const [download] = await Promise.all([at.page.waitForEvent('download'), button('SVG').click()])
        expect(download.suggestedFilename()).toBe('datamodel.svg')
      })

      test('shows the history, and what a deploy would do', async () => {
        await open('#/history')
        await at.page.getByText('Create type Customer').waitFor()
        await at.page.getByRole('textbox', { name: 'SQL of migration 2' }).getByText('CREATE TABLE').first().waitFor()
        await at.page.getByRole('link', { name: 'Dry run' }).click()
        await at.page.getByRole('textbox', { name: 'Edited datamodel' }).click()
        await at.page.keyboard.press('Control+Home')
        await at.page.keyboard.type('type Extra { id: ID! @id }\n')
        await button('Run').click()
        await at.page.getByText('Create type Extra').waitFor()
        await at.page.getByText('CREATE TABLE').first().waitFor()
        await at.page.screenshot({ path: `${screenshotFolder}/dry-run.png` })
        expect(await at.shop.query('{ extras { id } }')).toHaveProperty('errors')
      })

      test('shows what the server does', async () => {
        await open('#/operations')
        await at.page.getByText('healthy').waitFor()
        await at.page.getByRole('link', { name: 'shop' }).waitFor()
        await at.page
          .getByRole('cell', { name: /^SELECT/ })
          .first()
          .waitFor()
      })

      test('lists the events of a subscription as they come', async () => {
        await open('#/playground')
        const editor = at.page.locator('.graphiql-query-editor .monaco-editor').first()
        await editor.locator('.view-line').first().waitFor()
        await editor.click()
        await at.page.keyboard.press('Control+A')
        // run at once, before the editor has looked at what came
        await at.page.keyboard.insertText('subscription Heard { note { node { text } } }')
        await at.page.keyboard.press('Control+Enter')
        const log = at.page.getByRole('region', { name: 'Live events' })
        await log.getByText('Listening').waitFor()
        await expect
          .poll(
            async () => {
              await at.shop.data('mutation { createNote(data: {text: "heard"}) { id } }')
              return log.getByText('heard').count()
            },
            { timeout: 15_000, interval: 500 },
          )
          .toBeGreaterThan(0)
        await at.page.getByRole('button', { name: 'Stop query' }).click()
      })

      describe('in the theme', () => {
        const views = {
          data: '#/data/Customer',
          datamodel: '#/datamodel',
          history: '#/history',
          operations: '#/operations',
          playground: '#/playground',
        }
        test.each(['light', 'dark'] as const)('%s nothing serious is found by axe', async (theme) => {
          const themed = await at.browser.newPage(theme)
          const found: string[] = []
          const check = async (view: string): Promise<void> => {
            await themed.screenshot({ path: `${screenshotFolder}/${view}-${theme}.png` })
            for (const finding of await seriousFindings(themed)) found.push(`${view}: ${finding}`)
          }
          for (const [view, hash] of Object.entries(views)) {
            await open(hash, themed)
            await themed.locator('h1, .graphiql-container .view-line').first().waitFor()
            // several parts of a view may wait for something
            await until(async () => (await themed.locator('.loading').count()) === 0)
            await check(view)
          }
          await open('#/data/Customer', themed)
          await themed.getByText('Grace Hopper').first().click()
          await themed.getByRole('textbox', { name: 'email' }).waitFor()
          await check('node')
          await themed.getByRole('complementary').getByRole('button', { name: 'Delete', exact: true }).click()
          await themed.getByText('This cannot be undone.').waitFor()
          await check('delete')
          expect(found).toEqual([])
          await themed.context().close()
        })
      })

      test('is small: all of it below 1.5 MB compressed, the data browser below 300 kB', async () => {
        const files = readdirSync('dist/pages').filter((name) => !name.includes('LEGAL'))
        const sizeOf = (name: string): number => statSync(`dist/pages/${name}`).size
        const sent = files.filter((name) => name.endsWith('.gz') || !files.includes(`${name}.gz`))
        expect(sent.reduce((sum, name) => sum + sizeOf(name), 0)).toBeLessThan(1_500_000)
        const fresh = await at.browser.newPage()
        const loaded: string[] = []
        fresh.on('response', (response) => {
          const name = new URL(response.url()).pathname.replace('/_assets/', '')
          if (files.includes(name)) loaded.push(files.includes(`${name}.gz`) ? `${name}.gz` : name)
        })
        await open('#/data/Customer', fresh)
        await fresh.getByText('Grace Hopper').first().waitFor()
        const painted = await fresh.evaluate<number>(
          "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1",
        )
        console.info(`First paint of the page: ${String(Math.round(painted))} ms`)
        expect(loaded).toContain('app.js.gz')
        expect(loaded.reduce((sum, name) => sum + sizeOf(name), 0)).toBeLessThan(300_000)
        await fresh.context().close()
      })

      test('loads nothing from elsewhere and breaks no rule of its own', () => {
        expect(at.browser.outside).toEqual([])
        expect(at.browser.complaints).toEqual([])
      })

      describe('of a protected service', () => {
        let protectedService: TestService
        beforeAll(async () => {
          protectedService = await deployService(at.server, 'type Pie { id: ID! @id name: String! }', {
            name: 'pies',
            secrets: [secret],
          })
        })

        test('is a form and nothing else until the token fits', async () => {
          const fresh = await at.browser.newPage()
          await fresh.goto(`${protectedService.url}/_admin`)
          await fresh.getByRole('heading', { name: 'Sign in to pies/dev' }).waitFor()
          expect(await fresh.getByRole('navigation').count()).toBe(0)
          await fresh.screenshot({ path: `${screenshotFolder}/sign-in.png` })
          await fresh.getByLabel('Token').fill('wrong')
          await fresh.keyboard.press('Enter')
          await fresh.getByText('This token does not open pies/dev').waitFor()
          const token = signedToken({}, secret)
          await fresh.getByLabel('Token').fill(` Bearer ${token}\n`)
          await fresh.keyboard.press('Enter')
          await fresh.getByText('There is no Pie yet').waitFor()
          expect(await fresh.evaluate('JSON.stringify(localStorage)')).not.toContain(token)
          expect(await fresh.evaluate("sessionStorage.getItem('refract:token:/pies/dev')")).toBe(token)
          await fresh.getByRole('button', { name: 'Sign out' }).click()
          await fresh.getByRole('heading', { name: 'Sign in to pies/dev' }).waitFor()
          expect(await fresh.evaluate('sessionStorage.length')).toBe(0)
          await fresh.context().close()
        })

        test('takes a token out of the address', async () => {
          const fresh = await at.browser.newPage()
          await fresh.goto(`${protectedService.url}/_admin?token=${signedToken({}, secret)}&x=1#/data/Pie`)
          await fresh.getByText('There is no Pie yet').waitFor()
          expect(fresh.url()).toBe(`${protectedService.url}/_admin?x=1#/data/Pie`)
          await fresh.context().close()
        })
      })

      test('on a protected management API asks for its token, and makes one for the service with it', async () => {
        const guarded = await startServer(database, { configuration: { managementApiSecret: secret } })
        const token = signedToken({ grants: [{ target: '*/*', action: '*' }], exp: 4_000_000_000 }, secret)
        const ask = (query: string) => guarded.query('management', query, {}, { Authorization: `Bearer ${token}` })
        await ask('mutation { addProject(input: {name: "safe", stage: "dev", secrets: ["s"]}) { project { name } } }')
        // the figures are for those who may manage the server
        for (const authorization of [undefined, `Bearer ${signedToken({ grants: [] }, secret)}`, 'Bearer wrong'])
          expect(
            await guarded.query(
              'management',
              '{ serverStatus { version } }',
              {},
              authorization === undefined ? {} : { Authorization: authorization },
            ),
          ).toMatchObject({ errors: [{ code: 3015 }] })
        const other = await openWatchedBrowser(() => [guarded.url])
        const fresh = await other.newPage()
        await fresh.goto(`${guarded.url}/safe/dev/_admin#/operations`)
        await fresh.getByLabel('Token').fill(token)
        await fresh.keyboard.press('Enter')
        await fresh.getByText('healthy').waitFor()
        expect(other.outside).toEqual([])
        await other.close()
        await guarded.stop()
      })
    })
  },
  { only: ['sqlite'], because: 'the page is the same on every database' },
)
