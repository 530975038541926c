import { mkdirSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import type { TestDatabase } from './databases.js'
import { startServer, type TestServer } from './server.js'
import { deployService, type TestService } from './service.js'
import { fillShop, shopDatamodel } from './shop.js'
import { openAnew, openWatchedBrowser, screenshotFolder, type WatchedBrowser } from './watched-browser.js'

/** The page of a server with one service, the shop, in a browser. */
export interface ShopPage {
  readonly server: TestServer
  readonly shop: TestService
  readonly browser: WatchedBrowser
  readonly page: Page
  /** Opens a part of the page: `#/data/Customer`. */
  open(hash: string, target?: Page): Promise<void>
  row(text: string): Locator
  button(name: string): Locator
}

/** Starts server and browser before the tests around the call; `fill` adds to what the shop has. */
export function useShopPage(database: TestDatabase, fill?: (shop: TestService) => Promise<unknown>): ShopPage {
  let server: TestServer
  let shop: TestService
  let browser: WatchedBrowser
  let page: Page
  beforeAll(async () => {
    mkdirSync(screenshotFolder, { recursive: true })
    server = await startServer(database)
    shop = await deployService(server, shopDatamodel, { name: 'shop' })
    await fillShop(shop)
    await fill?.(shop)
    browser = await openWatchedBrowser(() => [server.url])
    page = await browser.newPage()
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })
  return {
    get server() {
      return server
    },
    get shop() {
      return shop
    },
    get browser() {
      return browser
    },
    get page() {
      return page
    },
    open: (hash, target = page) => openAnew(target, `${shop.url}/_admin${hash}`),
    // a string would match without regard to case, and so ids by chance
    row: (text) => page.getByRole('row').filter({ hasText: new RegExp(text) }),
    button: (name) => page.getByRole('button', { name, exact: true }),
  }
}
