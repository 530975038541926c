import type { SizedScalar } from '../../../../model/scalar.js'
import { columnType, decimalType, type ColumnTypes } from '../shared/column-type.js'

/** Declared column types; SQLite keeps values by their affinity, which these names give (storage.md section 15). */
const types: ColumnTypes = {
  String: 'mediumtext',
  Int: 'int',
  Float: 'Decimal(65,30)',
  Boolean: 'boolean',
  DateTime: 'datetime(3)',
  Json: 'mediumtext',
  Enum: 'varchar(191)',
  ID: 'char(25)',
  UUID: 'char(36)',
  BigInt: 'bigint',
  // integers, 10^scale to one (beyond.md section 11.1): the name has their affinity
  Decimal: decimalType('decimalint'),
  Bytes: 'blob',
  Date: 'date',
  Time: 'time(3)',
}

export const sqliteColumnType = (of: SizedScalar): string => columnType(types, of)
