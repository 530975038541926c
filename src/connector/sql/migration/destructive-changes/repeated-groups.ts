import type { ScalarValue } from '../../../../model/scalar.js'
import type { Database } from '../../database/database.js'
import type { IndexColumn } from '../../storage/storage.js'
import { allOf, column, compare, constantParam, isNotNull, literal, tableSource } from '../../tree/build.js'
import type { Column, Expression, Select, TableReference } from '../../tree/tree.js'
import type { Asked } from './asked.js'

export interface RepeatedColumn extends Pick<IndexColumn, 'name' | 'scalar' | 'field'> {
  /** Times of one day are equal. */
  readonly isCutToDay?: boolean
  /** What stands for null. */
  readonly fill?: ScalarValue
}

/** Which rows count, and how their texts are compared. */
export interface AmongRows {
  readonly ignoresCase: boolean
  /** Holds for rows as they are. */
  where(alias: string): Expression | undefined
  /** Further columns, with what becomes of their values. */
  readonly tested: readonly RepeatedColumn[]
  /** Holds for what becomes of those, given in their order. */
  covers(tested: readonly Column[]): Expression | undefined
}

/** Rows with equal values in all columns. */
export interface RepeatedGroups {
  readonly groups: number
  /** The values of the first group; none where there is no group. */
  readonly example: readonly unknown[]
}

/**
 * How many groups of rows have equal values in all columns, of those rows that `among` holds for. Without columns all rows
 * are one group.
 *
 * `SELECT g.n, g.k0 FROM (SELECT count(*) AS n, r.k0 FROM (SELECT t.email AS k0 FROM User AS t WHERE t.email IS NOT NULL) AS r
 * GROUP BY r.k0) AS g WHERE g.n > 1 ORDER BY g.k0 ASC LIMIT 1`
 */
export async function repeatedGroups(
  table: TableReference,
  columns: readonly RepeatedColumn[],
  among: AmongRows,
  { database, countRows }: { readonly database: Database } & Pick<Asked, 'countRows'>,
): Promise<RepeatedGroups> {
  const where = allOf([
    ...columns.filter(({ fill }) => fill === undefined).map((one) => isNotNull(column('t', one.name, sized(one)))),
    among.where('t'),
  ])
  const named = [...columns.map(nameAs('k')), ...among.tested.map(nameAs('w'))]
  const selected = (valueOf: (one: RepeatedColumn, as: string) => Expression): Select['columns'] =>
    named.length === 0
      ? [{ expression: literal(1), as: 'k' }]
      : named.map(({ one, as }) => ({ expression: valueOf(one, as), as }))
  const present: Select = {
    kind: 'select',
    columns: selected(cut),
    from: tableSource(table, 't'),
    ...(where ? { where } : {}),
  }
  const rows: Select = named.every(({ one }) => one.fill === undefined)
    ? present
    : {
        kind: 'select',
        columns: selected((one, as) => filled(one, column('p', as, sized(one)))),
        from: { kind: 'derived', select: present, alias: 'p' },
      }
  const covered = among.covers(among.tested.map((one, place) => column('r', `w${String(place)}`, sized(one))))
  const keys = columns.map((one, place): Expression => {
    const operand = column('r', `k${String(place)}`, sized(one))
    return among.ignoresCase && one.scalar === 'String' ? { kind: 'without-case', operand } : operand
  })
  const select: Select = {
    kind: 'select',
    columns: [
      { expression: { kind: 'count-all' }, as: 'n' },
      ...keys.map((expression, place) => ({ expression, as: `k${String(place)}` })),
    ],
    from: { kind: 'derived', select: rows, alias: 'r' },
    ...(covered ? { where: covered } : {}),
    ...(keys.length === 0 ? {} : { groupBy: keys }),
  }
  const repeated = { kind: 'derived', select, alias: 'g' } as const
  const isRepeatedGroup = compare(column('g', 'n', 'Int'), '>', literal(1))
  const shown = columns.map((one, place) => column('g', `k${String(place)}`, sized(one)))
  const [groups, [example]] = await Promise.all([
    countRows(repeated, isRepeatedGroup),
    database
      .runStatement({
        kind: 'select',
        columns: [{ expression: column('g', 'n', 'Int') }, ...shown.map((expression) => ({ expression }))],
        from: repeated,
        where: isRepeatedGroup,
        ...(shown.length === 0 ? {} : { orderBy: shown.map((expression) => ({ expression, direction: 'asc' })) }),
        limit: literal(1),
      })
      .then(({ rows }) => rows),
  ])
  return { groups, example: example?.slice(1) ?? [] }
}

const nameAs =
  (letter: string) =>
  (one: RepeatedColumn, place: number): { readonly one: RepeatedColumn; readonly as: string } => ({
    one,
    as: `${letter}${String(place)}`,
  })

function cut(one: RepeatedColumn): Expression {
  const operand = column('t', one.name, sized(one))
  return one.isCutToDay === true ? { kind: 'truncate', unit: 'day', operand } : operand
}

const filled = ({ fill }: RepeatedColumn, operand: Column): Expression =>
  fill === undefined ? operand : { kind: 'or-else', operand, otherwise: constantParam(fill, operand) }

const sized = ({ field, scalar }: RepeatedColumn) => (field.kind === 'scalar' ? field : scalar)
