/**
 * Scalar types of a datamodel (datamodel.md section 4).
 *
 * A value of a field is kept in memory as: String, ID, UUID, Enum -> string; Int, Float -> number, or
 * bigint where it is whole and a double would change it (columns that others made hold such); Boolean -> boolean;
 * DateTime -> text `yyyy-MM-ddTHH:mm:ss.SSSZ` in UTC; Json -> compact JSON text (never the parsed value).
 */
export type ScalarType = 'String' | 'Int' | 'Float' | 'Boolean' | 'DateTime' | 'Json' | 'ID' | 'UUID' | 'Enum'

/** One value of a scalar field, in the form that `ScalarType` describes. */
export type ScalarValue = string | number | bigint | boolean | null

/** What is different between scalars outside the databases. */
export interface ScalarFacts {
  /** The name of the type in a datamodel; absent: enums have names of their own. */
  readonly typeName?: string
  /** The name of the type in a stored schema (storage.md section 4). */
  readonly storedName: string
  /** The kind of its values in a stored schema. */
  readonly storedValue: string
  /** The kind of its values in steps as the management API shows them (management-api.md section 11). */
  readonly shownValue: string
  /** Whether values are compared in memory as every database orders them; texts have collations. */
  readonly isOrdered: boolean
}

export const scalarFacts: Readonly<Record<ScalarType, ScalarFacts>> = {
  String: { typeName: 'String', storedName: 'String', storedValue: 'string', shownValue: 'String', isOrdered: false },
  Int: { typeName: 'Int', storedName: 'Int', storedValue: 'int', shownValue: 'Int', isOrdered: true },
  Float: { typeName: 'Float', storedName: 'Float', storedValue: 'float', shownValue: 'Float', isOrdered: true },
  Boolean: { typeName: 'Boolean', storedName: 'Boolean', storedValue: 'bool', shownValue: 'Boolean', isOrdered: false },
  DateTime: {
    ...{ typeName: 'DateTime', storedName: 'DateTime', storedValue: 'datetime', shownValue: 'DateTime' },
    isOrdered: true,
  },
  Json: { typeName: 'Json', storedName: 'Json', storedValue: 'json', shownValue: 'Json', isOrdered: false },
  ID: { typeName: 'ID', storedName: 'GraphQLID', storedValue: 'graphQlId', shownValue: 'StringId', isOrdered: false },
  UUID: { typeName: 'UUID', storedName: 'UUID', storedValue: 'uuid', shownValue: 'Uuid', isOrdered: false },
  Enum: { storedName: 'Enum', storedValue: 'enum', shownValue: 'Enum', isOrdered: false },
}

const scalarTypes = Object.keys(scalarFacts) as readonly ScalarType[]

/** The scalar that a type name of a datamodel stands for, if any. */
export const scalarNamed = (name: string): ScalarType | undefined =>
  scalarTypes.find((scalar) => scalarFacts[scalar].typeName === name)

/** The scalar of a stored schema's type name, if any. */
export const scalarStoredAs = (name: string): ScalarType | undefined =>
  scalarTypes.find((scalar) => scalarFacts[scalar].storedName === name)
