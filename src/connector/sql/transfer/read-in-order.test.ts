import { expect, test } from 'vitest'
import { readValue, noBindings } from '../../../model/value.js'
import type { Database, Row } from '../database/database.js'
import { sqliteDialect } from '../dialect/sqlite/sqlite.js'
import { column } from '../tree/build.js'
import type { Statement } from '../tree/tree.js'
import { readInOrder } from './read-in-order.js'

/** Pairs `(a, b)` as a database gives them in answer to the statements of `readInOrder`; each statement is noted. */
function pairsBehind(rows: readonly Row[]): { readonly database: Database; readonly sent: string[] } {
  const sent: string[] = []
  const isBehind: Readonly<Record<string, (row: Row, values: readonly unknown[]) => boolean>> = {
    '': () => true,
    'WHERE ("t"."a" = ? AND "t"."b" > ?)': ([a, b], values) => a === values[0] && Number(b) > Number(values[1]),
    'WHERE "t"."a" > ?': ([a], values) => String(a) > String(values[0]),
  }
  const runStatement = (statement: Statement) => {
    const { text, params } = sqliteDialect.render(statement)
    const where = /WHERE .*(?= ORDER BY)/.exec(text)?.[0] ?? ''
    sent.push(where)
    const values = params.map(({ value }) => readValue(value, noBindings))
    const found = rows.filter((row) => isBehind[where]?.(row, values)).slice(0, 1000)
    return Promise.resolve({ rows: found, affected: 0 })
  }
  return { database: { runStatement } as unknown as Database, sent }
}

async function read(database: Database, last?: Row): Promise<readonly Row[]> {
  const columns = [column('t', 'a', 'ID'), column('t', 'b', 'Int')]
  const found: Row[] = []
  const from = last === undefined ? { row: 0, last } : { row: 1, last }
  for await (const row of readInOrder({ table: { namespace: 's', name: 'Pairs' }, columns, keys: 2 }, from, database))
    found.push(row)
  return found
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)
/** 2,500 pairs of one key, and one of each of 1,500 others. */
const rows = [...numbers(2500).map((b) => ['k', b]), ...numbers(1500).map((a) => [`l${String(10_000 + a)}`, 0])]
const within = 'WHERE ("t"."a" = ? AND "t"."b" > ?)'
const behind = 'WHERE "t"."a" > ?'

test('rows of one key are read on from the last one, not from the first of the key', async () => {
  const { database, sent } = pairsBehind(rows)
  expect(await read(database)).toEqual(rows)
  expect(sent).toEqual(['', within, within, behind, within, behind])
})

test('a page begins behind the last row of the one before', async () => {
  const { database, sent } = pairsBehind(rows)
  expect(await read(database, ['k', 1999])).toEqual(rows.slice(2000))
  expect(sent[0]).toBe(within)
  expect(await read(database, rows.at(-1))).toEqual([])
})
