// Takes the pictures of the README: npm run screenshots
import { mkdirSync } from 'node:fs'
import { openBrowser } from '../test/support/browser.js'
import { startServer } from '../test/support/server.js'
import { deployService } from '../test/support/service.js'
import { fillShop, shopDatamodel } from '../test/support/shop.js'

const folder = 'docs/images'
mkdirSync(folder, { recursive: true })
const server = await startServer({ name: 'sqlite', connector: 'sqlite', address: undefined })
const browser = await openBrowser()
try {
  const shop = await deployService(server, shopDatamodel, { name: 'shop' })
  await fillShop(shop)
  const page = await browser.newPage({ viewport: { width: 1200, height: 675 }, colorScheme: 'light' })
  await page.goto(`${shop.url}/_admin#/data/Customer`)
  await page.getByText('Grace Hopper').click()
  await page.getByRole('textbox', { name: 'age' }).fill('86')
  await page.getByText('1 change to save').waitFor()
  await page.screenshot({ path: `${folder}/data.png` })
  // leaving would be asked about
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.goto(`${shop.url}/_admin#/datamodel`)
  await page.getByText('type Customer {').waitFor()
  await page.screenshot({ path: `${folder}/datamodel.png` })
} finally {
  await browser.close()
  await server.stop()
}
