/**
 * Scalar types of a datamodel (datamodel.md section 4).
 *
 * A value of a field is kept in memory as: String, ID, UUID, Enum -> string; Int, Float -> number, or
 * bigint where it is whole and a double would change it (columns that others made hold such); Boolean -> boolean;
 * DateTime -> text `yyyy-MM-ddTHH:mm:ss.SSSZ` in UTC; Json -> compact JSON text (never the parsed value). Those beyond
 * Prisma 1 are texts, the ones that answers have (`beyond-scalar.ts`).
 */
export type ScalarType =
  'String' | 'Int' | 'Float' | 'Boolean' | 'DateTime' | 'Json' | 'ID' | 'UUID' | 'Enum' | BeyondScalar

/** Scalars that only services with `@refract` have (beyond.md section 11). */
export type BeyondScalar = 'BigInt' | 'Decimal' | 'Date' | 'Time' | 'Bytes'

/** A scalar, and how large its values are where the datamodel says so (beyond.md section 11.1). */
export interface SizedScalar {
  readonly scalar: ScalarType
  /** Digits of a Decimal in all; absent: of any number. */
  readonly precision?: number
  /** Those of them behind the point. */
  readonly scale?: number
  /** The greatest number of Bytes. */
  readonly maxSize?: number
}

/** The scalar of something that has more to it. */
export const sizedScalar = ({ scalar, precision, scale, maxSize }: SizedScalar): SizedScalar => ({
  scalar,
  ...(precision === undefined ? {} : { precision }),
  ...(scale === undefined ? {} : { scale }),
  ...(maxSize === undefined ? {} : { maxSize }),
})

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
  /** Of numbers: whether they are whole, so that the database may count them up. */
  readonly number?: 'whole' | 'fraction'
  /** Of a scalar beyond Prisma 1: how `@scalar` names it, and the type that its clients and its stored schemas see. */
  readonly beyond?: { readonly kind: string; readonly base: ScalarType }
}

const beyond = (
  typeName: BeyondScalar,
  kind: string,
  base: 'Int' | 'Float' | 'DateTime' | 'String',
): Pick<ScalarFacts, 'typeName' | 'storedName' | 'storedValue' | 'shownValue' | 'beyond'> => ({
  typeName,
  storedName: base,
  storedValue: base.toLowerCase(),
  shownValue: typeName,
  beyond: { kind, base },
})

export const scalarFacts: Readonly<Record<ScalarType, ScalarFacts>> = {
  String: { typeName: 'String', storedName: 'String', storedValue: 'string', shownValue: 'String', isOrdered: false },
  Int: { typeName: 'Int', storedName: 'Int', storedValue: 'int', shownValue: 'Int', isOrdered: true, number: 'whole' },
  Float: {
    typeName: 'Float',
    storedName: 'Float',
    storedValue: 'float',
    shownValue: 'Float',
    isOrdered: true,
    number: 'fraction',
  },
  Boolean: { typeName: 'Boolean', storedName: 'Boolean', storedValue: 'bool', shownValue: 'Boolean', isOrdered: false },
  DateTime: {
    ...{ typeName: 'DateTime', storedName: 'DateTime', storedValue: 'datetime', shownValue: 'DateTime' },
    isOrdered: true,
  },
  Json: { typeName: 'Json', storedName: 'Json', storedValue: 'json', shownValue: 'Json', isOrdered: false },
  ID: { typeName: 'ID', storedName: 'GraphQLID', storedValue: 'graphQlId', shownValue: 'StringId', isOrdered: false },
  UUID: { typeName: 'UUID', storedName: 'UUID', storedValue: 'uuid', shownValue: 'Uuid', isOrdered: false },
  Enum: { storedName: 'Enum', storedValue: 'enum', shownValue: 'Enum', isOrdered: false },
  BigInt: { ...beyond('BigInt', 'BIG_INT', 'Int'), isOrdered: true, number: 'whole' },
  Decimal: { ...beyond('Decimal', 'DECIMAL', 'Float'), isOrdered: true, number: 'fraction' },
  Date: { ...beyond('Date', 'DATE', 'DateTime'), isOrdered: true },
  Time: { ...beyond('Time', 'TIME', 'String'), isOrdered: true },
  Bytes: { ...beyond('Bytes', 'BYTES', 'String'), isOrdered: false },
}

const scalarTypes = Object.keys(scalarFacts) as readonly ScalarType[]

/** Whether values of both are kept in columns of one type. */
export const haveSameColumn = (one: SizedScalar, other: SizedScalar): boolean =>
  one.scalar === other.scalar && one.precision === other.precision && one.scale === other.scale

/** Changes of a type that keep the values, as far as they fit (beyond.md section 11.2). */
const keptChanges: ReadonlySet<string> = new Set([
  ...['Int BigInt', 'Float Decimal', 'DateTime Date', 'Decimal Decimal'],
  ...['BigInt Int', 'Decimal Float', 'Date DateTime'],
])

/** Whether a column changes its type with its values. */
export const keepsValues = (from: SizedScalar, to: SizedScalar): boolean =>
  !haveSameColumn(from, to) && keptChanges.has(`${from.scalar} ${to.scalar}`)

/** Whether ids change their type as they are, with all that refers to them. */
export const keepsIds = (from: SizedScalar, to: SizedScalar): boolean =>
  keepsValues(from, to) && isWholeNumber(from.scalar) && isWholeNumber(to.scalar)

/** The scalar of Prisma 1 that a type name of a datamodel stands for, if any. */
export const scalarNamed = (name: string): ScalarType | undefined =>
  scalarTypes.find((scalar) => scalarFacts[scalar].typeName === name && scalarFacts[scalar].beyond === undefined)

export const isBeyondScalar = (scalar: ScalarType): scalar is BeyondScalar => scalarFacts[scalar].beyond !== undefined

export const beyondScalars: readonly BeyondScalar[] = scalarTypes.filter(isBeyondScalar)

/** The scalar of a stored schema's type name, if any. */
export const scalarStoredAs = (name: string): ScalarType | undefined =>
  scalarTypes.find((scalar) => scalarFacts[scalar].storedName === name && scalarFacts[scalar].beyond === undefined)

/** Whether values are whole numbers: ids of such types are counted up by the database. */
export const isWholeNumber = (scalar: ScalarType): boolean => scalarFacts[scalar].number === 'whole'
