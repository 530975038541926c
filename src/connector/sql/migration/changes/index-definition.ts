import { fieldsOfCondition } from '../../../../model/index-condition.js'
import type { IndexColumn, TableIndex } from '../../storage/storage.js'
import { column } from '../../tree/build.js'
import type { IndexDefinition } from '../../tree/ddl.js'
import type { IndexSupport } from '../../tree/index-support.js'
import { conditionOn } from '../../tree/row-condition.js'
import type { Column, TableReference } from '../../tree/tree.js'
import { ownDefinition, type ChangePlan } from './change-plan.js'
import { rowMarksOf } from './row-marks.js'

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
  whole: TableIndex,
  place: IndexPlace,
  { plan, support }: { readonly plan: Pick<ChangePlan, 'catalogState'>; readonly support: IndexSupport },
): IndexDefinition {
  const { index, columns, tested, among } = whole
  const isLowered = index.ignoresCase === true && support.ignoresCase === 'by expression'
  const { condition } = index
  const testedAt = (field: string): Column => {
    const at = condition ? fieldsOfCondition(condition).indexOf(field) : -1
    return testedColumn(undefined, place.tested[at] ?? '', tested[at])
  }
  const where = condition && conditionOn(condition, testedAt)
  const marks = rowMarksOf({ index: whole, tested: place.tested, where }, support)
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
    ...(where ? { where } : {}),
    ...(marks.length > 0 ? { marks } : {}),
  }
}

/** A column that a condition asks for, with all that its values need. */
export const testedColumn = (alias: string | undefined, name: string, tested: IndexColumn | undefined): Column =>
  column(alias, name, tested?.field.kind === 'scalar' ? tested.field : (tested?.scalar ?? 'String'))
