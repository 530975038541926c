import { isIdField } from '../../../model/lookup.js'
import { fieldsOfCondition } from '../../../model/index-condition.js'
import type { TypeIndex } from '../../../model/type-index.js'
import type { IndexColumn, TableIndex, TypeStorage } from './storage.js'
import { tableIndexName } from './own-names.js'

/** The indexes of a type whose fields all have columns in its table. */
export const tableIndexes = (type: IndexedType): readonly TableIndex[] => [
  ...(type.type.indexes ?? []).flatMap((index) => {
    const columns = columnsOf(index.fields, type)
    const tested = (index.condition ? fieldsOfCondition(index.condition) : []).map(
      (name) => ({ name, direction: 'asc' }) as const,
    )
    const among = index.isUnique && type.softDelete ? { among: type.softDelete } : {}
    return columns.length < index.fields.length
      ? []
      : [
          {
            index,
            name: nameBeside(type.checks, type.table.name, index),
            columns,
            tested: columnsOf(tested, type),
            ...among,
          },
        ]
  }),
  ...uniquesAmongNodes(type),
]

type IndexedType = Pick<TypeStorage, 'type' | 'table' | 'columns' | 'links' | 'checks' | 'softDelete'>

/** What a unique index of one field is told by where the field has a constraint: to MariaDB both are constraints. */
export const besideCheck = '-unique'

function nameBeside(checks: TypeStorage['checks'], table: string, { name, isUnique }: TypeIndex): string {
  const wanted = tableIndexName(table, name)
  const isTaken = isUnique && checks.some((check) => check.name === wanted)
  return isTaken ? tableIndexName(table, name, besideCheck) : wanted
}

/** Of a soft-deleted type: what holds its unique fields apart. No index of a datamodel has such a name. */
const uniquesAmongNodes = ({ table, columns, softDelete }: IndexedType): readonly TableIndex[] =>
  softDelete === undefined
    ? []
    : [...columns.values()]
        .filter(({ field }) => field.isUnique && !isIdField(field))
        .map(({ field, name }) => {
          const indexed = { name: field.name, direction: 'asc' } as const
          const index: TypeIndex = { name: `${field.name}-live`, fields: [indexed], isUnique: true, method: 'BTREE' }
          return {
            index,
            name: tableIndexName(table.name, index.name),
            columns: [{ field, name, scalar: field.scalar, direction: 'asc' }],
            tested: [],
            among: softDelete,
            ofField: field.name,
          }
        })

const columnsOf = (
  fields: TypeIndex['fields'],
  { columns, links }: Pick<TypeStorage, 'columns' | 'links'>,
): readonly IndexColumn[] =>
  fields.flatMap(({ name, direction }): readonly IndexColumn[] => {
    const scalar = columns.get(name)
    if (scalar) return [{ field: scalar.field, name: scalar.name, scalar: scalar.field.scalar, direction }]
    const link = links.get(name)
    if (link?.location.kind !== 'key-on-this-side') return []
    return [{ field: link.field, name: link.location.column, scalar: link.to.id.field.scalar, direction }]
  })
