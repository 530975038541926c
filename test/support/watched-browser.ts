import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { openBrowser } from './browser.js'

/** A browser whose pages may load from one server only, and must not complain. */
export interface WatchedBrowser {
  newPage(theme?: 'light' | 'dark'): Promise<Page>
  /** Requests to elsewhere. */
  readonly outside: readonly string[]
  /** Errors in the console, broken rules of the content security policy among them. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

/** Where the tests leave pictures; git ignores it. */
export const screenshotFolder = 'test/screenshots'
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export async function openWatchedBrowser(serverUrls: () => readonly string[]): Promise<WatchedBrowser> {
  const browser = await openBrowser()
  const outside: string[] = []
  const complaints: string[] = []
  return {
    outside,
    complaints,
    async newPage(theme = 'light') {
      const context = await browser.newContext({ viewport: { width: 1360, height: 800 }, colorScheme: theme })
      await context.addInitScript({ path: axePath })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      page.on('request', (request) => {
        const url = request.url()
        if (!serverUrls().some((own) => url.startsWith(own)) && !/^(data|blob|about):/.test(url)) outside.push(url)
      })
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      return page
    },
    close: () => browser.close(),
  }
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string | null
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** What axe finds to be serious or critical on a page, with the first element of each. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

/** Opens an address again, also where only what follows its `#` is another. */
export async function openAnew(page: Page, address: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(address)
}
