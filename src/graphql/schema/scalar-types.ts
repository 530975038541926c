import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLScalarType,
  GraphQLString,
  isEnumType,
  Kind,
  type GraphQLEnumType,
  type GraphQLLeafType,
  type ValueNode,
} from 'graphql'
import { InternalError } from '../../errors/internal-error.js'
import { parseDateTime } from '../../model/date-time.js'
import { isJsonTooDeep, maxJsonNesting, normalizeJsonText } from '../../model/json-text.js'
import { textForms } from '../../model/beyond-scalar.js'
import { scalarFacts, type BeyondScalar, type ScalarType } from '../../model/scalar.js'
import { parseUuid } from '../../model/uuid.js'
import { exactWhole, isDouble, isExactNumber, jsonText, wholeDigits } from '../../util/exact-json.js'

/** Why a value is none of a scalar's; `message` is the reason that the user reads (mutations.md section 5). */
export class ValueReasonError extends Error {
  override readonly name = 'ValueReasonError'
}

/** How values of a scalar are read; they are kept in the form that `model/scalar.ts` describes. Both throw `ValueReasonError`. */
interface ScalarRule {
  readonly description?: string
  literal(node: ValueNode): string | number | boolean
  /** A variable's value. */
  readonly variable: (value: unknown) => string | number | boolean
}

const refuse = (reason: string): never => {
  throw new ValueReasonError(reason)
}

const maxInt = 2_147_483_647

function checkedInt(value: number): number {
  // -0 is 0
  return value >= -maxInt - 1 && value <= maxInt ? value + 0 : refuse('Value is too big to fit in Int')
}

const intRule: ScalarRule = {
  description:
    'The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent values between -(2^31) and 2^31 - 1.',
  literal: (node) => (node.kind === Kind.INT ? checkedInt(Number(node.value)) : refuse('Int value expected')),
  variable: (value) => {
    if (typeof value === 'number') return Number.isInteger(value) ? checkedInt(value) : refuse('Int value expected')
    const digits = wholeDigits(value)
    return digits === undefined ? refuse('Int value expected') : checkedInt(Number(digits))
  },
}

const tooPrecise = 'Float or Int value is too big to fit in double'

/** A decimal that says exactly what the double's shortest text says. */
const checkedFloat = (digits: string): number => (isDouble(digits) ? Number(digits) : refuse(tooPrecise))

const floatRule: ScalarRule = {
  description:
    'The `Float` scalar type represents signed double-precision fractional values as specified by [IEEE 754](http://en.wikipedia.org/wiki/IEEE_floating_point).',
  literal(node) {
    if (node.kind === Kind.FLOAT) return checkedFloat(node.value)
    if (node.kind !== Kind.INT) return refuse('Float or Int value expected')
    const whole = exactWhole(node.value)
    return typeof whole === 'number' ? whole : refuse(tooPrecise)
  },
  variable: (value) => {
    if (isExactNumber(value)) return refuse(tooPrecise)
    return typeof value === 'number' && Number.isFinite(value) ? value : refuse('Float or Int value expected')
  },
}

const booleanRule: ScalarRule = {
  description: 'The `Boolean` scalar type represents `true` or `false`.',
  literal: (node) => (node.kind === Kind.BOOLEAN ? node.value : refuse('Boolean value expected')),
  variable: (value) => (typeof value === 'boolean' ? value : refuse('Boolean value expected')),
}

const stringRule: ScalarRule = {
  description:
    'The `String` scalar type represents textual data, represented as UTF-8 character sequences. The String type is most often used by GraphQL to represent free-form human-readable text.',
  literal: (node) => (node.kind === Kind.STRING ? node.value : refuse('String value expected')),
  variable: (value) => (typeof value === 'string' ? value : refuse('String value expected')),
}

const idRule: ScalarRule = {
  description:
    'The `ID` scalar type represents a unique identifier, often used to refetch an object or as key for a cache. The ID type appears in a JSON response as a String; however, it is not intended to be human-readable. When expected as an input type, any string (such as `"4"`) or integer (such as `4`) input value will be accepted as an ID.',
  literal: (node) =>
    node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : refuse('String or Int value expected'),
  variable: (value) => {
    return typeof value === 'string' ? value : (wholeDigits(value) ?? refuse('String or Int value expected'))
  },
}

