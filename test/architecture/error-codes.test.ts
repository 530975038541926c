import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { codes } from '../../src/errors/codes.js'
import { errorsPage } from '../support/errors-page.js'

const page = 'docs/errors.md'
if (process.env['UPDATE_DOCS'] !== undefined) writeFileSync(page, errorsPage(codes))

describe('error codes', () => {
  test('are all told in docs/errors.md, in their words of today (npm run docs:generate)', () => {
    expect(readFileSync(page, 'utf8')).toBe(errorsPage(codes))
  })

  test('belong to requests, data or management, so that the page leaves none out', () => {
    const told = readFileSync(page, 'utf8')
    expect(Object.keys(codes).filter((name) => !told.includes(`| \`${name}\` |`))).toEqual([])
  })

  test('have texts of their own, by which people tell them apart', () => {
    const texts = Object.values(codes).map(({ text }) => text)
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
  })
})
