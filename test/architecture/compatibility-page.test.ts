import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compatibilityPage } from '../support/compatibility-page.js'

const file = 'docs/compatibility.md'
if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(file, compatibilityPage(readFileSync(file, 'utf8')))

test('docs/compatibility.md lists every recorded answer that differs (npm run docs:generate)', () => {
  const page = readFileSync(file, 'utf8')
  expect(page).toBe(compatibilityPage(page))
})
