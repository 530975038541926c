import type { DatabaseError } from '../errors/database-error.js'
import { problem, type Problem } from '../errors/problem.js'
import { isUniqueField } from '../model/lookup.js'
import type { ScalarColumn, TypeStorage } from '../storage/storage.js'

const maxIdentifierLength = 63

/**
 * What users are told when the database refuses a row of `type` (errors.md sections 3.3, 3.4); undefined when the fault
 * is not theirs.
 */
export function problemOfFault(fault: DatabaseError, type: TypeStorage): Problem | undefined {
  switch (fault.fault) {
    case 'unique':
      return problem('uniqueViolation', { model: type.type.name, field: violatedFields(fault, type) })
    case 'foreign-key':
      return problem('referencedNodeMissing')
    case 'not-null':
      return problem('requiredFieldNull', { field: fieldsOfColumns(fault.details.columns ?? [], type).join(', ') })
    case 'value-out-of-range': {
      const [field] = fieldsOfColumns(fault.details.columns ?? [], type)
      return field === undefined
        ? undefined
        : problem('invalidInputValue', { value: 'given', field, model: type.type.name })
    }
    default:
      return undefined
  }
}

/** The fields of the violated index: by its columns where the database names them, else by the index's name. */
function violatedFields({ details }: DatabaseError, type: TypeStorage): string {
  const byColumn = fieldsOfColumns(details.columns ?? [], type)
  if (byColumn.length > 0) return byColumn.join(', ')
  const name = details.constraint
  if (name === undefined) return 'unknown'
  if (name === 'PRIMARY' || name === `${type.table.name}_pkey`) return type.id.field.name
  const found = [...type.columns.values()].find(
    (column) => isUniqueField(column.field) && indexNames(column, type).includes(name),
  )
  return found?.field.name ?? 'unknown'
}

function fieldsOfColumns(columns: readonly string[], type: TypeStorage): readonly string[] {
  return columns.flatMap((name) => [...type.columns.values()].find((column) => column.name === name)?.field.name ?? [])
}

/** Names that the index of a unique column has on one or the other database (storage.md section 6). */
const indexNames = (column: ScalarColumn, { table }: TypeStorage): readonly string[] => [
  `${table.namespace ?? ''}.${table.name}.${column.name}._UNIQUE`.slice(0, maxIdentifierLength),
  `${column.name}_UNIQUE`,
  column.name,
]
