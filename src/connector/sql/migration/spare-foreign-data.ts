import { valueAt } from '../../../util/value-at.js'
import type { Database } from '../database/database.js'
import type { DropEffect } from './changes/effect.js'
import { fillValue } from './changes/fill-value.js'
import type { Storage, TypeStorage } from '../storage/storage.js'
import { column, compare, constantParam, isNotNull, literal, tableSource } from '../tree/build.js'
import type { Catalog } from '../tree/catalog.js'
import type { Expression } from '../tree/tree.js'
import type { Storages, TableMigration } from './plan-migration.js'

type Spare = NonNullable<TableMigration['spare']>

/**
 * What the way back from a failed migration must not drop: tables and columns that the migration found and took over.
 * `found` are the tables before its first change; `oldName` leads from a type to its name at that time.
 */
export const spareFound =
  (found: Catalog, oldName: (type: string) => string | undefined): Spare =>
  (_, { before, after }) =>
    Promise.resolve(({ table, column: name }) => {
      const type = [...before.types.values()].find((one) => one.table.name === table)
      const oldTable = (type && valueAt(after.types, oldName(type.type.name))?.table.name) ?? table
      const known = knownColumns(after, oldTable)
      if (name === undefined) return known === undefined && found.tables.has(table)
      return known?.has(name) !== true && found.tables.get(oldTable)?.columns.has(name) === true
    })

/**
 * The same where nobody knows any more what was there: what holds values that the migration cannot have written. Nobody
 * else wrote to what it made, for no active model knew it.
 */
export const spareHeld =
  (database: Database): Spare =>
  async (effects, storages) => {
    const spared = new Set<string>()
    for (const effect of effects.flat())
      if (effect.kind === 'drops' && (await holdsForeignValues(effect, storages, database))) spared.add(keyOf(effect))
    return (effect) => spared.has(keyOf(effect))
  }

const keyOf = ({ table, column: name }: DropEffect): string => JSON.stringify([table, name ?? null])

/**
 * Whether what is dropped holds rows that this service did not write.
 *
 * `SELECT 1 FROM User AS t WHERE t.email IS NOT NULL LIMIT 1`
 */
async function holdsForeignValues(
  { table, column: name }: DropEffect,
  { before, after, catalog }: Storages,
  database: Database,
): Promise<boolean> {
  const present = catalog.tables.get(table)
  const isThere = present !== undefined && (name === undefined || present.columns.has(name))
  if (!isThere || knownColumns(after, table)?.has(name ?? '') === true) return false
  const type = [...before.types.values()].find((one) => one.table.name === table)
  const { rows } = await database.runStatement({
    kind: 'select',
    columns: [{ expression: literal(1) }],
    from: tableSource({ namespace: before.namespace, name: table }, 't'),
    ...(name === undefined ? {} : { where: foreignValue(name, type, before) }),
    limit: literal(1),
  })
  return rows.length > 0
}

/** A value that is not what new required columns are filled with. */
function foreignValue(name: string, type: TypeStorage | undefined, { model }: Storage): Expression {
  const field = [...(type?.columns.values() ?? [])].find((one) => one.name === name)?.field
  if (field?.isRequired !== true) return isNotNull(column('t', name, 'String'))
  return compare(column('t', name, field.scalar), '<>', constantParam(fillValue(field, model), field.scalar))
}

/** Columns that a model has in a table; undefined when it does not have the table. */
function knownColumns({ types, relations }: Storage, table: string): ReadonlySet<string> | undefined {
  const ofTypes = [...types.values()].flatMap((type): readonly (readonly string[])[] => [
    ...(type.table.name === table ? [[...type.columns.values()].map(({ name }) => name)] : []),
    ...([...type.lists.values()].some((list) => list.table.name === table) ? [[]] : []),
  ])
  const ofRelations = [...relations.values()].flatMap(({ location }): readonly (readonly string[])[] =>
    location.table.name !== table
      ? []
      : [location.kind === 'inline' ? [location.column] : [location.columnA, location.columnB]],
  )
  const known = [...ofTypes, ...ofRelations]
  return known.length === 0 ? undefined : new Set(known.flat())
}
