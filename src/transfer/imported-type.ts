import type { ScalarValue } from '../model/scalar.js'
import type { Storage, TypeStorage } from '../connector/sql/storage/storage.js'
import { shown } from './import-document.js'
import { importedValue } from './imported-value.js'
import { TransferFault } from './transfer-fault.js'

/** Throws `TransferFault`. */
export function requireType(typeName: string, storage: Storage): TypeStorage {
  const type = storage.types.get(typeName)
  if (type === undefined) throw new TransferFault(`No model with name: ${typeName} found.`)
  return type
}

/** The value of a node's id, in the form of the type's id field. Throws `TransferFault`. */
export function requireId(id: unknown, type: TypeStorage, storage: Storage): ScalarValue {
  const value = importedValue(id, type.id.field, storage.model)
  if (value === undefined)
    throw new TransferFault(`The id ${shown(id)} of a ${type.type.name} is no ${type.id.field.scalar}.`)
  return value
}
