import type { ScalarType } from '../../../../model/scalar.js'

const text = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci'
const id = 'CHARACTER SET utf8 COLLATE utf8_general_ci'

/** Column types as the original made them (storage.md section 5). */
export const mysqlColumnTypes: Readonly<Record<ScalarType, string>> = {
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
  Date: 'date',
  Time: 'time(3)',
}

/** Indexes on long text cover its first characters. */
export const indexPrefix = (scalar: ScalarType): string => (scalar === 'String' || scalar === 'Json' ? '(191)' : '')

/** The same of a column of any type, by its definition. */
export function prefixOfType(definition: string): string {
  if (/^(tiny|medium|long)?(text|blob)/i.test(definition)) return '(191)'
  const length = /^(?:var)?(?:char|binary)\((\d+)\)/i.exec(definition)?.[1]
  return Number(length ?? 0) > 191 ? '(191)' : ''
}
