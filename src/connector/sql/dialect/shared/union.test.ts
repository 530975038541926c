import { expect, test } from 'vitest'
import { column, literal, tableSource } from '../../tree/build.js'
import type { Select } from '../../tree/tree.js'
import { mysqlFeatures } from '../mysql/features.js'
import { mysqlDialect } from '../mysql/mysql.js'
import { postgresDialect } from '../postgres/postgres.js'

const name = column('t', 'name', 'String')
const ordered: Select = {
  kind: 'select',
  columns: [{ expression: name }],
  from: tableSource({ namespace: undefined, name: 'Sailor' }, 't'),
  orderBy: [{ expression: name, direction: 'desc' }],
}
const parts = { kind: 'union-all', selects: [ordered, { ...ordered, limit: literal(2) }] } as const

test('parts of a union keep their order: MySQL looks at it only beside a limit', () => {
  const mysql = mysqlDialect(mysqlFeatures(new Map([['version', '8.0.36']])))
  expect([mysql.render(parts).text, postgresDialect.render(parts).text]).toEqual([
    '(SELECT `t`.`name` FROM `Sailor` AS `t` ORDER BY `t`.`name` DESC LIMIT 2147483647 OFFSET 0) UNION ALL (SELECT `t`.`name` FROM `Sailor` AS `t` ORDER BY `t`.`name` DESC LIMIT 2)',
    '(SELECT "t"."name" FROM "Sailor" AS "t" ORDER BY "t"."name" DESC OFFSET 0) UNION ALL (SELECT "t"."name" FROM "Sailor" AS "t" ORDER BY "t"."name" DESC LIMIT 2)',
  ])
})
