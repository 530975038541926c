import type { ColumnDefinition, DdlOperation, UniqueIndex } from '../../tree/ddl.js'
import type { TableChange } from './change.js'

type CreateTable = Extract<DdlOperation, { readonly kind: 'create-table' }>

interface TableParts {
  readonly columns: ColumnDefinition[]
  readonly uniqueIndexes: UniqueIndex[]
}

/**
 * Makes tables with their scalar columns and unique indexes at once: one statement in place of one for each. The order
 * of columns stays; what came between does not see them.
 */
export function foldNewTables(steps: readonly (readonly TableChange[])[]): readonly (readonly TableChange[])[] {
  const open = new Map<string, TableParts>()
  const partsOf = new Map<CreateTable, TableParts>()
  const folded = new Set<TableChange>()
  for (const change of steps.flat()) {
    if (change.kind !== 'ddl' || !('table' in change.operation)) continue
    const { operation } = change
    const { name } = operation.table
    if (operation.kind === 'create-table') {
      const parts = { columns: [...operation.columns], uniqueIndexes: [...operation.uniqueIndexes] }
      open.set(name, parts)
      partsOf.set(operation, parts)
    } else if (addPart(open.get(name), operation)) folded.add(change)
    else open.delete(name)
  }
  return steps.map((changes) =>
    changes
      .filter((change) => !folded.has(change))
      .map((change) =>
        change.kind === 'ddl' && change.operation.kind === 'create-table'
          ? { kind: 'ddl', operation: { ...change.operation, ...partsOf.get(change.operation) } }
          : change,
      ),
  )
}

/** Tells whether the operation has become a part of the table. */
function addPart(parts: TableParts | undefined, operation: DdlOperation): boolean {
  if (parts === undefined) return false
  if (operation.kind === 'add-column') parts.columns.push(operation.column)
  else if (operation.kind === 'create-unique-index')
    parts.uniqueIndexes.push({ name: operation.name, column: operation.column })
  else return false
  return true
}
