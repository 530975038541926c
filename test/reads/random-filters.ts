import { oneOf, type Chance } from '../support/chance.js'
import {
  fleetTypes,
  type Fleet,
  type Leaf,
  type Scalar,
  type TypeName,
  type Where,
  type WhereValue,
} from './filter-model.js'

const values: Readonly<Record<Scalar, readonly Leaf[]>> = {
  ID: ['sa', 'sb', 'sc', 'sd', 'pa', 'pb', 'ca', 'b', 'zz'],
  String: ['ann', 'bea', 'cy', 'anna', 'a', ''],
  Int: [-1, 0, 1, 2, 3],
  Boolean: [true, false],
  Kind: ['TUG', 'FERRY'],
}

const ids = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${String.fromCharCode(97 + index)}`)

/** A fleet in which every value and every relation is also missing somewhere. */
export function randomFleet(pick: Chance): Fleet {
  const [shipIds, portIds, sailorIds] = [ids('s', 12), ids('p', 5), ids('c', 8)]
  const perhaps = <Item>(item: () => Item): Item | null => (pick(3) === 0 ? null : item())
  const names = values.String.filter((text) => text !== '')
  const spareCaptains = [...sailorIds]
  const ships = shipIds.map((id) => ({
    id,
    name: perhaps(() => oneOf(pick, names)),
    size: perhaps(() => oneOf(pick, values.Int)),
    active: perhaps(() => oneOf(pick, values.Boolean)),
    kind: perhaps(() => oneOf(pick, values.Kind)),
    port: perhaps(() => oneOf(pick, portIds.slice(1))),
    captain: perhaps(() => spareCaptains.splice(pick(spareCaptains.length), 1)[0] ?? null),
    crew: sailorIds.slice(1).filter(() => pick(4) === 0),
    leader: perhaps(() => oneOf(pick, shipIds.slice(2))),
  }))
  return {
    Ship: ships.map((ship) => ({ ...ship, followers: ships.filter(({ leader }) => leader === ship.id).map(idOf) })),
    Port: portIds.map((id) => ({
      id,
      city: oneOf(pick, names),
      depth: perhaps(() => oneOf(pick, values.Int)),
      ships: ships.filter(({ port }) => port === id).map(idOf),
    })),
    Sailor: sailorIds.map((id) => ({
      id,
      nick: oneOf(pick, names),
      age: perhaps(() => oneOf(pick, values.Int)),
      commands: ships.find(({ captain }) => captain === id)?.id ?? null,
      serves: ships.filter(({ crew }) => crew.includes(id)).map(idOf),
    })),
  }
}

const idOf = ({ id }: { readonly id: string }): string => id

const operators: Readonly<Record<Scalar, readonly string[]>> = {
  Boolean: ['', '_not'],
  Kind: ['', '_not', '_in', '_not_in'],
  Int: ['', '_not', '_in', '_not_in', '_lt', '_lte', '_gt', '_gte'],
  ...textOperators(),
}

function textOperators(): Readonly<Record<'String' | 'ID', readonly string[]>> {
  const text = ['', '_not', '_in', '_not_in', '_lt', '_lte', '_gt', '_gte'].concat(
    ['contains', 'starts_with', 'ends_with'].flatMap((match) => [`_${match}`, `_not_${match}`]),
  )
  return { String: text, ID: text }
}

export interface FilterPlace {
  readonly type: TypeName
  /** Levels of operators and relations. */
  readonly depth: number
  /** Writes of many nodes refuse operators that are null; those of a parent's children know no relations. */
  readonly of: 'read' | 'write' | 'children'
}

/** A filter with every kind of hole in it: absent, null, empty lists and objects. */
export function randomWhere(pick: Chance, place: FilterPlace): Where {
  const { scalars, relations } = fleetTypes[place.type]
  const deeper = { ...place, depth: place.depth - 1 }
  const entry = (): readonly [string, WhereValue] => {
    const kind = pick(place.depth === 0 ? 4 : place.of === 'children' ? 8 : 10)
    if (kind < 4) return randomComparison(pick, scalars)
    if (kind < 8) return [oneOf(pick, ['AND', 'OR', 'NOT']), randomOperands(pick, deeper)]
    const [field, { to, isList }] = oneOf(pick, Object.entries(relations))
    const key = isList ? `${field}_${oneOf(pick, ['some', 'every', 'none'])}` : field
    if (pick(10) === 0) return [key, isList ? undefined : null]
    return [key, randomWhere(pick, { ...deeper, type: to })]
  }
  return Object.fromEntries(Array.from({ length: oneOf(pick, [0, 1, 1, 1, 2, 2, 3]) }, entry))
}

function randomOperands(pick: Chance, place: FilterPlace): WhereValue {
  if (pick(15) === 0) return place.of === 'read' ? oneOf(pick, [null, undefined]) : undefined
  const operands = Array.from({ length: pick(4) }, () => randomWhere(pick, place))
  const [only] = operands
  return operands.length === 1 && only !== undefined && pick(3) === 0 ? only : operands
}

function randomComparison(pick: Chance, scalars: Readonly<Record<string, Scalar>>): readonly [string, WhereValue] {
  const [field, scalar] = oneOf(pick, Object.entries(scalars))
  const operator = oneOf(pick, operators[scalar])
  const hole = pick(8)
  if (hole < 2) return [field + operator, hole === 0 ? null : undefined]
  const value = (): Leaf => oneOf(pick, values[scalar])
  if (operator.endsWith('_in')) return [field + operator, Array.from({ length: pick(4) }, value)]
  // an empty text is in every text, which says little
  return [field + operator, value()]
}

/** A document whose filters are made one by one. */
export interface WrittenFilters {
  /** Definitions of the variables of all filters: `($v0: Int, $v1: [ShipWhereInput!])`. */
  definitions(): string
  readonly variables: Readonly<Record<string, unknown>>
  /** A filter's text, some of its values as variables; what is absent is a variable that is not given. */
  write(where: Where, place: FilterPlace): string
}

export function writtenFilters(pick: Chance): WrittenFilters {
  const definitions: string[] = []
  const variables: Record<string, unknown> = {}
  const variable = (graphqlType: string, value: WhereValue): string => {
    const name = `v${String(definitions.length)}`
    definitions.push(`$${name}: ${graphqlType}`)
    if (value !== undefined) variables[name] = value
    return `$${name}`
  }
  const filterType = (of: TypeName, where: FilterPlace['of']): string =>
    where === 'children' ? `${of}ScalarWhereInput` : `${of}WhereInput`
  const write = (place: Omit<FilterPlace, 'depth'>, object: Where): string =>
    `{${Object.entries(object)
      .map(([key, value]) => `${key}: ${writeValue(place, key, value)}`)
      .join(', ')}}`
  const writeValue = ({ type, of }: Omit<FilterPlace, 'depth'>, key: string, value: WhereValue): string => {
    const { to, graphqlType, isLeaf } = keyType(type, key, (name) => filterType(name, of))
    if (value === undefined || pick(isLeaf ? 3 : 8) === 0) return variable(graphqlType, value)
    if (value === null) return 'null'
    if (isLeaf) return writeLeaf(value as Leaf | readonly Leaf[], graphqlType)
    const writeOne = (item: Where): string => write({ type: to, of }, item)
    return Array.isArray(value) ? `[${(value as readonly Where[]).map(writeOne).join(', ')}]` : writeOne(value as Where)
  }
  return {
    definitions: () => (definitions.length === 0 ? '' : `(${definitions.join(', ')})`),
    variables,
    write: (where, place) => write(place, where),
  }
}

const writeLeaf = (value: Leaf | readonly Leaf[], graphqlType: string): string =>
  graphqlType.includes('Kind') ? JSON.stringify(value).replaceAll('"', '') : JSON.stringify(value)

interface KeyType {
  /** The type that the filters below apply to. */
  readonly to: TypeName
  readonly graphqlType: string
  readonly isLeaf: boolean
}

function keyType(of: TypeName, key: string, filterType: (of: TypeName) => string): KeyType {
  if (key === 'AND' || key === 'OR' || key === 'NOT')
    return { to: of, graphqlType: `[${filterType(of)}!]`, isLeaf: false }
  const { scalars, relations } = fleetTypes[of]
  const [field = ''] = key.split('_')
  const to = relations[field]?.to
  if (to !== undefined) return { to, graphqlType: filterType(to), isLeaf: false }
  const scalar = scalars[field] ?? ''
  return { to: of, graphqlType: key.endsWith('_in') ? `[${scalar}!]` : scalar, isLeaf: true }
}
