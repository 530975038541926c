/** A service as its generated GraphQL schema shows it: what can be listed, filtered, written. */
export interface ServiceSchema {
  /** In the order of the API; names are unique. */
  readonly models: readonly Model[]
  readonly hasSubscriptions: boolean
}

export interface Model {
  readonly name: string
  /** In the order of the datamodel. */
  readonly fields: readonly Field[]
  /** Root fields: `users`, `usersConnection`, `user`; the last one only where a field is unique. */
  readonly listField: string
  readonly connectionField: string
  readonly singleField: string | undefined
  readonly createField: string | undefined
  readonly updateField: string | undefined
  readonly deleteField: string | undefined
  readonly updateManyField: string | undefined
  readonly deleteManyField: string | undefined
  /** Fields by which one node can be named, in the datamodel's order. */
  readonly uniqueFields: readonly string[]
  /** Values of the model's order enum, `name_ASC`. */
  readonly orders: ReadonlySet<string>
}

interface FieldBase {
  readonly name: string
  readonly isList: boolean
  /** Never null; lists never are. */
  readonly isRequired: boolean
  /** Whether create, update and update-many take it, and whether create asks for it. */
  readonly inCreate: boolean
  readonly mustCreate: boolean
  readonly inUpdate: boolean
  readonly inUpdateMany: boolean
}

export interface ValueField extends FieldBase {
  readonly kind: 'scalar' | 'enum'
  /** Name of the scalar or enum. */
  readonly type: string
  readonly enumValues: readonly string[]
  readonly isUnique: boolean
  /** Filters that the schema has for it, without the field's name: `''`, `_not`, `_contains`. */
  readonly operators: readonly Operator[]
}

export interface RelationField extends FieldBase {
  readonly kind: 'relation'
  /** Name of the related model. */
  readonly type: string
  /** The other side's field; undefined where only this side shows the relation. */
  readonly backField: string | undefined
  /** Verbs of the nested update: `connect`, `disconnect`, … */
  readonly updateVerbs: ReadonlySet<string>
  readonly createVerbs: ReadonlySet<string>
}

export type Field = ValueField | RelationField

export interface Operator {
  /** What follows the field's name, `''` for equality. */
  readonly suffix: string
  /** Type of its value: a scalar or enum. */
  readonly type: string
  readonly isList: boolean
}

export const modelNamed = (schema: ServiceSchema, name: string): Model | undefined =>
  schema.models.find((model) => model.name === name)

export const fieldNamed = (model: Model, name: string): Field | undefined =>
  model.fields.find((field) => field.name === name)

export const isValueField = (field: Field): field is ValueField => field.kind !== 'relation'
export const isRelationField = (field: Field): field is RelationField => field.kind === 'relation'

export const valueFields = (model: Model): readonly ValueField[] => model.fields.filter(isValueField)
export const relationFields = (model: Model): readonly RelationField[] => model.fields.filter(isRelationField)

/** The field by which the page names nodes of a model: `id` where it is unique, else the first unique one. */
export const keyField = (model: Model): string | undefined =>
  model.uniqueFields.includes('id') ? 'id' : model.uniqueFields[0]

const titles = ['name', 'title', 'label', 'displayName', 'fullName', 'username', 'email', 'slug', 'code', 'key', 'text']

/** The field that says most about a node in one word; its key where nothing better is there. */
export function titleField(model: Model): string | undefined {
  const texts = valueFields(model).filter((field) => field.type === 'String' && !field.isList)
  const titled = titles.find((name) => texts.some((field) => field.name === name))
  const unique = texts.find((field) => field.isUnique) ?? texts.find((field) => field.isRequired)
  const other = valueFields(model).find((field) => field.isUnique && field.name !== keyField(model))
  return titled ?? unique?.name ?? other?.name ?? keyField(model)
}
