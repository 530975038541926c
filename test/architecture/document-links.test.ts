import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...['docs', 'test', 'bench', 'client', 'examples', 'web'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
      .map((name) => join(folder, name)),
  ),
]

/** `## Your own datamodel` -> `your-own-datamodel`, as GitHub names headings. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .trim()
    .replaceAll(' ', '-')

const anchorsOf = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)))

/** Links of a page that lead nowhere: to no file, or to no heading of one. */
function brokenLinks(page: string, text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g)].flatMap(([, path = '', anchor]) => {
    if (/^[a-z]+:/.test(path)) return []
    const target = path === '' ? page : normalize(join(dirname(page), path))
    if (!existsSync(target)) return [`${page}: ${path}`]
    if (anchor === undefined || !target.endsWith('.md')) return []
    return anchorsOf(readFileSync(target, 'utf8')).has(anchor) ? [] : [`${page}: ${path}#${anchor}`]
  })
}

test('links of documents lead to files and headings that are there', () => {
  expect(pages.flatMap((page) => brokenLinks(page, readFileSync(page, 'utf8')))).toEqual([])
})

test('links that lead nowhere are found', () => {
  const text = '[a](docs/absent.md) [b](docs/README.md#absent) [c](https://example.org/#x) [d](docs/README.md)'
  expect(brokenLinks('README.md', text)).toEqual(['README.md: docs/absent.md', 'README.md: docs/README.md#absent'])
})
