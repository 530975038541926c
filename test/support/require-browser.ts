import { describe, expect, test } from 'vitest'
import { missingBrowser } from './browser.js'

/** Runs a suite where there is a browser; else says so, or fails where everything must be there. */
export function requireBrowser(suite: () => void): void {
  const reason = missingBrowser()
  if (reason === undefined) describe('in Chromium', suite)
  else if (process.env['REQUIRE_DATABASES']) test('Chromium is there', () => expect.fail(reason))
  else test.skip(`NOT RUN: ${reason}`, () => undefined)
}
