import { accessSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Why there is no browser for tests; undefined when there is one. */
export function missingBrowser(): string | undefined {
  try {
    accessSync(executablePath)
    return undefined
  } catch {
    return `${executablePath} was not found (Debian: apt-get install chromium)`
  }
}

/** A headless Chromium that speaks to nobody but the test's server. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-proxy-server',
    ],
  })
