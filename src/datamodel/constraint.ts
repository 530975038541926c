import type { ConstValueNode } from 'graphql'
import { textForms } from '../model/beyond-scalar.js'
import { constraintArguments, rulesOf, type Constraint } from '../model/constraint.js'
import { isHeld } from '../model/held-value.js'
import type { ScalarType, SizedScalar } from '../model/scalar.js'
import { linearPattern } from '../util/linear-pattern.js'
import { directiveOf, type FieldDeclaration } from './document.js'
import { sizedAs } from './scalar-kinds.js'

export type ConstraintArgument = keyof Constraint

export const isConstraintArgument = (name: string): name is ConstraintArgument =>
  Object.hasOwn(constraintArguments, name)

/** Whether fields of a scalar take an argument of `@constraint`. */
export const takesArgument = (scalar: ScalarType, name: ConstraintArgument): boolean =>
  constraintArguments[name].some((one) => one === scalar)

/** What `@constraint` says of a field, as far as it is right (`rules/constraints.ts`); undefined where it says nothing. */
export function constraintOf(field: FieldDeclaration, scalar: ScalarType): Constraint | undefined {
  const written = directiveOf(field, 'constraint')?.arguments ?? new Map<string, ConstValueNode>()
  const sized = sizedAs(scalar, field)
  const read = [...written].flatMap(([name, node]) => {
    if (!isConstraintArgument(name) || !takesArgument(scalar, name)) return []
    const value = readConstraintArgument(name, node, sized)
    return typeof value === 'object' ? [] : [[name, value] as const]
  })
  const constraint: Constraint = Object.fromEntries(read)
  return rulesOf(constraint).length === 0 ? undefined : constraint
}

/** The value of an argument, or what is expected of it: `a whole number from 0 on`. */
export function readConstraintArgument(
  name: ConstraintArgument,
  node: ConstValueNode,
  scalar: SizedScalar,
): string | number | { readonly expected: string } {
  switch (name) {
    case 'min':
    case 'max':
      return readBound(node, scalar) ?? { expected: `a value of the type \`${scalar.scalar}\`` }
    case 'minLength':
    case 'maxLength':
      return readLength(node) ?? { expected: 'a whole number from 0 on' }
    case 'pattern':
      return readPattern(node)
  }
}

/** Numbers that a column of the field holds; those of many digits may be written as texts. */
function readBound(node: ConstValueNode, scalar: SizedScalar): string | undefined {
  if (node.kind !== 'IntValue' && node.kind !== 'FloatValue' && node.kind !== 'StringValue') return undefined
  const text = textForms.Decimal.read(node.value)
  return text !== undefined && isHeld(text, columnOf(scalar), 'written') && isInRange(text, scalar) ? text : undefined
}

/** What holds the values of a scalar of Prisma 1. */
const columnOf = (scalar: SizedScalar): SizedScalar =>
  scalar.scalar === 'Float'
    ? { scalar: 'Decimal', precision: 65, scale: 30 }
    : scalar.scalar === 'Int'
      ? { scalar: 'BigInt' }
      : scalar

const isInRange = (text: string, { scalar }: SizedScalar): boolean =>
  scalar !== 'Int' || (Number(text) >= -2_147_483_648 && Number(text) <= 2_147_483_647)

const longestText = 1_000_000_000

function readLength(node: ConstValueNode): number | undefined {
  const length = node.kind === 'IntValue' ? Number(node.value) : -1
  return length >= 0 && length <= longestText ? length : undefined
}

function readPattern(node: ConstValueNode): string | { readonly expected: string } {
  if (node.kind !== 'StringValue') return { expected: 'a text' }
  const pattern = linearPattern(node.value)
  return typeof pattern === 'function'
    ? node.value
    : { expected: `a regular expression without look-around and back references, but it ${pattern.fault}` }
}
