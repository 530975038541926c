import { valueAt } from '../../../../util/value-at.js'
import type { TableCheck } from '../../storage/storage.js'
import { hasConditions } from '../../tree/constraint-condition.js'
import type { CheckDefinition } from '../../tree/ddl.js'
import type { IndexSupport } from '../../tree/index-support.js'
import type { TableReference } from '../../tree/tree.js'
import { sizedScalar } from '../../../../model/scalar.js'
import { presentTable, type ChangePlan } from './change-plan.js'

/**
 * The constraints of the datamodel as the database looks after them (beyond.md section 10.4). What changes, and what is
 * over a column or table that changes, goes in front of all steps and is made again behind them.
 */
export interface CheckChanges {
  /** Makes what the database can make while others write; to be run outside of transactions. */
  concurrent(): void
  /** In front of all steps. */
  before(): void
  /** Behind all steps. */
  after(): void
}

export function planChecks(plan: ChangePlan, support: Pick<IndexSupport, 'isConcurrent'>): CheckChanges {
  const wanted = [...plan.after.types.values()].flatMap(({ type, checks }) =>
    checks.filter(isHeldByDatabase).map((check) => ({ type: type.name, check })),
  )
  const kept = new Set(wanted.filter(({ type, check }) => isKept(type, check, plan)).map(({ check }) => nameOf(check)))
  const early = new Set<string>()
  const isThere = (table: TableReference, name: string): boolean =>
    plan.catalogState.table(table.name)?.checks?.has(name) === true
  const make = ({ table, ...check }: TableCheck, isConcurrent: boolean): void => {
    plan.ddl({ kind: 'create-check', table, isConcurrent, ...definitionOf(check) })
  }
  return {
    concurrent() {
      if (!support.isConcurrent) return
      for (const { type, check } of wanted) {
        if (kept.has(nameOf(check)) || isThere(check.table, check.name) || !isPlace(type, check, plan)) continue
        early.add(nameOf(check))
        make(check, true)
      }
    },
    before() {
      // those of tables that go, go with them
      const old = [...plan.before.types.values()]
        .filter(({ type }) => valueAt(plan.after.types, plan.names.newType(type.name)) !== undefined)
        .flatMap(({ checks }) => checks)
      for (const { table: of, name } of [...old, ...wanted.map(({ check }) => check)]) {
        const table = presentTable(of, plan)
        const whole = nameOf({ table, name })
        if (!kept.has(whole) && !early.has(whole) && isThere(table, name)) plan.ddl({ kind: 'drop-check', table, name })
      }
    },
    after() {
      for (const { check } of wanted)
        if (plan.catalogState.table(check.table.name) && !isThere(check.table, check.name)) make(check, false)
    },
  }
}

const isHeldByDatabase = ({ constraint }: TableCheck): boolean => hasConditions(constraint)

const nameOf = ({ table, name }: Pick<TableCheck, 'table' | 'name'>): string => JSON.stringify([table.name, name])

const definitionOf = ({ name, column, field, constraint }: Omit<TableCheck, 'table'>): CheckDefinition => ({
  name,
  column: { name: column, ...sizedScalar(field) },
  constraint,
})

/** What an active model has for a check of the next one. */
function predecessor(typeName: string, { field }: TableCheck, plan: ChangePlan) {
  const type = valueAt(plan.before.types, plan.names.oldType(typeName))
  const name = plan.names.oldField(typeName, field.name)
  const old = type?.type.fields.find((one) => one.name === name)
  return { type, field: old?.kind === 'scalar' ? old : undefined }
}

/** Whether the active model has it in the same place, over a column of the same type. */
function isKept(typeName: string, check: TableCheck, plan: ChangePlan): boolean {
  const { type, field } = predecessor(typeName, check, plan)
  const old = type?.checks.find((one) => one.field === field)
  const described = (one: TableCheck): string => JSON.stringify([one.table, definitionOf(one)])
  return old !== undefined && described(old) === described(check)
}

/** Whether the column that it is over is there and stays what it is. */
function isPlace(typeName: string, check: TableCheck, plan: ChangePlan): boolean {
  const { type, field } = predecessor(typeName, check, plan)
  if (!type || !field || field.isList !== check.field.isList) return false
  const table = type.lists.get(field.name)?.table ?? type.table
  const column = field.isList ? check.column : (field.dbName ?? field.name)
  const isSame =
    table.name === check.table.name &&
    column === check.column &&
    JSON.stringify(sizedScalar(field)) === JSON.stringify(sizedScalar(check.field))
  return isSame && plan.catalogState.table(table.name)?.columns.has(column) === true
}
