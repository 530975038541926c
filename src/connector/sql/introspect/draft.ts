import type { ExistingSequence, ExistingTable } from '../tree/existing-schema.js'

/** A datamodel while it is made from tables: what later steps find out is put into it. */
export interface Draft {
  readonly types: DraftType[]
  readonly enums: DraftEnum[]
}

export interface DraftType {
  readonly table: ExistingTable
  name: string
  /** Printed as `@relationTable`: no type of the API. */
  readonly isLinkTable: boolean
  fields: DraftField[]
  /** As they are printed, behind those of its table. */
  directives?: readonly string[]
  /** Printed in front of it. */
  comments?: readonly string[]
  /** The order of its fields has a meaning. */
  keepsOrder?: true
  /** Why it is printed as a comment; undefined: it is not, unless all its fields are. */
  fault?: string
}

export interface DraftField {
  name: string
  /** Absent for fields that no column of the type's own table stands for. */
  readonly column?: string
  /** A scalar's or enum's name or, for what no field can have, the column's type; the target's name is that of `target`. */
  typeName: string
  readonly target?: DraftType
  isList: boolean
  /** The list as the base spells it, such as `[String!]!`, without the name. */
  listForm?: '[T]' | '[T!]!'
  isRequired: boolean
  isId: boolean
  isUnique: boolean
  isEnum?: true
  isSoftDelete?: true
  /** Directives beyond Prisma 1, as they are printed. */
  additions?: readonly string[]
  stamp?: 'createdAt' | 'updatedAt' | undefined
  /** As it is printed. */
  default?: string | undefined
  idStrategy?: string | undefined
  sequence?: { readonly name: string; readonly initialValue: number; readonly allocationSize: number } | undefined
  relation?: RelationArguments
  /** Its values have a table of their own. */
  readonly isScalarList?: true
  /** Digits behind the point that the numbers of its column have more than its values. */
  scaledBy?: number
  /** `@db`; absent: the name itself. */
  dbName?: string | undefined
  comments: string[]
  /** Printed as a comment. */
  isError: boolean
}

export interface RelationArguments {
  name?: string | undefined
  link?: string | undefined
  onDelete?: string | undefined
}

export interface DraftEnum {
  /** Of the database's type; absent where a column alone has the values. */
  readonly rawName: string
  name: string
  readonly values: readonly string[]
}

export const sequenceOf = ({ name, start, increment }: ExistingSequence): NonNullable<DraftField['sequence']> => ({
  name,
  initialValue: start,
  allocationSize: increment,
})
