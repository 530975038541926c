import { fieldsOfCondition, type IndexCondition } from '../../../../model/index-condition.js'
import type { IndexColumn, TableIndex } from '../../storage/storage.js'
import { allOf, always, anyOf, column, compare, constantParam, isNotNull, isNull, not } from '../../tree/build.js'
import type { IndexDefinition } from '../../tree/ddl.js'
import type { IndexSupport } from '../../tree/index-support.js'
import type { Column, Expression, TableReference } from '../../tree/tree.js'
import { ownDefinition, type ChangePlan } from './change-plan.js'

/** Where an index is made: the names that its table and columns have at that time. */
export interface IndexPlace {
  readonly table: TableReference
  readonly columns: readonly string[]
  /** Of the columns that its condition asks for. */
  readonly tested: readonly string[]
  readonly name: string
}

/** An index as the database takes it, over the columns as they are called now. */
export function indexDefinition(
  { index, columns, tested, among }: TableIndex,
  place: IndexPlace,
  { plan, support }: { readonly plan: Pick<ChangePlan, 'catalogState'>; readonly support: IndexSupport },
): IndexDefinition {
  const isLowered = index.ignoresCase === true && support.ignoresCase === 'by expression'
  const { condition } = index
  const testedAt = (field: string): Column => {
    const at = condition ? fieldsOfCondition(condition).indexOf(field) : -1
    return testedColumn(undefined, place.tested[at] ?? '', tested[at])
  }
  return {
    name: place.name,
    columns: columns.map(({ scalar, direction }, at) => {
      const name = place.columns[at] ?? ''
      return {
        name,
        scalar,
        direction,
        ...(isLowered && scalar === 'String' ? { isLowered } : {}),
        ...ownDefinition(place.table.name, name, plan),
      }
    }),
    isUnique: index.isUnique,
    method: index.method,
    ...(among ? { among: among.name } : {}),
    ...(condition ? { where: conditionOn(condition, testedAt) } : {}),
  }
}

/** A column that a condition asks for, with all that its values need. */
export const testedColumn = (alias: string | undefined, name: string, tested: IndexColumn | undefined): Column =>
  column(alias, name, tested?.field.kind === 'scalar' ? tested.field : (tested?.scalar ?? 'String'))

/** The condition of an index over columns. */
export function conditionOn(condition: IndexCondition, columnOf: (field: string) => Column): Expression {
  switch (condition.kind) {
    case 'all':
      return allOf(condition.of.map((one) => conditionOn(one, columnOf))) ?? always
    case 'any':
      return anyOf(condition.of.map((one) => conditionOn(one, columnOf)))
    case 'not':
      return not(conditionOn(condition.of, columnOf))
    case 'null':
      return condition.negated ? isNotNull(columnOf(condition.field)) : isNull(columnOf(condition.field))
    case 'compare': {
      const operand = columnOf(condition.field)
      return compare(operand, condition.operator, constantParam(condition.value, operand))
    }
  }
}
