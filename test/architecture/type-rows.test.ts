import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = 'src/connector/sql/plan'
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

/** Tables of types as the files call them; those of lists and pairs are `list.table`, `location.table`. */
const typeTable = /(?:tableSource|\.source)\(\s*(?:type|storage|owner|link\.(?:to|from)|to|from)\.table\b/

test('plans read nodes through `type-rows.ts`, which says which rows of a table are nodes', () => {
  const own = 'read/type-rows.ts'
  const found = files.filter((name) => typeTable.test(readFileSync(join(folder, name), 'utf8')))
  expect(found).toEqual([own])
})
