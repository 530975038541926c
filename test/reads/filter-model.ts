/** A type of the fleet in memory. */
export type TypeName = 'Ship' | 'Port' | 'Sailor'

export type Scalar = 'Int' | 'String' | 'ID' | 'Boolean' | 'Kind'
export type Leaf = string | number | boolean

/** A `where` as a program would build it: undefined stands for a variable that was not given. */
export interface Where {
  readonly [key: string]: WhereValue
}
export type WhereValue = Leaf | readonly Leaf[] | Where | readonly Where[] | null | undefined

export interface Node {
  readonly id: string
  readonly [field: string]: Leaf | null | readonly string[]
}

interface Relation {
  readonly to: TypeName
  readonly isList: boolean
}

interface FleetType {
  readonly scalars: Readonly<Record<string, Scalar>>
  readonly relations: Readonly<Record<string, Relation>>
}

const one = (to: TypeName): Relation => ({ to, isList: false })
const many = (to: TypeName): Relation => ({ to, isList: true })

/** Relations in every place where a link may be stored: own column, the other's column, a table for it, the own table.
 * `mark` is for writes; filters do not look at it. */
export const fleetDatamodel = `
type Ship {
  id: ID! @id  mark: Int  name: String  size: Int  active: Boolean  kind: Kind
  port: Port @relation(name: "HomePort", link: INLINE)
  captain: Sailor @relation(name: "CaptainOf", link: TABLE)
  crew: [Sailor] @relation(name: "CrewOf", link: TABLE)
  leader: Ship @relation(name: "Convoy", link: INLINE)
  followers: [Ship] @relation(name: "Convoy")
}
type Port { id: ID! @id  city: String!  depth: Int  mark: Int  ships: [Ship] @relation(name: "HomePort") }
type Sailor {
  id: ID! @id  mark: Int  nick: String!  age: Int
  commands: Ship @relation(name: "CaptainOf")  serves: [Ship] @relation(name: "CrewOf")
}
enum Kind { TUG FERRY }
`

export const fleetTypes: Readonly<Record<TypeName, FleetType>> = {
  Ship: {
    scalars: { id: 'ID', name: 'String', size: 'Int', active: 'Boolean', kind: 'Kind' },
    relations: {
      port: one('Port'),
      captain: one('Sailor'),
      crew: many('Sailor'),
      leader: one('Ship'),
      followers: many('Ship'),
    },
  },
  Port: { scalars: { id: 'ID', city: 'String', depth: 'Int' }, relations: { ships: many('Ship') } },
  Sailor: {
    scalars: { id: 'ID', nick: 'String', age: 'Int' },
    relations: { commands: one('Ship'), serves: many('Ship') },
  },
}

/** Nodes by type, each with the ids that its relations lead to. */
export type Fleet = Readonly<Record<TypeName, readonly Node[]>>

/** As SQL decides; null is unknown. */
type Truth = boolean | null

/** Undefined where nothing is asked: no key, or only keys that are left out. */
type Verdict = Truth | undefined

const holds = (verdict: Verdict): boolean => verdict === undefined || verdict === true
const not = (truth: Truth): Truth => (truth === null ? null : !truth)
const allOf = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.includes(null) ? null : true
const anyOf = (truths: readonly Truth[]): Truth => not(allOf(truths.map(not)))

/** Nodes that satisfy a filter by queries.md sections 12 to 14, decided in memory from its text alone. */
export function findNodes(fleet: Fleet, type: TypeName, where: Where): readonly string[] {
  return fleet[type].filter((node) => holds(verdictOf({ fleet, type }, where, node))).map(({ id }) => id)
}

interface Place {
  readonly fleet: Fleet
  readonly type: TypeName
}

function verdictOf(place: Place, where: Where, node: Node): Verdict {
  const verdicts = Object.entries(where).map(([key, value]) =>
    value === undefined ? undefined : keyVerdict(place, { key, value }, node),
  )
  const asked = verdicts.filter((one) => one !== undefined)
  return asked.length === 0 ? undefined : allOf(asked)
}

interface Entry {
  readonly key: string
  readonly value: Exclude<WhereValue, undefined>
}

function keyVerdict(place: Place, { key, value }: Entry, node: Node): Verdict {
  if (key === 'AND' || key === 'OR' || key === 'NOT') return logicalVerdict(place, key, value, node)
  const { scalars, relations } = fleetTypes[place.type]
  const [, field = '', operator = ''] = /^([^_]+)_?(.*)$/.exec(key) ?? []
  const relation = relations[field]
  if (relation) return relatedVerdict(place, relation, { field, operator, value: value as Where | null }, node)
  if (scalars[field] === undefined) throw new Error(`the fleet has no field ${field}`)
  return scalarVerdict(node[field] as Leaf | null, operator, value as Leaf | readonly Leaf[] | null)
}

function logicalVerdict(place: Place, key: 'AND' | 'OR' | 'NOT', value: Entry['value'], node: Node): Verdict {
  if (value === null) return undefined
  const items = (Array.isArray(value) ? value : [value]) as readonly Where[]
  if (items.length === 0) return key !== 'OR'
  const verdicts = items.map((item) => verdictOf(place, item, node))
  if (key === 'NOT') return allOf(verdicts.map((one) => not(one === undefined ? true : one)))
  const asked = verdicts.filter((one) => one !== undefined)
  if (asked.length === 0) return undefined
  return key === 'AND' ? allOf(asked) : anyOf(asked)
}

interface RelationTest {
  readonly field: string
  readonly operator: string
  readonly value: Where | null
}

function relatedVerdict({ fleet }: Place, { to, isList }: Relation, test: RelationTest, node: Node): Truth {
  const found = node[test.field]
  const ids = isList ? (found as readonly string[]) : found === null ? [] : [found]
  const related = fleet[to].filter(({ id }) => ids.includes(id))
  const { value } = test
  if (value === null) return related.length === 0
  const verdicts = related.map((other) => {
    const verdict = verdictOf({ fleet, type: to }, value, other)
    return verdict === undefined ? true : verdict
  })
  if (test.operator === 'every') return !verdicts.includes(false)
  return verdicts.includes(true) === (test.operator !== 'none')
}

function scalarVerdict(found: Leaf | null, operator: string, value: Leaf | readonly Leaf[] | null): Truth {
  const isNegated = operator === 'not' || operator.startsWith('not_')
  const verdict = plainVerdict(found, operator.replace(/^not_?/, ''), value)
  return isNegated ? not(verdict) : verdict
}

function plainVerdict(found: Leaf | null, operator: string, value: Leaf | readonly Leaf[] | null): Truth {
  if (operator === '' || operator === 'in') {
    if (value === null) return found === null
    const members = operator === 'in' ? (value as readonly Leaf[]) : [value as Leaf]
    // nothing is in an empty list, not even what is not known
    return members.length === 0 ? false : found === null ? null : members.includes(found)
  }
  if (value === null || found === null) return null
  const other = value as Leaf
  switch (operator) {
    case 'lt':
      return found < other
    case 'lte':
      return found <= other
    case 'gt':
      return found > other
    case 'gte':
      return found >= other
    case 'contains':
      return String(found).includes(String(other))
    case 'starts_with':
      return String(found).startsWith(String(other))
    case 'ends_with':
      return String(found).endsWith(String(other))
    default:
      throw new Error(`no operator ${operator}`)
  }
}
