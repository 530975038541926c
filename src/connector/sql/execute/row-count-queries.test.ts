import { describe, expect, test } from 'vitest'
import { postgresDialect } from '../dialect/postgres/postgres.js'
import { sqliteDialect } from '../dialect/sqlite/sqlite.js'
import { allOf, compare, literal, param } from '../tree/build.js'
import { rowCount } from '../tree/row-count.js'
import type { Select } from '../tree/tree.js'
import { rowCountQueries } from './row-count-queries.js'

const select: Select = {
  kind: 'select',
  columns: [{ expression: literal(1) }],
  where: allOf([compare(param({ kind: 'variable', path: ['a'] }, 'Int'), '=', literal(1))]),
  limit: rowCount([{ kind: 'variable', path: ['first'] }], 1),
  offset: rowCount([{ kind: 'variable', path: ['skip'] }]),
}
const bindings = (first: number, skip: number) => ({ variables: { a: 1, first, skip }, bound: new Map() })

describe('numbers of rows that come as variables', () => {
  test('are written into the statement when they come often, one statement for each', () => {
    const query = postgresDialect.render(select)
    expect(query.text).toBe('SELECT 1 WHERE $1::int8 = 1 LIMIT $2 OFFSET $3')
    const queryFor = rowCountQueries(select, query, {
      dialect: postgresDialect,
      capabilities: postgresDialect.capabilities,
    })
    for (let uses = 0; uses < 5; uses += 1) expect(queryFor(bindings(20, 40))).toBe(query)
    const made = queryFor(bindings(20, 40))
    expect([made.text, made.params.length]).toEqual(['SELECT 1 WHERE $1::int8 = 1 LIMIT 21 OFFSET 40', 1])
    expect(queryFor(bindings(20, 40))).toBe(made)
    expect(queryFor(bindings(20, 60))).toBe(query)
  })

  test('are parameters while each comes once or twice', () => {
    const query = postgresDialect.render(select)
    const queryFor = rowCountQueries(select, query, {
      dialect: postgresDialect,
      capabilities: postgresDialect.capabilities,
    })
    for (let round = 0; round < 20; round += 1)
      for (let skip = 0; skip < 500; skip += 1) expect(queryFor(bindings(20, skip))).toBe(query)
  })

  test('are parameters where statements with them are planned once', () => {
    const query = sqliteDialect.render(select)
    const database = { dialect: sqliteDialect, capabilities: sqliteDialect.capabilities }
    const queryFor = rowCountQueries(select, query, database)
    for (let uses = 0; uses < 20; uses += 1) expect(queryFor(bindings(20, 40))).toBe(query)
  })
})
