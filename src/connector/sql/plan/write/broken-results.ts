import { ruleText } from '../../../../model/constraint.js'
import { bound, type Value } from '../../../../model/value.js'
import type { WriteData } from '../../../../operation/write.js'
import { chunksOf } from '../../../../util/chunks-of.js'
import { allOf, column, equals, inList, listParam, literal, not, param } from '../../tree/build.js'
import { ruleConditions } from '../../tree/constraint-condition.js'
import type { Capabilities } from '../../tree/capabilities.js'
import type { Column, Expression } from '../../tree/tree.js'
import type { TableCheck, TypeStorage } from '../../storage/storage.js'
import { idColumn } from '../read/columns.js'
import { typeRows } from '../read/type-rows.js'
import { listOf } from './lookup.js'
import type { RowChange } from './row-changes.js'
import type { NewRow } from './new-row.js'
import { checkedResults } from './scalar-values.js'
import type { Step } from './write-plan.js'

/**
 * Numbers that were changed in place and break the constraints of their fields (beyond.md section 10.4): they are known when
 * they are written, and their rows are locked by then.
 */
export function brokenResults(type: TypeStorage, changes: readonly RowChange[]): readonly Step[] {
  const checks = new Set(changes.flatMap(({ data }) => checkedResults(type, data)))
  return [...checks].flatMap((check) => {
    const changed = changes.filter(({ data }) => data.numbers.has(check.field.name))
    return chunksOf(changed, maxRowsPerQuestion).flatMap((some) =>
      refuseResults(type, check, (key) => isOneOf(key, some)),
    )
  })
}

const maxRowsPerQuestion = 500

function isOneOf(key: Column, changes: readonly Pick<RowChange, 'id'>[]): Expression {
  const [first] = changes
  return first && changes.length === 1
    ? equals(key, param(first.id, key.scalar))
    : inList(key, listParam(listOf(changes.map(({ id }) => id)), key.scalar))
}

/** The same of all nodes whose ids are bound as `name`. */
export const brokenResultsOfAll = (type: TypeStorage, name: string, data: WriteData): readonly Step[] =>
  checkedResults(type, data)
    .flatMap((check) => refuseResults(type, check, (key) => inList(key, listParam(bound(name), key.scalar))))
    .map((step) => ({ ...step, chunkedList: name }))

/** Numbers of new rows that the database has made, where it does not look after them itself. */
export const brokenNumbers = (
  type: TypeStorage,
  rows: readonly { readonly id: Value; readonly values: NewRow['values'] }[],
  { checksNumbers }: Pick<Capabilities, 'checksNumbers'>,
): readonly Step[] =>
  checksNumbers
    ? []
    : type.checks.flatMap((check) => {
        const own = rows.filter(({ values }) => values.get(check.column)?.kind === 'next-number')
        return chunksOf(own, maxRowsPerQuestion).flatMap((some) =>
          refuseResults(type, check, (key) => isOneOf(key, some)),
        )
      })

const alias = 'w'

/** `SELECT 1 FROM Ship AS w WHERE (w.id = ? AND NOT (w.tonnage >= ?)) LIMIT 1` */
const refuseResults = (
  type: TypeStorage,
  { column: name, field, constraint }: TableCheck,
  isChanged: (key: Column) => Expression,
): readonly Extract<Step, { kind: 'assert-none' }>[] =>
  ruleConditions(constraint, column(alias, name, field)).map(({ rule, holds }) => {
    const where = allOf([isChanged(idColumn(type, alias)), not(holds)])
    return {
      kind: 'assert-none',
      select: {
        kind: 'select',
        columns: [{ expression: literal(1) }],
        from: typeRows(type, alias),
        ...(where ? { where } : {}),
        limit: literal(1),
      },
      problem: {
        name: 'constraintViolated',
        values: { field: field.name, model: type.type.name, rule: ruleText(rule) },
      },
    }
  })
