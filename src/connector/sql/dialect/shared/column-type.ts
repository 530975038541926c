import type { ScalarType, SizedScalar } from '../../../../model/scalar.js'

/** Column types by scalar; of some they depend on the size. */
export type ColumnTypes = Readonly<Record<ScalarType, string | ((size: SizedScalar) => string)>>

/** `decimal(12,2)` */
export const decimalType =
  (name: string) =>
  ({ precision = 65, scale = 30 }: SizedScalar): string =>
    `${name}(${String(precision)},${String(scale)})`

export function columnType(types: ColumnTypes, of: SizedScalar): string {
  const type = types[of.scalar]
  return typeof type === 'string' ? type : type(of)
}
