import { createInput, listInput, sideOf, verbLine } from './create-inputs.js'
import type { LocalField, LocalType } from './datamodel.js'
import type { FieldLine } from './definitions.js'
import { scalarWhereInput, whereUniqueInput } from './filter-inputs.js'
import { isInside, scalarFields, type LocalContext } from './local-context.js'

/** `XUpdateInput` of root updates; absent where nothing can be updated. */
export const updateInput = (type: LocalType, context: LocalContext): string | undefined =>
  context.definitions.addUnlessEmpty(`${type.name}UpdateInput`, () => updateFields(type, undefined, context))

/** `XUpdateManyMutationInput` of root updates of many, `XUpdateManyDataInput` of nested ones. */
export const updateManyInput = (
  type: LocalType,
  place: 'Mutation' | 'Data',
  context: LocalContext,
): string | undefined =>
  context.definitions.addUnlessEmpty(`${type.name}UpdateMany${place}Input`, () =>
    scalarFields(type, context).flatMap((field) => scalarUpdate(type, field, context)),
  )

const updateFields = (type: LocalType, without: LocalField | undefined, context: LocalContext): readonly FieldLine[] =>
  type.fields
    .filter((field) => field !== without)
    .flatMap((field) => {
      const related = context.related(field)
      if (related === undefined) return scalarUpdate(type, field, context)
      const nested = nestedUpdateInput(field, related, context)
      return nested === undefined ? [] : [{ name: field.name, type: nested }]
    })

function scalarUpdate(type: LocalType, field: LocalField, context: LocalContext): readonly FieldLine[] {
  if (field.isId || field.isTimestamp) return []
  return [{ name: field.name, type: field.isList ? listInput(type, field, 'Update', context) : context.leaf(field) }]
}

function nestedUpdateInput(field: LocalField, related: LocalType, context: LocalContext): string | undefined {
  const opposite = context.opposite(field)
  const arity = field.isList ? 'Many' : field.isRequired ? 'OneRequired' : 'One'
  return context.definitions.addUnlessEmpty(`${related.name}Update${arity}${sideOf(opposite)}Input`, () => {
    const verbs = field.isList ? manyVerbs(field, related, context) : oneVerbs(field, related, context)
    const order = verbOrder(field, opposite !== undefined)
    return order.flatMap((verb) => verbs[verb] ?? [])
  })
}

/** Order of the verbs (api-schema.md section 16.2). */
function verbOrder(field: LocalField, isTwoSided: boolean): readonly string[] {
  if (!field.isList) return ['create', 'update', 'upsert', 'delete', 'disconnect', 'connect']
  return isTwoSided
    ? ['create', 'delete', 'connect', 'set', 'disconnect', 'update', 'upsert', 'deleteMany', 'updateMany']
    : ['create', 'update', 'upsert', 'delete', 'connect', 'set', 'disconnect', 'deleteMany', 'updateMany']
}

type Verbs = Readonly<Record<string, readonly FieldLine[]>>

function oneVerbs(field: LocalField, related: LocalType, context: LocalContext): Verbs {
  const opposite = context.opposite(field)
  const side = sideOf(opposite)
  const create = createInput(related, opposite, context)
  const data = nestedDataInput(related, opposite, context)
  const upsert =
    create &&
    data &&
    input(`${related.name}Upsert${side === '' ? 'Nested' : side}Input`, context, { update: data, create })
  const flags = field.isRequired ? undefined : 'Boolean'
  return {
    create: verbLine('create', create, field),
    update: verbLine('update', data, field),
    upsert: verbLine('upsert', upsert, field),
    delete: verbLine('delete', flags, field),
    disconnect: verbLine('disconnect', flags, field),
    connect: verbLine('connect', whereUniqueInput(related, context), field),
  }
}

function manyVerbs(field: LocalField, related: LocalType, context: LocalContext): Verbs {
  const opposite = context.opposite(field)
  const side = sideOf(opposite) === '' ? 'Nested' : sideOf(opposite)
  const create = createInput(related, opposite, context)
  const where = whereUniqueInput(related, context)
  const data = where && nestedDataInput(related, opposite, context)
  const { name } = related
  const update = where && data && input(`${name}UpdateWithWhereUnique${side}Input`, context, { where, data })
  const upsert =
    where &&
    data &&
    create &&
    input(`${name}UpsertWithWhereUnique${side}Input`, context, { where, update: data, create })
  const scalarWhere = scalarWhereInput(related, context)
  const manyData = updateManyInput(related, 'Data', context)
  const updateMany =
    scalarWhere &&
    manyData &&
    input(`${name}UpdateManyWithWhereNestedInput`, context, { where: scalarWhere, data: manyData })
  const connected = isInside(related, context) ? undefined : where
  return {
    create: verbLine('create', create, field),
    update: verbLine('update', update, field),
    upsert: verbLine('upsert', upsert, field),
    delete: verbLine('delete', where, field),
    connect: verbLine('connect', connected, field),
    set: verbLine('set', connected, field),
    disconnect: verbLine('disconnect', connected, field),
    deleteMany: verbLine('deleteMany', scalarWhere, field),
    updateMany: verbLine('updateMany', updateMany, field),
  }
}

/** Data of a nested update, without the field that leads back. */
const nestedDataInput = (type: LocalType, without: LocalField | undefined, context: LocalContext): string | undefined =>
  context.definitions.addUnlessEmpty(`${type.name}Update${sideOf(without)}DataInput`, () =>
    updateFields(type, without, context),
  )

/** An input of which every field is required. */
const input = (name: string, context: LocalContext, fields: Readonly<Record<string, string>>): string =>
  context.definitions.add(name, () => ({
    kind: 'input',
    name,
    fields: Object.entries(fields).map(([field, type]) => ({ name: field, type: `${type}!` })),
  }))
