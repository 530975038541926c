import type { ScalarType } from '../../../../model/scalar.js'
import type { CatalogColumn, CatalogTable } from '../../tree/catalog.js'
import type { DdlOperation } from '../../tree/ddl.js'
import { wholeOver } from './changed-indexes.js'

/** A column as the catalogue will tell it. */
export const newColumn = (name: string, scalar: ScalarType, isNullable: boolean): CatalogColumn => ({
  name,
  seenAs: scalar,
  holds: [scalar],
  carries: [scalar],
  isNullable,
  typeText: scalar,
})

/** The same of a table. */
export function newTable(
  operation: Extract<DdlOperation, { kind: 'create-table' | 'create-list-table' | 'create-link-table' }>,
): CatalogTable {
  const { name } = operation.table
  const table = (columns: readonly CatalogColumn[], more: Partial<CatalogTable>): CatalogTable => ({
    name,
    columns: new Map(columns.map((column) => [column.name, column])),
    uniqueIndexes: new Map(),
    indexes: new Map(),
    indexedColumns: new Set(columns.slice(0, 1).map((column) => column.name)),
    foreignKeys: new Map(),
    ...more,
  })
  switch (operation.kind) {
    case 'create-table':
      return table(
        [
          newColumn(operation.id.name, operation.id.scalar, false),
          ...operation.columns.map(({ name, scalar, isRequired }) => newColumn(name, scalar, !isRequired)),
        ],
        {
          uniqueIndexes: new Map(
            operation.uniqueIndexes.map((index) => [index.column.name, { name: index.name, isConstraint: false }]),
          ),
          indexes: new Map(operation.uniqueIndexes.map((index) => [index.name, wholeOver([index.column.name], true)])),
        },
      )
    case 'create-list-table': {
      const { ownerId, owner, value } = operation
      const key = { name: '', table: owner.name, column: ownerId.name }
      return table(
        [
          newColumn('nodeId', ownerId.scalar, false),
          newColumn('position', 'Int', false),
          newColumn('value', value.scalar, false),
        ],
        { foreignKeys: new Map([['nodeId', key]]) },
      )
    }
    case 'create-link-table': {
      const { a, b, indexNames } = operation
      return table([newColumn(a.name, a.targetId.scalar, false), newColumn(b.name, b.targetId.scalar, false)], {
        indexes: new Map([
          [indexNames.pair, wholeOver([a.name, b.name], true)],
          [indexNames.b, wholeOver([b.name], false)],
        ]),
        indexedColumns: new Set([a.name, b.name]),
        foreignKeys: new Map(
          [a, b].map(({ name, target, targetId, keyName = '' }) => [
            name,
            { name: keyName, table: target.name, column: targetId.name },
          ]),
        ),
      })
    }
  }
}
