import { valueAt } from '../../../../util/value-at.js'
import type { TableCounter, TypeStorage } from '../../storage/storage.js'
import { presentTable, type ChangePlan } from './change-plan.js'
import { definitionOf } from './scalar-changes.js'

/**
 * What counts columns up (beyond.md section 10.3): what is over a column or table that changes goes in front of all steps and is
 * made again behind them.
 */
export interface CounterChanges {
  before(): void
  after(): void
}

export function planCounters(plan: ChangePlan): CounterChanges {
  const { catalogState } = plan
  const wanted = countersOf(plan.after)
  const described = ({ type, counter }: PlacedCounter): string =>
    JSON.stringify([type.table, type.id.name, counter.name, definitionOf(counter.column.field)])
  const old = countersOf(plan.before)
  const names = new Set(wanted.map(described))
  const kept = new Set(old.map(described).filter((one) => names.has(one)))
  const isThere = (table: string, name: string): boolean => catalogState.table(table)?.counters?.has(name) === true
  return {
    before() {
      for (const one of [...old, ...wanted]) {
        const { type, counter } = one
        if (kept.has(described(one)) && valueAt(plan.after.types, plan.names.newType(type.type.name)) !== undefined)
          continue
        const table = presentTable(type.table, plan)
        const column = catalogState.presentColumn(type.table.name, counter.column.name)
        if (isThere(table.name, counter.name) && catalogState.table(table.name)?.columns.has(column) === true)
          plan.ddl({
            kind: 'drop-counter',
            table,
            name: counter.name,
            column: { ...definitionOf(counter.column.field), name: column },
            id: type.id.name,
          })
      }
    },
    after() {
      for (const { type, counter } of wanted)
        if (!isThere(type.table.name, counter.name))
          plan.ddl({
            kind: 'create-counter',
            table: type.table,
            name: counter.name,
            column: definitionOf(counter.column.field),
            id: type.id.name,
          })
    },
  }
}

interface PlacedCounter {
  readonly type: TypeStorage
  readonly counter: TableCounter
}

const countersOf = ({ types }: ChangePlan['before']): readonly PlacedCounter[] =>
  [...types.values()].flatMap((type) => type.counters.map((counter) => ({ type, counter })))
