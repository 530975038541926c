import { isScalarField } from '../../../../model/lookup.js'
import type { RelationStorage, Storage, TypeStorage } from '../../storage/storage.js'
import type { Catalog } from '../../tree/catalog.js'
import type { Identifiers } from '../../tree/identifiers.js'
import { groupBy } from '../../../../util/group-by.js'
import { backticked } from './backticked.js'
import type { Diagnostic } from '../../../../errors/diagnostic.js'

/** What has a name in the database: where it stands in the datamodel, and how it is called there. */
export interface Named {
  readonly name: string
  readonly type: string
  readonly field: string | null
  /** `the field `n` of the type `A`` */
  readonly place: string
}

const serverTable = 'a table of the server itself'

/**
 * Elements of a datamodel that would share one table or column: their values would overwrite each other. `reserved` are
 * the tables that the server itself keeps in the same namespace.
 */
export function meetingNames(
  storage: Storage,
  identifiers: Identifiers,
  reserved: readonly string[],
): readonly Diagnostic[] {
  const own = reserved.map((name): Named => ({ name, type: 'Global', field: null, place: serverTable }))
  const tables = [...own, ...tablesOf(storage, identifiers)]
  const byKey = groupBy(tables, ({ name }) => identifiers.tableKey(name))
  // what shares a table shares its columns
  const isShared = (table: string): boolean => (byKey.get(identifiers.tableKey(table)) ?? []).length > 1
  return [
    ...meetings(tables, identifiers.tableKey, (name) => `table ${backticked(name)}`),
    ...[...columnsByTable(storage)].flatMap(([table, columns]) =>
      isShared(table)
        ? []
        : meetings(
            columns,
            identifiers.columnKey,
            (name) => `column ${backticked(name)} of the table ${backticked(table)}`,
          ),
    ),
  ]
}

/** Names that the database would refuse, of what the active model does not have. */
export function refusedNames(
  { before, after }: { readonly before: Storage; readonly after: Storage },
  identifiers: Identifiers,
): readonly Diagnostic[] {
  const known = new Set(refusedIn(before, identifiers).map(({ description }) => description))
  return refusedIn(after, identifiers).filter(({ description }) => !known.has(description))
}

function refusedIn(storage: Storage, identifiers: Identifiers): readonly Diagnostic[] {
  const { namespace } = storage
  const refusedOf = (named: readonly Named[], of: 'table' | 'column'): readonly Diagnostic[] =>
    named.flatMap(({ name, type, field, place }) => {
      const reason = tooLong(name, identifiers) ?? identifiers.refused(name, of, namespace)
      if (reason === undefined) return []
      const description = `The name ${backticked(name)}, under which ${place} would be kept, ${reason}. Please give it another one.`
      return [{ type, field, description }]
    })
  return [
    ...refusedOf(tablesOf(storage, identifiers), 'table'),
    ...refusedOf([...columnsByTable(storage).values()].flat(), 'column'),
  ]
}

function tooLong(name: string, { maxLength }: Identifiers): string | undefined {
  if (maxLength === undefined || Array.from(name).length <= maxLength) return undefined
  return `is longer than the ${String(maxLength)} characters that the database allows`
}

/**
 * Tables and columns of others that the database does not tell from ones of the datamodel, while they are spelled in
 * another way: `Name` beside a field `name`. What the active model has may be renamed.
 */
export function otherSpellings(
  { before, after }: { readonly before: Storage; readonly after: Storage },
  identifiers: Identifiers,
  { tables }: Catalog,
): readonly Diagnostic[] {
  const [own, ownColumns] = [namesOf(tablesOf(before, identifiers)), columnsByTable(before)]
  const spelledBy = (
    named: readonly Named[],
    there: Iterable<string>,
    { keyOf, owned, shown }: { keyOf(name: string): string; owned: ReadonlySet<string>; shown(name: string): string },
  ): readonly Diagnostic[] => {
    const kept = new Set(there)
    const others = new Map([...kept].filter((name) => !owned.has(name)).map((name) => [keyOf(name), name]))
    return named.flatMap(({ name, type, field, place }) => {
      const other = kept.has(identifiers.kept(name)) ? undefined : others.get(keyOf(name))
      if (other === undefined) return []
      const description = `${upperFirst(place)} would be kept in the ${shown(name)}, but there is the ${shown(other)}, which is the same to the database. Please spell it so, with ${backticked(`@db(name: "${other}")`)}.`
      return [{ type, field, description }]
    })
  }
  return [
    ...spelledBy(tablesOf(after, identifiers), tables.keys(), {
      keyOf: (name) => identifiers.tableKey(name),
      owned: own,
      shown: (name) => `table ${backticked(name)}`,
    }),
    ...[...columnsByTable(after)].flatMap(([table, columns]) =>
      spelledBy(columns, tables.get(table)?.columns.keys() ?? [], {
        keyOf: (name) => identifiers.columnKey(name),
        owned: namesOf(ownColumns.get(table) ?? []),
        shown: (name) => `column ${backticked(name)} of the table ${backticked(table)}`,
      }),
    ),
  ]
}

