import type { Diagnostic } from '../../../../errors/diagnostic.js'
import { isUniqueField } from '../../../../model/lookup.js'
import type { Storage, TableName, TypeStorage } from '../../storage/storage.js'
import type { Identifiers } from '../../tree/identifiers.js'
import type { IndexNaming } from '../../tree/index-naming.js'
import { backticked } from './backticked.js'
import { tablesOf, upperFirst } from './meeting-names.js'

/** An index that comes with what the datamodel describes. */
interface OwnIndex {
  readonly name: string
  /** `the primary key of the type `A`` */
  readonly place: string
}

/**
 * Tables in the name of an index, where the database has one set of names for both: it would refuse whichever is made
 * later. What the active model has under such names is there already.
 */
export function namesOfIndexes(
  { before, after }: { readonly before: Storage; readonly after: Storage },
  identifiers: Identifiers,
  naming: IndexNaming,
): readonly Diagnostic[] {
  if (naming.indexNamesArePerTable) return []
  const known = new Set(meetings(before, identifiers, naming).map(({ description }) => description))
  return meetings(after, identifiers, naming).filter(({ description }) => !known.has(description))
}

function meetings(storage: Storage, identifiers: Identifiers, naming: IndexNaming): readonly Diagnostic[] {
  const indexes = new Map(indexesOf(storage, naming).map((index) => [identifiers.tableKey(index.name), index]))
  return tablesOf(storage, identifiers).flatMap(({ name, type, field, place }) => {
    const index = indexes.get(identifiers.tableKey(naming.keptIndexName({ namespace: storage.namespace, name }, name)))
    if (index === undefined) return []
    const description = `${upperFirst(place)} would be kept in the table ${backticked(name)}, a name that the database gives to ${index.place}. Please give it another name.`
    return [{ type, field, description }]
  })
}

/** Under the names that the database keeps them by. */
function indexesOf(storage: Storage, naming: IndexNaming): readonly OwnIndex[] {
  return [
    ...[...storage.types.values()].flatMap((type) => ofType(type, naming)),
    ...[...storage.relations.values()].flatMap(({ relation, location }): readonly OwnIndex[] => {
      if (location.kind === 'inline') return []
      const place = `an index of the relation ${backticked(relation.name)}`
      const { table } = location
      return [
        { name: naming.keptIndexName(table, `${table.name}_AB_unique`), place },
        { name: naming.keptIndexName(table, `${table.name}_B`), place },
        ...(location.idColumn === undefined
          ? []
          : primaryKey(table, `the relation ${backticked(relation.name)}`, naming)),
      ]
    }),
  ]
}

function ofType({ type, table, columns, lists, indexes }: TypeStorage, naming: IndexNaming): readonly OwnIndex[] {
  const named = `the type ${backticked(type.name)}`
  const ofField = (name: string): string => `the field ${backticked(name)} of ${named}`
  return [
    ...primaryKey(table, named, naming),
    ...[...columns.values()]
      .filter(({ field }) => isUniqueField(field))
      .map(({ field, name }) => ({
        name: naming.uniqueIndexName(table, name),
        place: `the unique index of ${ofField(field.name)}`,
      })),
    ...[...lists.values()].flatMap((list) => primaryKey(list.table, ofField(list.field.name), naming)),
    ...indexes.map(({ index, name }) => ({
      name: naming.keptIndexName(table, name),
      place: `the index ${backticked(index.name)} of ${named}`,
    })),
  ]
}

function primaryKey(table: TableName, of: string, naming: IndexNaming): readonly OwnIndex[] {
  const name = naming.primaryKeyName(table)
  return name === undefined ? [] : [{ name, place: `the primary key of ${of}` }]
}
