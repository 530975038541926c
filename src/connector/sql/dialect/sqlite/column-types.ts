import type { ScalarType } from '../../../../model/scalar.js'

/** Declared column types; SQLite keeps values by their affinity, which these names give (storage.md section 15). */
export const sqliteColumnTypes: Readonly<Record<ScalarType, string>> = {
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
  Date: 'date',
  Time: 'time(3)',
}
