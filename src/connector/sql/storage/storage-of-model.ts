import { invariant } from '../../../errors/internal-error.js'
import {
  isIdField,
  isRelationField,
  isScalarField,
  linkOfRelation,
  oppositeField,
  relatedTypeName,
  relationByName,
} from '../../../model/lookup.js'
import type { Model, ModelType, Relation, RelationField } from '../../../model/model.js'
import type { ColumnForms } from '../tree/column-form.js'
import { withKeptNames } from './kept-names.js'
import { ownIndexName } from './own-index-name.js'
import { checkNames, distinctName, withDistinctNames } from './own-names.js'
import { counterEnd, tableCounters } from './table-counters.js'
import { tableChecks } from './table-checks.js'
import { tableIndexes } from './table-indexes.js'
import type {
  Link,
  LinkLocation,
  ListTable,
  RelationStorage,
  ScalarColumn,
  Storage,
  TableName,
  TypeStorage,
} from './storage.js'

export interface StorageOptions {
  readonly namespace: string | undefined
  /** `LOWERCASED_TABLE_NAMES=1` (storage.md section 1): tables of types, not of links and lists. */
  readonly lowercaseTableNames?: boolean
  /** The name that the database keeps; absent: names are not looked up in its catalogue. */
  readonly kept?: (name: string) => string
  /** What columns are that others made; absent: all are of their fields' kinds. */
  readonly forms?: ColumnForms
}

/** Lays a model out in tables and columns (storage.md sections 5, 7, 8, 10). Embedded types have no table. */
export function storageOfModel(given: Model, options: StorageOptions): Storage {
  const model = options.kept ? withKeptNames(given, options.kept) : given
  const types = new Map<string, NamedType>()
  const links = new Map<string, Map<string, Link>>()
  for (const type of model.types) {
    if (type.isEmbedded) continue
    const table = { namespace: options.namespace, name: tableNameOfType(type, options) }
    const typeLinks = new Map<string, Link>()
    links.set(type.name, typeLinks)
    const columns = columnsOfType(type, table, options)
    types.set(type.name, {
      type,
      table,
      ...columns,
      counters: tableCounters({ table, ...columns }),
      checks: tableChecks({ table, ...columns }),
      links: typeLinks,
      indexes: [],
      textIndexes: [],
    })
  }
  const find = (name: string): TypeStorage => {
    const found = types.get(name)
    invariant(found, `type ${name} has no table`)
    return found
  }
  for (const from of types.values())
    for (const field of from.type.fields.filter(isRelationField)) {
      const relation = relationByName(model, field.relationName)
      const opposite = oppositeField(model, field)
      const location = locationOfLink(relation, { field, opposite }, options.namespace)
      links
        .get(from.type.name)
        ?.set(field.name, { field, relation, from, to: find(relatedTypeName(relation, field)), opposite, location })
    }
  for (const type of types.values()) {
    const indexes = tableIndexes(type)
    type.indexes = indexes.filter(({ index }) => index.method !== 'FULLTEXT')
    type.textIndexes = indexes.filter(({ index }) => index.method === 'FULLTEXT')
  }
  nameApart([...types.values()])
  const relations = new Map(
    model.relations.map((relation) => [relation.name, locationOfRelation(relation, find, options.namespace)]),
  )
  return { model, namespace: options.namespace, types, relations }
}

type NamedPart = 'indexes' | 'textIndexes' | 'checks' | 'counters'
type NamedType = Omit<TypeStorage, NamedPart> & { -readonly [part in NamedPart]: TypeStorage[part] }

