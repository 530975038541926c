import { describe } from 'vitest'
import { missingBrowser } from './browser.js'
import { requireProgram } from './required-program.js'

/** Runs a suite where there is a browser; else says so, or fails where everything must be there. */
export function requireBrowser(suite: () => void): void {
  requireProgram('Chromium', missingBrowser(), () => {
    describe('in Chromium', suite)
  })
}
