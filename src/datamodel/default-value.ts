import type { ConstValueNode } from 'graphql'
import { parseDateTime } from '../model/date-time.js'
import { normalizeJsonText } from '../model/json-text.js'
import { greatestFloat, isHeld } from '../model/held-value.js'
import { textForms } from '../model/beyond-scalar.js'
import { scalarFacts, type BeyondScalar, type ScalarType, type ScalarValue } from '../model/scalar.js'

const maxInt = 2_147_483_647

/** The value of `@default` in v1.1: its literal must be of the field's kind (datamodel.md section 5.2). Undefined = refused; null = no default. */
export function readDefault(
  node: ConstValueNode,
  scalar: ScalarType,
  enumValues: readonly string[],
): ScalarValue | undefined {
  if (node.kind === 'StringValue' && node.value === 'null' && acceptsText(scalar)) return null
  switch (scalar) {
    case 'String':
      return node.kind === 'StringValue' ? node.value : undefined
    case 'Int':
      return node.kind === 'IntValue' ? checkedInt(node.value) : undefined
    case 'Float':
      return node.kind === 'IntValue' || node.kind === 'FloatValue' ? checkedFloat(node.value) : undefined
    case 'Boolean':
      return node.kind === 'BooleanValue' ? node.value : undefined
    case 'Json':
      return node.kind === 'StringValue' ? normalizeJsonText(node.value) : undefined
    case 'DateTime':
      return node.kind === 'StringValue' ? parseDateTime(node.value) : undefined
    case 'Enum':
      return node.kind === 'EnumValue' && enumValues.includes(node.value) ? node.value : undefined
    case 'ID':
    case 'UUID':
      return undefined
    case 'BigInt':
    case 'Decimal':
    case 'Date':
    case 'Time':
    case 'Bytes':
      return beyondDefault(node, scalar)
  }
}

/** Written as a string; of numbers as a number, too. */
function beyondDefault(node: ConstValueNode, scalar: BeyondScalar): string | undefined {
  const isNumber = scalarFacts[scalar].number !== undefined && (node.kind === 'IntValue' || node.kind === 'FloatValue')
  const value = node.kind === 'StringValue' || isNumber ? textForms[scalar].read(node.value) : undefined
  return value !== undefined && isHeld(value, { scalar }, 'written') ? value : undefined
}

const acceptsText = (scalar: ScalarType): boolean => scalar === 'String' || scalar === 'Json' || scalar === 'DateTime'

/** The value of `@default` in v1.0: the literal's text, read according to the field's type (datamodel.md section 13). */
export function readTextDefault(
  node: ConstValueNode,
  scalar: ScalarType,
  enumValues: readonly string[],
): ScalarValue | undefined {
  const text = literalText(node)
  if (text === undefined) return undefined
  if (text === 'null') return null
  switch (scalar) {
    case 'String':
    case 'ID':
    case 'UUID':
      return text
    case 'Int':
      return checkedInt(text)
    case 'Float':
      return checkedFloat(text)
    case 'Boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'Json':
      return normalizeJsonText(text)
    case 'DateTime':
      return parseDateTime(text)
    case 'Enum':
      return enumValues.includes(text) ? text : undefined
    case 'BigInt':
    case 'Decimal':
    case 'Date':
    case 'Time':
    case 'Bytes':
      return beyondDefault(node, scalar)
  }
}

const checkedInt = (text: string): number | undefined => {
  const value = Number(text)
  return /^-?\d+$/.test(text) && value >= -maxInt - 1 && value <= maxInt ? value : undefined
}

const checkedFloat = (text: string): number | undefined => {
  const value = Number(text)
  return text.trim() !== '' && Math.abs(value) < greatestFloat ? value : undefined
}

/** A literal's own text, without quotes. */
export function literalText(node: ConstValueNode): string | undefined {
  if (node.kind === 'ListValue' || node.kind === 'ObjectValue') return undefined
  return node.kind === 'NullValue' ? 'null' : String(node.value)
}