/** Gives what would share its name with an element of another table one of its own. */
function nameApart(types: readonly NamedType[]): void {
  const all = types.flatMap(({ table, ...type }) =>
    [...type.indexes, ...type.textIndexes].map((of) => ({ table: table.name, name: of.index.name, of })),
  )
  const indexes = withDistinctNames(
    all.map((one) => ({ ...one, distinct: distinctName(one.table, one.name) })),
    types.flatMap(({ table, links }) =>
      [...links.values()].flatMap(({ location }) =>
        location.kind === 'key-on-this-side' ? [ownIndexName(table.name, location.column)] : [],
      ),
    ),
  )
  const checks = withDistinctNames(
    types
      .flatMap((type) => type.checks)
      .map((of) => ({
        table: of.table.name,
        name: of.column,
        distinct: checkNames(of.table.name, of.column).distinct,
        of,
      })),
  )
  const counters = withDistinctNames(
    types.flatMap(({ table, counters: own }) =>
      own.map((of) => ({
        table: table.name,
        name: of.column.name,
        distinct: distinctName(table.name, of.column.name, counterEnd),
        of,
      })),
    ),
  )
  for (const type of types) {
    type.indexes = type.indexes.map((one) => indexes.get(one) ?? one)
    type.textIndexes = type.textIndexes.map((one) => indexes.get(one) ?? one)
    type.checks = type.checks.map((one) => checks.get(one) ?? one)
    type.counters = type.counters.map((one) => counters.get(one) ?? one)
  }
}

/** Table of a scalar list; both parts are database names. */
const listTableName = (typeTable: string, column: string): string => `${typeTable}_${column}`

function tableNameOfType(type: ModelType, options: StorageOptions): string {
  const name = type.dbName ?? type.name
  return options.lowercaseTableNames ? name.toLowerCase() : name
}

function columnsOfType(
  type: ModelType,
  table: TableName,
  { kept = (name) => name, forms }: StorageOptions,
): Pick<TypeStorage, 'id' | 'columns' | 'softDelete' | 'lists'> {
  const columns = new Map<string, ScalarColumn>()
  const lists = new Map<string, ListTable>()
  for (const field of type.fields.filter(isScalarField)) {
    const name = field.dbName ?? field.name
    if (field.isList) lists.set(field.name, { field, table: { ...table, name: kept(listTableName(table.name, name)) } })
    else {
      const form = forms?.(table.name, name)
      columns.set(field.name, form === undefined ? { field, name } : { field, name, form })
    }
  }
  const id = [...columns.values()].find(({ field }) => isIdField(field))
  invariant(id, `type ${type.name} has no id field`)
  const softDelete = [...columns.values()].find(({ field }) => field.isSoftDelete)
  return { id, columns, ...(softDelete ? { softDelete } : {}), lists }
}

interface Ends {
  readonly field: RelationField
  readonly opposite: RelationField
}

function locationOfLink(relation: Relation, ends: Ends, namespace: string | undefined): LinkLocation {
  const { field } = ends
  const link = linkOfRelation(relation)
  if (link.kind === 'inline')
    return { kind: holdsColumn(relation, ends) ? 'key-on-this-side' : 'key-on-other-side', column: link.column }
  const [ownColumn, otherColumn] = field.side === 'A' ? [link.columnA, link.columnB] : [link.columnB, link.columnA]
  return {
    kind: 'table',
    table: { namespace, name: link.table },
    ownColumn,
    otherColumn,
    ...(link.idColumn === undefined ? {} : { idColumn: link.idColumn }),
  }
}

/**
 * Whether the inline column of `relation` stands in the table of `field`'s owner and holds the id of the node that
 * `field` reaches. On a self relation of two fields that is side B, whichever field carries the link and even where
 * side B is a list, which then keeps its last node only and reads empty; a single field has the column itself
 * (datamodel.md section 7). Databases of the original depend on it.
 */
function holdsColumn(relation: Relation, { field, opposite }: Ends): boolean {
  const link = linkOfRelation(relation)
  invariant(link.kind === 'inline', `relation ${relation.name} has no inline column`)
  if (relation.modelA !== relation.modelB) {
    const owner = field.side === 'A' ? relation.modelA : relation.modelB
    return owner === link.inTypeName
  }
  return opposite.isHidden || (field.side === 'B' && !field.isHidden)
}

function locationOfRelation(
  relation: Relation,
  find: (name: string) => TypeStorage,
  namespace: string | undefined,
): RelationStorage {
  const link = linkOfRelation(relation)
  if (link.kind === 'inline')
    return { relation, location: { kind: 'inline', table: find(link.inTypeName).table, column: link.column } }
  const { table, columnA, columnB, idColumn } = link
  return {
    relation,
    location: {
      kind: 'table',
      table: { namespace, name: table },
      columnA,
      columnB,
      ...(idColumn === undefined ? {} : { idColumn }),
    },
  }
}
