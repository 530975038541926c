import type { SizedScalar } from '../../../../model/scalar.js'
import { columnType, decimalType, type ColumnTypes } from '../shared/column-type.js'

/** Column types as the original made them (storage.md section 5). */
const types: ColumnTypes = {
  String: 'text',
  Int: 'int',
  Float: 'Decimal(65,30)',
  Boolean: 'boolean',
  DateTime: 'timestamp (3)',
  Json: 'text',
  Enum: 'text',
  ID: 'varchar (25)',
  UUID: 'uuid',
  BigInt: 'bigint',
  Decimal: decimalType('numeric'),
  Bytes: 'bytea',
  Date: 'date',
  Time: 'time (3)',
}

export const postgresColumnType = (of: SizedScalar): string => columnType(types, of)