const namesOf = (named: readonly Named[]): ReadonlySet<string> => new Set(named.map(({ name }) => name))

function meetings(
  named: readonly Named[],
  keyOf: (name: string) => string,
  shown: (name: string) => string,
): readonly Diagnostic[] {
  const first = new Map<string, Named>()
  return named.flatMap((one) => {
    const key = keyOf(one.name)
    const other = first.get(key)
    if (other === undefined) {
      first.set(key, one)
      return []
    }
    const isSpelledAlike = other.name === one.name
    const where = isSpelledAlike ? '' : `, as ${shown(other.name)}, which is the same to the database`
    return [
      {
        type: one.type,
        field: one.field,
        description:
          other.place === serverTable
            ? `${upperFirst(one.place)} would be kept in the ${shown(one.name)}, which is ${serverTable}. Please give it another name, or another schema or database to the services.`
            : `${upperFirst(one.place)} would be kept in the ${shown(one.name)}, where ${other.place} is kept already${where}. Please give one of them another name.`,
      },
    ]
  })
}

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export function tablesOf(storage: Storage, { namesSequences }: Identifiers): readonly Named[] {
  const ofTypes = [...storage.types.values()].flatMap((type): readonly Named[] => [
    { name: type.table.name, type: type.type.name, field: null, place: `the type ${backticked(type.type.name)}` },
    ...[...type.lists.values()].map(({ table, field }) => ({
      name: table.name,
      type: type.type.name,
      field: field.name,
      place: `the list field ${backticked(field.name)} of the type ${backticked(type.type.name)}`,
    })),
  ])
  const links = [...storage.relations.values()].flatMap(({ relation, location }): readonly Named[] =>
    location.kind === 'table'
      ? [
          {
            name: location.table.name,
            type: relation.name,
            field: null,
            place: `the relation ${backticked(relation.name)}`,
          },
        ]
      : [],
  )
  const relayTable = { name: '_RelayId', type: 'Global', field: null, place: serverTable }
  return [
    ...(storage.model.syntax === 'v1.0' ? [relayTable] : []),
    ...ofTypes,
    ...links,
    ...(namesSequences ? sequencesOf(storage) : []),
  ]
}

/** One sequence may serve several types. */
function sequencesOf({ types }: Storage): readonly Named[] {
  const named = [...types.values()].flatMap(({ type, id: { field } }): readonly Named[] => {
    const sequence = field.behaviour?.type === 'id' ? field.behaviour.sequence : null
    const place = `the sequence of the field ${backticked(field.name)} of the type ${backticked(type.name)}`
    return sequence === null ? [] : [{ name: sequence.name, type: type.name, field: field.name, place }]
  })
  return named.filter(({ name }, index) => named.findIndex((one) => one.name === name) === index)
}

function columnsByTable(storage: Storage): ReadonlyMap<string, readonly Named[]> {
  const columns = new Map<string, Named[]>()
  const add = (table: string, named: readonly Named[]): void => {
    columns.set(table, [...(columns.get(table) ?? []), ...named])
  }
  for (const type of storage.types.values()) add(type.table.name, scalarColumns(type))
  const owners = groupBy([...storage.types.values()], ({ table }) => table.name)
  for (const relation of storage.relations.values()) {
    const { name } = relation.location.table
    add(name, linkColumns(relation, owners.get(name)?.[0]))
  }
  return columns
}

const scalarColumns = ({ type }: TypeStorage): readonly Named[] =>
  type.fields.filter(isScalarField).flatMap((field) =>
    field.isList
      ? []
      : [
          {
            name: field.dbName ?? field.name,
            type: type.name,
            field: field.name,
            place: `the field ${backticked(field.name)} of the type ${backticked(type.name)}`,
          },
        ],
  )

function linkColumns({ relation, location }: RelationStorage, owner: TypeStorage | undefined): readonly Named[] {
  const named = (name: string, column: string): Named => ({ name, type: relation.name, field: name, place: column })
  const of = `of the relation ${backticked(relation.name)}`
  if (location.kind === 'table')
    return [
      named(location.columnA, `side A ${of}`),
      named(location.columnB, `side B ${of}`),
      ...(location.idColumn === undefined ? [] : [named(location.idColumn, `the id ${of}`)]),
    ]
  const link = [...(owner?.links.values() ?? [])].find((one) => one.relation === relation && !one.field.isHidden)
  if (!owner || !link) return [named(location.column, `the column ${of}`)]
  return [
    {
      name: location.column,
      type: owner.type.name,
      field: link.field.name,
      place: `the relation field ${backticked(link.field.name)} of the type ${backticked(owner.type.name)}`,
    },
  ]
}
