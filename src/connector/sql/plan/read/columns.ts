import { invariant } from '../../../../errors/internal-error.js'
import type { Value } from '../../../../model/value.js'
import { column, param } from '../../tree/build.js'
import type { Column, Expression, Param } from '../../tree/tree.js'
import type { Link, ScalarColumn, TypeStorage } from '../../storage/storage.js'

/** Columns of a type's table as expressions under a table alias. */
export const idColumn = (type: TypeStorage, alias: string): Column => column(alias, type.id.name, type.id.field.scalar)

export function scalarColumnOf(type: TypeStorage, fieldName: string): ScalarColumn {
  const found = type.columns.get(fieldName)
  invariant(found, `${type.type.name}.${fieldName} has no column`)
  return found
}

export function fieldColumn(type: TypeStorage, fieldName: string, alias: string): Column {
  const { name, field, form } = scalarColumnOf(type, fieldName)
  const plain = column(alias, name, field)
  return form === undefined ? plain : { ...plain, form }
}

/** A field's column as rows are ordered by it. */
export function orderedColumn(type: TypeStorage, fieldName: string, alias: string): Expression {
  const operand = fieldColumn(type, fieldName, alias)
  return operand.form === 'unordered' ? { kind: 'as-text', operand } : operand
}

/** What JSON text of a column must know of its size. */
export const scaleOf = ({ scale }: { readonly scale?: number | undefined }): { readonly scale?: number } =>
  scale === undefined ? {} : { scale }

/** A value, or the values of a list, that a field is searched for. */
export const searched = (value: Value, type: TypeStorage, fieldName: string): Param => ({
  ...param(value, scalarColumnOf(type, fieldName).field),
  searched: { field: fieldName, model: type.type.name },
})

export function linkOf(type: TypeStorage, fieldName: string): Link {
  const found = type.links.get(fieldName)
  invariant(found, `${type.type.name}.${fieldName} is no relation`)
  return found
}
