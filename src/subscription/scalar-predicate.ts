import type { ConnectorCapabilities } from '../connector/capabilities.js'
import { singleScalar } from '../model/lookup.js'
import type { ModelType } from '../model/model.js'
import { scalarFacts, type ScalarType, type ScalarValue } from '../model/scalar.js'
import { readValue, type Bindings, type Value } from '../model/value.js'
import { exactWhole } from '../util/exact-json.js'
import type { CompareOperator, Filter, TextMatch } from '../operation/filter.js'

/** Values of a node's own scalars, by field name. */
export type ScalarValues = Readonly<Record<string, ScalarValue>>

/** As SQL decides: null where a value that is compared is null. */
type Truth = boolean | null

/** A filter that needs nothing but the node's own scalars. */
export interface ScalarPredicate {
  /** Fields that it looks at. */
  readonly fields: readonly string[]
  holds(values: ScalarValues): boolean
}

export interface PredicateContext {
  readonly type: ModelType
  readonly bindings: Bindings
  readonly capabilities: Pick<ConnectorCapabilities, 'comparesText'>
}

type Test = (values: ScalarValues) => Truth

/** The filter in memory; undefined where only the database can tell: relations, and what it compares by rules of its own. */
export function scalarPredicate(filter: Filter, context: PredicateContext): ScalarPredicate | undefined {
  const fields = new Set<string>()
  const test = testOf(filter, context, fields)
  return test && { fields: [...fields].sort(), holds: (values) => test(values) === true }
}

function testOf(filter: Filter, context: PredicateContext, fields: Set<string>): Test | undefined {
  switch (filter.kind) {
    case 'always':
      return () => true
    case 'never':
      return () => false
    case 'unknown':
      return () => null
    case 'and':
    case 'or':
    case 'not': {
      const tests: Test[] = []
      for (const operand of filter.operands) {
        const test = testOf(operand, context, fields)
        if (test === undefined) return undefined
        tests.push(test)
      }
      if (filter.kind === 'or') return (values) => not(every(tests, values, not))
      return (values) => every(tests, values, filter.kind === 'not' ? not : same)
    }
    case 'is-null': {
      const { field, negated } = filter
      if (singleScalar(context.type, field) === undefined) return undefined
      fields.add(field)
      return (values) => (values[field] === null) !== negated
    }
    case 'compare':
      return filter.ignoresCase === true ? undefined : comparison(filter, context, fields)
    case 'in':
      return filter.ignoresCase === true ? undefined : membership(filter, context, fields)
    case 'text':
      return filter.ignoresCase === true ? undefined : textTest(filter, context, fields)
    case 'compare-fields':
      return fieldComparison(filter, context, fields)
    case 'list-has':
    case 'list-has-some':
    case 'list-is-empty':
    case 'json':
    case 'text-search':
    case 'relation':
    case 'relation-null':
    case 'relation-count':
      return undefined
  }
}

const same = (truth: Truth): Truth => truth
const not = (truth: Truth): Truth => (truth === null ? null : !truth)

/** AND of three values: false wins over null. */
function every(tests: readonly Test[], values: ScalarValues, map: (truth: Truth) => Truth): Truth {
  let all: Truth = true
  for (const test of tests) {
    const truth = map(test(values))
    if (truth === false) return false
    all = truth === null ? null : all
  }
  return all
}

/** A value in a form that JavaScript compares as every database does; undefined: there is none. */
type Comparable = (value: unknown) => Compared | undefined

/** Big integers are beyond what a double says, so that none of them equals a number. */
type Compared = number | bigint | string

const number: Comparable = (value) =>
  typeof value === 'number' || typeof value === 'bigint'
    ? value
    : typeof value === 'boolean'
      ? Number(value)
      : undefined
const text: Comparable = (value) => (typeof value === 'string' ? value : undefined)
const instant: Comparable = (value) => {
  const time = typeof value === 'string' ? Date.parse(value) : NaN
  return Number.isNaN(time) ? undefined : time
}
const whole: Comparable = (value) =>
  typeof value === 'string'
    ? exactWhole(value)
    : typeof value === 'number' || typeof value === 'bigint'
      ? value
      : undefined
/** Its units of 10^-100; one with more digits is for the database to compare. */
const decimal: Comparable = (value) => {
  const [front = '', back = ''] = typeof value === 'string' ? value.split('.') : []
  return front === '' || back.length > comparedDigits ? undefined : BigInt(front + back.padEnd(comparedDigits, '0'))
}
const comparedDigits = 100
const uuid: Comparable = (value) => (typeof value === 'string' ? value.toLowerCase() : undefined)

