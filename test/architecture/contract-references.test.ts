import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

const contract = 'docs/contract'

/** What a page of the contract can be referred to by: numbers of sections, letters of appendices, codes of rules. */
interface Page {
  readonly sections: ReadonlySet<string>
  readonly appendices: ReadonlySet<string>
  readonly codes: ReadonlySet<string>
}

const pages: ReadonlyMap<string, Page> = new Map(
  readdirSync(contract)
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name, readPage(readFileSync(join(contract, name), 'utf8'))]),
)

function readPage(text: string): Page {
  const all = (pattern: RegExp): ReadonlySet<string> =>
    new Set([...text.matchAll(pattern)].map(([, found = '']) => found))
  return {
    sections: all(/^#{2,4} (\d+(?:\.\d+)*)\.? /gm),
    appendices: all(/^#{2,3} Appendix ([A-Z])/gm),
    codes: all(/\b([A-Z]\d{1,2})\b/g),
  }
}

// `mutations.md section 12`, `queries.md sections 2.2, 12-14`, `errors.md K1-K3`, `api-schema.md appendices A, B`
const list = String.raw`[A-Z]?\d+(?:\.\d+)*|[A-Z]\b`
const reference = new RegExp(
  String.raw`([a-z-]+\.md)(?:,? (sections?|appendix|appendices))? ((?:${list})(?:(?:, | and |-)(?:${list}))*)`,
  'g',
)

/** Every reference that leads nowhere: `mutations.md section 99`. */
function broken(text: string): readonly string[] {
  const flat = text.replace(/\n\s*(?:\*|\/\/)? */g, ' ')
  return [...flat.matchAll(reference)].flatMap(([, file = '', kind, targets = '']) => {
    const page = pages.get(file)
    if (page === undefined) return kind === undefined ? [] : [`${file} is not in ${contract}`]
    return targets
      .split(/, | and |-/)
      .filter((target) => !isThere(page, target))
      .map((target) => `${file} ${kind ?? ''} ${target}`)
  })
}

const isThere = ({ sections, appendices, codes }: Page, target: string): boolean =>
  sections.has(target) || appendices.has(target) || codes.has(target)

function filesOf(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name))
}

test('references to the contract lead to a section, an appendix or a rule that is there', () => {
  const files = [...filesOf('src', /\.ts$/), ...filesOf('test', /\.ts$/), ...filesOf(contract, /\.md$/)]
  const found = files
    .filter((file) => file !== join('test/architecture', basename(import.meta.url)))
    .flatMap((file) => broken(readFileSync(file, 'utf8')).map((one) => `${file}: ${one}`))
  expect(found).toEqual([])
})

test('references are found, and those that lead nowhere are told', () => {
  expect(broken('(mutations.md section 12)')).toEqual([])
  expect(broken('/** Left out (queries.md sections\n * 2.2, 12-14). */')).toEqual([])
  expect(broken('errors.md K1-K99, mutations.md section 999')).toEqual(['errors.md  K99', 'mutations.md section 999'])
  expect(broken('unheard-of.md section 1')).toEqual(['unheard-of.md is not in docs/contract'])
})
