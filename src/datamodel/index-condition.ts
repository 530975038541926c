import { GraphQLError, parseConstValue, type ConstObjectValueNode, type ConstValueNode } from 'graphql'
import type { IndexCondition } from '../model/index-condition.js'
import { isHeld } from '../model/held-value.js'
import type { ScalarType, ScalarValue } from '../model/scalar.js'
import { named } from '../util/named.js'
import { readDefault } from './default-value.js'
import type { DatamodelDocument, FieldDeclaration, TypeDeclaration } from './document.js'
import { scalarIn, sizedAs } from './scalar-kinds.js'

/** What is read of a condition: it, or why it is none. */
export type ReadCondition =
  { readonly condition: IndexCondition; readonly complaint?: undefined } | { readonly complaint: string }

/** A refusal on the way. */
class Complaint extends Error {}

/**
 * The `where` of an index (beyond.md section 10.1): a filter of its type in GraphQL's notation, `{active: true, OR: [{n: null},
 * {n_gt: 5}]}`, over scalars and enums, without lists, Json and texts that are searched in.
 */
export function readIndexCondition(text: string, type: TypeDeclaration, document: DatamodelDocument): ReadCondition {
  try {
    const node = parseConstValue(text)
    if (node.kind !== 'ObjectValue') throw new Complaint('must be a filter such as `{active: true}`')
    const condition = readFilter(node, { type, document })
    return condition.kind === 'all' && condition.of.length === 0
      ? { complaint: 'must hold at least one condition' }
      : { condition }
  } catch (error) {
    if (error instanceof Complaint) return { complaint: error.message }
    if (error instanceof GraphQLError) return { complaint: `is not in the notation of GraphQL: ${error.message}` }
    throw error
  }
}

interface Place {
  readonly type: TypeDeclaration
  readonly document: DatamodelDocument
}

const readFilter = (node: ConstObjectValueNode, place: Place): IndexCondition => ({
  kind: 'all',
  of: node.fields.map(({ name, value }) => readKey(name.value, value, place)),
})

function readKey(key: string, value: ConstValueNode, place: Place): IndexCondition {
  if (key === 'AND' || key === 'OR' || key === 'NOT') {
    const items = value.kind === 'ListValue' ? value.values : [value]
    const of = items.map((item) => {
      if (item.kind !== 'ObjectValue') throw new Complaint(`has a \`${key}\` that is no list of filters`)
      return readFilter(item, place)
    })
    if (key === 'NOT') return { kind: 'not', of: { kind: 'any', of } }
    return { kind: key === 'AND' ? 'all' : 'any', of }
  }
  const { field, suffix } = fieldOfKey(key, place.type)
  const scalar = scalarOf(field, place)
  if (!(suffixesOf[scalar] ?? suffixes).includes(suffix)) throw noCondition(key)
  if (suffix === 'in' || suffix === 'not_in') {
    const items = value.kind === 'ListValue' ? value.values : [value]
    const equal = items.map((item) => comparison(field, '=', item, scalar, place))
    return suffix === 'in' ? { kind: 'any', of: equal } : { kind: 'not', of: { kind: 'any', of: equal } }
  }
  return comparison(field, operators[suffix], value, scalar, place)
}

const operators = { '': '=', not: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

type Suffix = keyof typeof operators | 'in' | 'not_in'

const suffixes: readonly Suffix[] = ['not_in', 'not', 'in', 'lte', 'lt', 'gte', 'gt', '']

/** `n_gt`: the field `n` and what it asks for; a field of the name comes first. */
function fieldOfKey(
  key: string,
  { fields }: TypeDeclaration,
): { readonly field: FieldDeclaration; readonly suffix: Suffix } {
  const own = named(fields, key)
  if (own) return { field: own, suffix: '' }
  for (const suffix of suffixes) {
    if (suffix === '') continue
    const field = key.endsWith(`_${suffix}`) ? named(fields, key.slice(0, -suffix.length - 1)) : undefined
    if (field) return { field, suffix }
  }
  throw noCondition(key)
}

const noCondition = (key: string): Complaint =>
  new Complaint(`has the key \`${key}\`, which is no condition that an index can have`)

/** Those of scalars that have no order. */
const suffixesOf: Readonly<Partial<Record<ScalarType, readonly Suffix[]>>> = {
  Boolean: ['', 'not'],
  Bytes: ['', 'not'],
  Enum: ['', 'not', 'in', 'not_in'],
}

function scalarOf(field: FieldDeclaration, { document }: Place) {
  const scalar = named(document.enums, field.typeName) ? 'Enum' : scalarIn(field.typeName, document)
  if (scalar === undefined || field.isList || scalar === 'Json')
    throw new Complaint(`asks for the field \`${field.name}\`, which is of the type ${field.typeText}`)
  return scalar
}

function comparison(
  field: FieldDeclaration,
  operator: Extract<IndexCondition, { kind: 'compare' }>['operator'],
  node: ConstValueNode,
  scalar: ReturnType<typeof scalarOf>,
  { document }: Place,
): IndexCondition {
  if (node.kind === 'NullValue') {
    if (operator !== '=' && operator !== '<>') throw new Complaint(`compares the field \`${field.name}\` with null`)
    return { kind: 'null', field: field.name, negated: operator === '<>' }
  }
  const isText = scalar === 'ID' || scalar === 'UUID' || scalar === 'String'
  const value: ScalarValue | undefined = isText
    ? node.kind === 'StringValue'
      ? node.value
      : undefined
    : node.kind === 'StringValue' && node.value === 'null'
      ? undefined
      : readDefault(node, scalar, named(document.enums, field.typeName)?.values ?? [])
  if (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && !isHeld(value, sizedAs(scalar, field), 'written'))
  )
    throw new Complaint(`compares the field \`${field.name}\` with a value that is none of the type ${field.typeName}`)
  return { kind: 'compare', field: field.name, operator, value }
}
