import { groupBy } from '../../../../util/group-by.js'
import type {
  BeyondColumn,
  ExistingColumn,
  ExistingForeignKey,
  ExistingIndex,
  ExistingTable,
} from '../../tree/existing-schema.js'
import type { CatalogRow } from './read-tables.js'

/** Rows of the catalogue that tell of tables; each names its table as `table`. */
export interface ExistingTableRows {
  readonly columns: readonly CatalogRow[]
  /** `column`, in the order of the key. */
  readonly primaryKeys: readonly CatalogRow[]
  /** `column`: those that a unique index has to itself. */
  readonly uniques: readonly CatalogRow[]
  /** One for each column, in order: `name`, `column`, `target`, `targetColumn`, `elsewhere`. */
  readonly foreignKeys: readonly CatalogRow[]
  readonly indexes: readonly CatalogRow[]
  /** `name`, `condition`. */
  readonly checks: readonly CatalogRow[]
}

/** Tables by name with columns by name, in the order of code units. */
export function existingTables(
  { columns, primaryKeys, uniques, foreignKeys, indexes, checks }: ExistingTableRows,
  columnOf: (row: CatalogRow) => ExistingColumn,
  indexOf: (row: CatalogRow) => ExistingIndex | undefined,
): readonly ExistingTable[] {
  const [keysOf, uniquesOf, foreignOf, indexesOf, checksOf] = [primaryKeys, uniques, foreignKeys, indexes, checks].map(
    (rows) => groupBy(rows, tableOf),
  )
  return [...groupBy(columns, tableOf)]
    .map(([name, own]): ExistingTable => ({
      name,
      columns: own.map(columnOf).sort(byName),
      primaryKey: (keysOf?.get(name) ?? []).map((row) => String(row['column'])),
      uniqueColumns: new Set((uniquesOf?.get(name) ?? []).map((row) => String(row['column']))),
      foreignKeys: [...groupBy(foreignOf?.get(name) ?? [], (row) => String(row['name'])).values()].map(foreignKeyOf),
      indexes: (indexesOf?.get(name) ?? []).flatMap((row) => indexOf(row) ?? []).sort(byName),
      checks: (checksOf?.get(name) ?? []).map((row) => ({
        name: String(row['name']),
        condition: String(row['condition']),
      })),
    }))
    .sort(byName)
}

const tableOf = (row: CatalogRow): string => String(row['table'])

export const byName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  one.name < other.name ? -1 : one.name > other.name ? 1 : 0

const foreignKeyOf = (rows: readonly CatalogRow[]): ExistingForeignKey => ({
  columns: rows.map((row) => String(row['column'])),
  table: String(rows[0]?.['target']),
  targetColumns: rows.map((row) => String(row['targetColumn'])),
  isElsewhere: isTrue(rows[0]?.['elsewhere']),
})

/** As drivers and `executeRaw` give it. */
export const isTrue = (value: unknown): boolean => ['true', 't', '1', 'YES'].includes(String(value))

/** The size in the text of a decimal's type, `decimal(12,2)`; undefined: it is that of Prisma 1's floats. */
export function decimalOf(typeText: string): BeyondColumn | undefined {
  const [, precision, scale] = /\((\d+),\s*(\d+)\)/.exec(typeText) ?? []
  if (precision === undefined) return { scalar: 'Decimal' }
  return precision === '65' && scale === '30'
    ? undefined
    : { scalar: 'Decimal', precision: Number(precision), scale: Number(scale) }
}

/** Types of columns that hold kinds beyond Prisma 1, by their names in the catalog. */
export interface BeyondTypes {
  readonly plain: Readonly<Record<string, BeyondColumn>>
  /** The one whose full text has a size. */
  readonly decimal: string
}

/** The kind beyond Prisma 1 that a column holds, where it is one (beyond.md section 11). */
export function beyondKind(
  type: string,
  fullType: string,
  { plain, decimal }: BeyondTypes,
): { readonly beyond?: BeyondColumn } {
  const beyond = type === decimal ? decimalOf(fullType) : Object.hasOwn(plain, type) && plain[type]
  return beyond ? { beyond } : {}
}

/** Undefined for NULL and for nothing. */
export const textOrNone = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