const checkedUuid = (text: string): string => parseUuid(text) ?? refuse('This is not a valid type 4 UUID.')

const uuidRule: ScalarRule = {
  description: 'A type 4 UUID according to IETF RFC 4122.',
  literal: (node) => checkedUuid(node.kind === Kind.STRING ? node.value : ''),
  variable: (value) => checkedUuid(typeof value === 'string' ? value : ''),
}

const checkedDate = (text: string): string => parseDateTime(text) ?? refuse('Date value expected')

const dateTimeRule: ScalarRule = {
  literal: (node) => checkedDate(node.kind === Kind.STRING ? node.value : ''),
  variable: (value) => checkedDate(typeof value === 'string' ? value : ''),
}

function checkedJson(text: string | undefined): string {
  if (text === undefined) return refuse('Not valid JSON')
  if (isJsonTooDeep(text))
    return refuse(`JSON nests more than ${String(maxJsonNesting)} arrays and objects in each other`)
  return normalizeJsonText(text) ?? refuse('Not valid JSON')
}

/** A literal is a string that holds JSON, a variable the object or list itself. */
const jsonRule: ScalarRule = {
  description: 'Raw JSON value',
  literal: (node) => checkedJson(node.kind === Kind.STRING ? node.value : undefined),
  variable: (value) =>
    value !== null && typeof value === 'object' ? checkedJson(jsonText(value)) : refuse('Not valid JSON'),
}

/** Literals are written natively, objects and lists too; kept as compact JSON text. */
const jsonValueRule: ScalarRule = {
  description: 'Any JSON value. Literals are written natively: 5, "x", [1, {a: null}]',
  literal: (node) => jsonOfLiteral(node),
  variable: (value) => jsonText(value),
}

function jsonOfLiteral(node: ValueNode): string {
  switch (node.kind) {
    case Kind.NULL:
      return 'null'
    case Kind.INT:
    case Kind.FLOAT:
      return node.value
    case Kind.BOOLEAN:
      return String(node.value)
    case Kind.STRING:
    case Kind.ENUM:
      return JSON.stringify(node.value)
    case Kind.LIST:
      return `[${node.values.map(jsonOfLiteral).join(',')}]`
    case Kind.OBJECT:
      return `{${node.fields.map(({ name, value }) => `${JSON.stringify(name.value)}:${jsonOfLiteral(value)}`).join(',')}}`
    case Kind.VARIABLE:
      return refuse('JSON value expected without variables inside; give the whole value as one variable')
  }
}

const numberKinds: ReadonlySet<string> = new Set([Kind.INT, Kind.FLOAT])
const textOfNode = (node: ValueNode): string | undefined => ('value' in node ? String(node.value) : undefined)

/** The digits of a number of a variable. */
function numberText(value: unknown): string | undefined {
  if (isExactNumber(value)) return value.text
  return typeof value === 'number' ? (wholeDigits(value) ?? String(value)) : undefined
}

/** A scalar whose values are texts; a number gives its digits, whether it is a literal or a variable's. */
function textRule(name: BeyondScalar, description: string): ScalarRule {
  const { read, reason } = textForms[name]
  const isNumber = scalarFacts[name].number !== undefined
  const checked = (text: string | undefined): string => (text === undefined ? undefined : read(text)) ?? refuse(reason)
  return {
    description,
    literal: (node) =>
      checked(node.kind === Kind.STRING || (isNumber && numberKinds.has(node.kind)) ? textOfNode(node) : undefined),
    variable: (value) => checked(typeof value === 'string' ? value : isNumber ? numberText(value) : undefined),
  }
}

const longRule: ScalarRule = {
  description:
    'The `Long` scalar type represents non-fractional signed whole numeric values. Long can represent values between -(2^63) and 2^63 - 1.',
  literal: (node) => (node.kind === Kind.INT ? Number(node.value) : refuse('Long value expected')),
  variable: (value) => (typeof value === 'number' && Number.isInteger(value) ? value : refuse('Long value expected')),
}

