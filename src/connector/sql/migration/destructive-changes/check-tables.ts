import { backticked } from './backticked.js'
import { isScalarField } from '../../../../model/lookup.js'
import type { ScalarField } from '../../../../model/model.js'
import { isBeyondScalar, type ScalarType } from '../../../../model/scalar.js'
import type { Catalog, CatalogColumn, CatalogTable } from '../../tree/catalog.js'
import { listColumns, type Link, type RelationStorage, type Storage, type TypeStorage } from '../../storage/storage.js'
import type { Diagnostic } from '../../../../errors/diagnostic.js'

/** What keeps a model from being served from the tables that are there (datamodel.md section 16): tables, fields, relations. */
export function checkTables(storage: Storage, catalog: Catalog, previous: Storage): readonly Diagnostic[] {
  const types = [...storage.types.values()]
  const tableOf = (type: TypeStorage): CatalogTable | undefined => catalog.tables.get(type.table.name)
  const missing = types.filter((type) => tableOf(type) === undefined)
  return [
    ...missing.map(({ type }) =>
      diagnostic(type.name, null, `Could not find the table for the model ${backticked(type.name)} in the database.`),
    ),
    ...types.flatMap((type) => {
      const table = tableOf(type)
      return table
        ? type.type.fields
            .filter(isScalarField)
            .flatMap((field) => checkScalar(type, field, { table, catalog, previous }))
        : []
    }),
    ...[...storage.relations.values()].flatMap((relation) =>
      relation.location.kind === 'inline'
        ? checkInline(relation, storage, catalog)
        : checkLinkTable(relation, storage, catalog),
    ),
  ]
}

const diagnostic = (type: string, field: string | null, description: string): Diagnostic => ({
  type,
  field,
  description,
})

interface TableContext {
  readonly table: CatalogTable
  readonly catalog: Catalog
  readonly previous: Storage
}

function checkScalar(type: TypeStorage, field: ScalarField, context: TableContext): readonly Diagnostic[] {
  const { table, catalog } = context
  const at = (description: string): Diagnostic => diagnostic(type.type.name, field.name, description)
  const name = backticked(field.name)
  if (field.isList) return checkList(type, field, catalog).map(at)
  const column = table.columns.get(field.dbName ?? field.name)
  const unfit = checkColumn(field, column)
  if (!column || unfit.length > 0) return unfit.map(at)
  const nullable = column.isNullable ?? wasOptional(column, context)
  if (field.isRequired && nullable === true)
    return [
      at(
        `The underlying column for the field ${name} is optional but the field is declared required. Please declare it as optional by removing the ${backticked('!')}: ${backticked(`${field.name}: ${declared(field)}`)}.`,
      ),
    ]
  if (!field.isRequired && nullable === false && column.fillsItself !== true)
    return [
      at(
        `The underlying column for the field ${name} is required but the field is declared optional. Please declare it as required: ${backticked(`${field.name}: ${declared(field)}!`)}.`,
      ),
    ]
  return []
}

/** Why a field cannot be read and written on a column, which may be absent. */
export function checkColumn(
  { name, scalar }: ScalarField,
  column: CatalogColumn | undefined,
  fits: ColumnFit = holds,
): readonly string[] {
  if (!column || isUnseen(column, scalar))
    return [`Could not find the column for the field ${backticked(name)} in the database.`]
  if (fits(column, scalar)) return []
  return [
    `The underlying column for the field ${backticked(name)} has an incompatible type. The field has type ${backticked(scalar)} and the column has type ${backticked(columnType(column))}.`,
  ]
}

/** Where the database does not keep it, the active model knows whether a column may be empty. */
function wasOptional(column: CatalogColumn, { table, previous }: TableContext): boolean | undefined {
  const type = [...previous.types.values()].find((one) => one.table.name === table.name)
  const known = [...(type?.columns.values() ?? [])].find(({ name }) => name === column.name)
  return known && !known.field.isRequired
}

const declared = (field: ScalarField): string => field.enumName ?? field.scalar
const columnType = (column: CatalogColumn): string => column.seenAs ?? column.typeText
/** Prisma 1 saw no columns that only hold what it did not have. */
const isUnseen = (column: CatalogColumn, scalar: ScalarType): boolean =>
  column.seenAs === undefined && !column.holds.some((held) => isBeyondScalar(scalar) || !isBeyondScalar(held))
type ColumnFit = (column: CatalogColumn, scalar: ScalarType) => boolean
const holds: ColumnFit = (column, scalar) => column.seenAs === scalar || column.holds.includes(scalar)
/** What a deploy that changes tables may leave as it is. */
export const carries: ColumnFit = (column, scalar) => holds(column, scalar) || column.carries.includes(scalar)

