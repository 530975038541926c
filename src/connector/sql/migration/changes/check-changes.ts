import { isCounted } from '../../../../model/lookup.js'
import { valueAt } from '../../../../util/value-at.js'
import type { TableCheck } from '../../storage/storage.js'
import { distinctName } from '../../storage/own-names.js'
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
  /** Those that are made in front of all steps, with the names that they have until then. */
  const early: { readonly check: TableCheck; readonly name: string }[] = []
  const isThere = (table: TableReference, name: string): boolean =>
    plan.catalogState.table(table.name)?.checks?.has(name) === true
  const make = ({ table, ...check }: TableCheck, isConcurrent: boolean): void => {
    plan.ddl({ kind: 'create-check', table, isConcurrent, ...definitionOf(check) })
  }
  return {
    concurrent() {
      if (!support.isConcurrent) return
      for (const { type, check } of wanted) {
        if (kept.has(nameOf(check)) || !isPlace(type, check, plan)) continue
        const { table } = check
        const standIn = distinctName(table.name, `${check.column}~`)
        // what an interrupted migration has left
        if (isThere(table, standIn)) plan.ddl({ kind: 'drop-check', table, name: standIn })
        const name = isThere(table, check.name) ? standIn : check.name
        early.push({ check, name })
        make({ ...check, name }, true)
      }
    },
    before() {
      // those of tables that go, go with them
      const tables = [...plan.before.types.values()]
        .filter(({ type }) => valueAt(plan.after.types, plan.names.newType(type.name)) !== undefined)
        .flatMap(({ table, lists }) => [table, ...[...lists.values()].map((list) => list.table)])
        .map((table) => presentTable(table, plan))
      for (const table of [...tables, ...wanted.map(({ check }) => check.table)])
        for (const name of plan.catalogState.table(table.name)?.checks ?? []) {
          const isNew = early.some((one) => one.name === name && one.check.table.name === table.name)
          if (!isNew && !kept.has(nameOf({ table, name }))) plan.ddl({ kind: 'drop-check', table, name })
        }
      for (const { check, name: from } of early)
        if (from !== check.name) plan.ddl({ kind: 'rename-check', table: check.table, from, ...definitionOf(check) })
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
  ...(isCounted(field) ? { isCounted: true } : {}),
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
