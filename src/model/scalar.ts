/**
 * Scalar types of a datamodel (datamodel.md section 4).
 *
 * A value of a field is kept in memory as: String, ID, UUID, Enum -> string; Int, Float -> number; Boolean -> boolean;
 * DateTime -> text `yyyy-MM-ddTHH:mm:ss.SSSZ` in UTC; Json -> compact JSON text (never the parsed value).
 */
export type ScalarType = 'String' | 'Int' | 'Float' | 'Boolean' | 'DateTime' | 'Json' | 'ID' | 'UUID' | 'Enum'

/** One value of a scalar field, in the form that `ScalarType` describes. */
export type ScalarValue = string | number | boolean | null