/** Rules by the scalar's name. */
const scalarRules: Readonly<Record<string, ScalarRule>> = {
  Int: intRule,
  Float: floatRule,
  Boolean: booleanRule,
  String: stringRule,
  ID: idRule,
  UUID: uuidRule,
  DateTime: dateTimeRule,
  Json: jsonRule,
  Long: longRule,
  JsonValue: jsonValueRule,
  BigInt: textRule(
    'BigInt',
    'A whole number between -(2^63) and 2^63 - 1; a string in answers, a number or a string in inputs.',
  ),
  Decimal: textRule(
    'Decimal',
    'A decimal number with all its digits; a string in answers, a number or a string in inputs.',
  ),
  Bytes: textRule('Bytes', 'Bytes as base64, in answers with padding and without line breaks.'),
  Date: textRule('Date', 'A day without a time and without a time zone, such as "2020-01-31".'),
  Time: textRule('Time', 'A time of day, such as "03:04:05" or "03:04:05.678".'),
}

function ruleOf(name: string): ScalarRule {
  const rule = scalarRules[name]
  if (rule === undefined) throw new InternalError(`no rule reads values of ${name}`)
  return rule
}

/** A literal of a scalar or an enum; throws `ValueReasonError`. */
export function readLiteral(type: GraphQLLeafType, node: ValueNode): string | number | boolean {
  if (!isEnumType(type)) return ruleOf(type.name).literal(node)
  return node.kind === Kind.ENUM ? knownEnumValue(type, node.value) : refuse('Enum value expected')
}

/** A variable's value of a scalar or an enum; throws `ValueReasonError`. */
export const readVariableValue = (type: GraphQLLeafType, value: unknown): string | number | boolean =>
  variableReader(type)(value)

/** What reads values of variables of a scalar or an enum; it throws `ValueReasonError`. */
export function variableReader(type: GraphQLLeafType): (value: unknown) => string | number | boolean {
  if (!isEnumType(type)) return ruleOf(type.name).variable
  return (value) => (typeof value === 'string' ? knownEnumValue(type, value) : refuse('Enum value expected'))
}

function knownEnumValue(type: GraphQLEnumType, name: string): string {
  if (type.getValue(name)) return name
  const known = type
    .getValues()
    .map((value) => value.name)
    .join(', ')
  return refuse(`Enum value '${name}' is undefined in enum type '${type.name}'. Known values are: ${known}.`)
}

/** The original's description of a scalar. */
export const scalarDescription = (name: string): string | undefined => scalarRules[name]?.description

// values are written out by the database, so nothing is serialized here; they are read by the rules above
const ownScalar = (name: string): GraphQLScalarType => {
  const { description } = ruleOf(name)
  return new GraphQLScalarType({
    name,
    ...(description === undefined ? {} : { description }),
    serialize: (value) => value,
  })
}

export const intType = GraphQLInt
export const floatType = GraphQLFloat
export const booleanType = GraphQLBoolean
export const stringType = GraphQLString
export const idType = GraphQLID
export const jsonType = ownScalar('Json')
/** The count of batch payloads, and sums of whole numbers. */
export const longType = ownScalar('Long')

/** Only taken in, by filters of Json fields (beyond.md section 5). */
export const jsonValueType = ownScalar('JsonValue')

/** The GraphQL type of a scalar of the datamodel; enums are made for each model. */
export const scalarTypes: Readonly<Record<Exclude<ScalarType, 'Enum'>, GraphQLScalarType>> = {
  String: stringType,
  Int: intType,
  Float: GraphQLFloat,
  Boolean: booleanType,
  DateTime: ownScalar('DateTime'),
  Json: jsonType,
  ID: idType,
  UUID: ownScalar('UUID'),
  BigInt: ownScalar('BigInt'),
  Decimal: ownScalar('Decimal'),
  Bytes: ownScalar('Bytes'),
  Date: ownScalar('Date'),
  Time: ownScalar('Time'),
}
