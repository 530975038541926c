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
  const replaced = new Map<TableChange, TableChange>()
  for (const change of steps.flat()) {
    if (change.kind !== 'ddl' || !('table' in change.operation)) continue
    const { operation } = change
    const { name } = operation.table
    if (operation.kind === 'create-table') {
      const parts = { columns: [...operation.columns], uniqueIndexes: [...operation.uniqueIndexes] }
      open.set(name, parts)
      partsOf.set(operation, parts)
      continue
    }
    const parts = open.get(name)
    const reference = parts && addInlineColumn(parts, operation)
    if (reference) replaced.set(change, { kind: 'ddl', operation: reference })
    else if (addPart(parts, operation)) folded.add(change)
    else if (operation.kind !== 'create-index') open.delete(name)
  }
  return steps.map((changes) =>
    changes
      .filter((change) => !folded.has(change))
      .map((change) =>
        change.kind === 'ddl' && change.operation.kind === 'create-table'
          ? { kind: 'ddl', operation: { ...change.operation, ...partsOf.get(change.operation) } }
          : (replaced.get(change) ?? change),
      ),
  )
}

/** An inline column becomes a part of the table where what binds it to its target stands apart; gives that. */
function addInlineColumn(parts: TableParts, operation: DdlOperation): DdlOperation | undefined {
  if (operation.kind !== 'add-inline-column' || operation.foreignKey === undefined) return undefined
  const { table, column, target, targetId, foreignKey } = operation
  parts.columns.push({ name: column, scalar: targetId.scalar, isRequired: false })
  return { kind: 'add-inline-reference', table, column, target, targetId, foreignKey }
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
