import type { ScalarType } from '../../../../model/scalar.js'

/** Column types as the original made them (storage.md section 5). */
export const postgresColumnTypes: Readonly<Record<ScalarType, string>> = {
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
  Date: 'date',
  Time: 'time (3)',
}