/** How values of a scalar are told apart in memory; undefined where the database has its own mind. */
export function equalityOf(
  scalar: ScalarType,
  { comparesText }: PredicateContext['capabilities'],
): Comparable | undefined {
  switch (scalar) {
    case 'Int':
    case 'Float':
    case 'Boolean':
      return number
    case 'BigInt':
      return whole
    case 'Decimal':
      return decimal
    case 'Date':
    case 'Time':
    case 'Bytes':
      return text
    case 'DateTime':
      return instant
    case 'UUID':
      return uuid
    case 'String':
    case 'ID':
    case 'Enum':
      return comparesText === 'exactly' ? text : undefined
    case 'Json':
      return undefined
  }
}

/** Digits that every database keeps of a float. */
const keptDigits = 15

/** Of a value that is asked for: a float with more digits is for the database to compare, which may cut them off. */
export function askedFormOf(
  scalar: ScalarType,
  capabilities: PredicateContext['capabilities'],
): Comparable | undefined {
  if (scalar !== 'Float') return equalityOf(scalar, capabilities)
  return (value) => {
    const asked = number(value)
    return typeof asked === 'number' && Number(asked.toPrecision(keptDigits)) === asked ? asked : undefined
  }
}

const orders: Readonly<Record<CompareOperator, (left: Compared, right: Compared) => boolean>> = {
  equals: (left, right) => left === right,
  not: (left, right) => left !== right,
  lt: (left, right) => left < right,
  lte: (left, right) => left <= right,
  gt: (left, right) => left > right,
  gte: (left, right) => left >= right,
}

function comparison(
  { field, operator, value }: { readonly field: string; readonly operator: CompareOperator; readonly value: Value },
  { type, capabilities, bindings }: PredicateContext,
  fields: Set<string>,
): Test | undefined {
  const scalar = singleScalar(type, field)?.scalar
  const form = scalar && equalityOf(scalar, capabilities)
  const given = scalar && askedFormOf(scalar, capabilities)?.(readValue(value, bindings))
  if (scalar === undefined || form === undefined || given === undefined) return undefined
  if (operator !== 'equals' && operator !== 'not' && !scalarFacts[scalar].isOrdered) return undefined
  fields.add(field)
  const compare = orders[operator]
  return (values) => {
    const found = form(values[field])
    return found === undefined ? null : compare(found, given)
  }
}

/** Two fields of the node itself. */
function fieldComparison(
  { field, operator, other }: Extract<Filter, { kind: 'compare-fields' }>,
  { type, capabilities }: PredicateContext,
  fields: Set<string>,
): Test | undefined {
  const scalars = [field, other].map((name) => singleScalar(type, name)?.scalar)
  const [left, right] = scalars.map((scalar) => {
    const isServed =
      scalar !== undefined && (operator === 'equals' || operator === 'not' || scalarFacts[scalar].isOrdered)
    return isServed ? equalityOf(scalar, capabilities) : undefined
  })
  if (left === undefined || right === undefined) return undefined
  // the forms of other kinds are in units of their own
  if (left !== right && !(scalars.includes('Int') && scalars.includes('BigInt'))) return undefined
  fields.add(field)
  fields.add(other)
  const compare = orders[operator]
  return (values) => {
    const [one, two] = [left(values[field]), right(values[other])]
    return one === undefined || two === undefined ? null : compare(one, two)
  }
}

function membership(
  { field, negated, value }: { readonly field: string; readonly negated: boolean; readonly value: Value },
  { type, capabilities, bindings }: PredicateContext,
  fields: Set<string>,
): Test | undefined {
  const scalar = singleScalar(type, field)?.scalar
  const form = scalar && equalityOf(scalar, capabilities)
  const list = readValue(value, bindings)
  const asked = scalar && askedFormOf(scalar, capabilities)
  if (form === undefined || asked === undefined || !Array.isArray(list)) return undefined
  const members = new Set(list.map(asked))
  if (members.has(undefined)) return undefined
  fields.add(field)
  return (values) => {
    const found = form(values[field])
    return found === undefined ? null : members.has(found) !== negated
  }
}

/** Wildcards in the value count (queries.md section 12.2); a value that has some is left to the database. */
const wildcards = /[%_!]/

const matches: Readonly<Record<TextMatch, (found: string, part: string) => boolean>> = {
  contains: (found, part) => found.includes(part),
  'starts-with': (found, part) => found.startsWith(part),
  'ends-with': (found, part) => found.endsWith(part),
}

function textTest(
  filter: Extract<Filter, { kind: 'text' }>,
  { type, bindings, capabilities }: PredicateContext,
  fields: Set<string>,
): Test | undefined {
  const { field, match, negated } = filter
  const part = readValue(filter.value, bindings)
  if (capabilities.comparesText !== 'exactly' || singleScalar(type, field) === undefined) return undefined
  if (typeof part !== 'string' || wildcards.test(part)) return undefined
  fields.add(field)
  return (values) => {
    const found = values[field]
    return typeof found === 'string' ? matches[match](found, part) !== negated : null
  }
}
