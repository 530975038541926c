import { DatabaseError } from '../../../errors/database-error.js'
import { isBeyondScalar } from '../../../model/scalar.js'
import { readValue, type Bindings } from '../../../model/value.js'
import type { Dialect } from '../dialect/dialect.js'
import type { SqlQuery } from '../tree/sql-query.js'
import { outOfRange, refuseUnheld } from './refuse-unheld.js'

/** The values of a statement in the form of the driver. Throws `DatabaseError` with the parameter that no column takes. */
export const encodeValues = (
  { params }: SqlQuery,
  bindings: Bindings,
  dialect: Pick<Dialect, 'encode'>,
): readonly unknown[] =>
  params.map((param, index) => {
    const value = readValue(param.value, bindings)
    if (param.limit !== undefined && Math.abs(Number(value)) >= param.limit) throw outOfRange(value, param, index)
    if (!isBeyondScalar(param.scalar)) return dialect.encode(value, param)
    refuseUnheld(value, param, index)
    try {
      return dialect.encode(value, param)
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error
      throw new DatabaseError(error.kind, error.message, { ...error.details, parameter: index + 1 })
    }
  })
