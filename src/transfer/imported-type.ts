import type { ScalarValue } from '../model/scalar.js'
import { idFieldOf } from '../model/lookup.js'
import type { Model, ModelType } from '../model/model.js'
import { shown } from './import-document.js'
import { importedValue } from './imported-value.js'
import { TransferError } from './transfer-error.js'

/** Throws `TransferError`. Embedded types have no nodes of their own. */
export function requireType(typeName: string, { types }: Model): ModelType {
  const type = types.find(({ name, isEmbedded }) => name === typeName && !isEmbedded)
  if (type === undefined) throw new TransferError(`No model with name: ${typeName} found.`)
  return type
}

/** The value of a node's id, in the form of the type's id field. Throws `TransferError`. */
export function requireId(id: unknown, type: ModelType, model: Model): ScalarValue {
  const field = idFieldOf(type)
  const value = importedValue(id, field, model)
  if (value === undefined) throw new TransferError(`The id ${shown(id)} of a ${type.name} is no ${field.scalar}.`)
  return value
}