/** The same of the table of a list. */
export function checkList(
  type: TypeStorage,
  field: ScalarField,
  catalog: Catalog,
  fits: ColumnFit = holds,
): readonly string[] {
  const list = type.lists.get(field.name)
  const table = list && catalog.tables.get(list.table.name)
  const name = backticked(field.name)
  if (!table) return [`Could not find the underlying table for the scalar list field ${name}.`]
  const expected: readonly (readonly [string, ScalarType])[] = [
    [listColumns.nodeId, type.id.field.scalar],
    [listColumns.position, 'Int'],
    [listColumns.value, field.scalar],
  ]
  return expected.flatMap(([columnName, scalar]) => {
    const column = table.columns.get(columnName)
    if (!column)
      return [
        `The underlying table for the scalar list field ${name} is missing the required column ${backticked(columnName)}.`,
      ]
    if (fits(column, scalar)) return []
    return [
      `The column ${backticked(columnName)} in the underlying table for the scalar list field ${name} has the wrong type. It has the type ${backticked(columnType(column))} but it should have the type ${backticked(scalar === 'ID' || scalar === 'Enum' ? 'String' : scalar)}.`,
    ]
  })
}

function checkInline(
  { relation, location }: RelationStorage,
  storage: Storage,
  catalog: Catalog,
): readonly Diagnostic[] {
  if (location.kind !== 'inline') return []
  const owner = [...storage.types.values()].find(({ table }) => table.name === location.table.name)
  const table = catalog.tables.get(location.table.name)
  if (!owner || !table) return []
  const link = [...owner.links.values()].find(
    (one) => one.relation === relation && one.location.kind === 'key-on-this-side',
  )
  if (!link) return []
  const at = (description: string): Diagnostic => diagnostic(owner.type.name, link.field.name, description)
  const column = table.columns.get(location.column)
  const name = backticked(link.field.name)
  if (!column) return [at(`Could not find the column for the inline relation field ${name} in the database.`)]
  const fault = checkReference(table, location.column, link.to, {
    missing: `The column for the inline relation field ${name} is missing a foreign key constraint.`,
    place: `The column for the inline relation field ${name}`,
    related: 'related model',
  })
  if (fault !== undefined) return [at(fault)]
  return nullability(link, column).map(at)
}

/** A required relation's column may be nullable: migrations leave it so. */
function nullability({ field, to }: Link, column: CatalogColumn): readonly string[] {
  if (field.isRequired || column.isNullable !== false) return []
  const declaredRequired = backticked(`${field.name}: ${to.type.name}!`)
  return [
    `The underlying column for the field ${backticked(field.name)} is required but the field is declared optional. Please declare it as required: ${declaredRequired}.`,
  ]
}

function checkLinkTable(
  { relation, location }: RelationStorage,
  storage: Storage,
  catalog: Catalog,
): readonly Diagnostic[] {
  if (location.kind !== 'table') return []
  const at = (column: string | null, description: string): Diagnostic => diagnostic(relation.name, column, description)
  const table = catalog.tables.get(location.table.name)
  if (!table)
    return [
      at(
        null,
        `Could not find the table ${backticked(location.table.name)} for the relation ${backticked(relation.name)} in the database.`,
      ),
    ]
  return (
    [
      ['A', location.columnA, relation.modelA],
      ['B', location.columnB, relation.modelB],
    ] as const
  ).flatMap(([, columnName, model]) => {
    if (!table.columns.has(columnName))
      return [
        at(columnName, `The link table ${backticked(relation.name)} is missing the column ${backticked(columnName)}.`),
      ]
    const to = storage.types.get(model)
    if (!to) return []
    const fault = checkReference(table, columnName, to, {
      missing: `The column ${backticked(columnName)} for the relation table ${backticked(location.table.name)} is missing a foreign key constraint.`,
      place: `The column ${backticked(columnName)} of the relation table ${backticked(location.table.name)}`,
      related: 'the related model',
    })
    return fault === undefined ? [] : [at(columnName, fault)]
  })
}

function checkReference(
  table: CatalogTable,
  column: string,
  to: TypeStorage,
  words: { readonly missing: string; readonly place: string; readonly related: string },
): string | undefined {
  const key = table.foreignKeys.get(column)
  if (!key) return words.missing
  if (key.table !== to.table.name)
    return `${words.place} is not referencing the right table. It should reference the table of model ${backticked(to.type.name)} but is referencing the table ${backticked(key.table)}.`
  if (key.column !== to.id.name)
    return `${words.place} is not referencing a valid column. Those columns must always reference the column of the id field of ${words.related}. So it should reference ${backticked(to.id.name)} instead of ${backticked(key.column)}.`
  return undefined
}
