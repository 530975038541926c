import type { ScalarType, SizedScalar } from '../../../../model/scalar.js'
import { columnType, decimalType, type ColumnTypes } from '../shared/column-type.js'

const text = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci'
const id = 'CHARACTER SET utf8 COLLATE utf8_general_ci'

/** Column types as the original made them (storage.md section 5). */
const types: ColumnTypes = {
  String: `mediumtext ${text}`,
  Int: 'int',
  Float: 'Decimal(65,30)',
  Boolean: 'boolean',
  DateTime: 'datetime(3)',
  Json: `mediumtext ${text}`,
  Enum: `varchar(191) ${text}`,
  ID: `char(25) ${id}`,
  UUID: `char(36) ${id}`,
  BigInt: 'bigint',
  Decimal: decimalType('decimal'),
  Bytes: 'longblob',
  Date: 'date',
  Time: 'time(3)',
}

export const mysqlColumnType = (of: SizedScalar): string => columnType(types, of)

/** Characters of a text that an index covers: 4 bytes each, of 767. */
const prefixLength = 191
/** More than any number, time or truth value takes. */
const fixedBytes = 32

/** Indexes on long text cover its first characters. */
export const indexPrefix = (scalar: ScalarType): string =>
  scalar === 'String' || scalar === 'Json' || scalar === 'Bytes' ? '(191)' : ''

/** Bytes that a column has in the key of an index at most. */
export function indexedBytes(scalar: ScalarType): number {
  const type = mysqlColumnType({ scalar })
  const length = Number(/\((\d+)/.exec(type)?.[1] ?? prefixLength)
  if (/^(mediumtext|varchar)/.test(type)) return Math.min(length, prefixLength) * 4
  return type.startsWith('char') ? length * 3 : fixedBytes
}

/** The same of a column of any type, by its definition. */
export function prefixOfType(definition: string): string {
  if (/^(tiny|medium|long)?(text|blob)/i.test(definition)) return '(191)'
  const length = /^(?:var)?(?:char|binary)\((\d+)\)/i.exec(definition)?.[1]
  return Number(length ?? 0) > 191 ? '(191)' : ''
}
