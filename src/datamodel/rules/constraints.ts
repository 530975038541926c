import { print } from 'graphql'
import type { Diagnostic } from '../../errors/diagnostic.js'
import { brokenRule, compareNumbers, constraintArguments, ruleText, type Constraint } from '../../model/constraint.js'
import { defaultFunctions, firstNumber, madeTexts } from '../../model/default-function.js'
import type { ScalarValue } from '../../model/scalar.js'
import { constraintOf, isConstraintArgument, readConstraintArgument, takesArgument } from '../constraint.js'
import { directiveOf, wordArgument, type FieldDeclaration, type TypeDeclaration } from '../document.js'
import { readTextDefault } from '../default-value.js'
import { scalarIn, sizedAs } from '../scalar-kinds.js'
import { ofField, type RuleContext } from './rule.js'

const known = Object.keys(constraintArguments)

/** What is wrong with `@constraint` (beyond.md section 10.4). */
export function constraintDiagnostics(
  type: TypeDeclaration,
  field: FieldDeclaration,
  { document }: RuleContext,
): readonly Diagnostic[] {
  const directive = directiveOf(field, 'constraint')
  if (directive === undefined) return []
  const at = (text: string): Diagnostic => ofField(type, field, text)
  const beside = ['id', 'version'].filter((name) => directiveOf(field, name) !== undefined)
  if (beside.length > 0)
    return [at(`A constraint stands beside no ${beside.map((name) => `\`@${name}\``).join(' and ')}.`)]
  if (directive.arguments.size === 0)
    return [at(`The directive \`@constraint\` has no argument. Known arguments are: ${known.join(', ')}.`)]
  const scalar = scalarIn(field.typeName, document)
  const faults = [...directive.arguments].flatMap(([name, node]) => {
    if (!isConstraintArgument(name))
      return [at(`The argument \`${name}\` of \`@constraint\` is not known. Known arguments are: ${known.join(', ')}.`)]
    if (scalar === undefined || !takesArgument(scalar, name))
      return [at(`The argument \`${name}\` of \`@constraint\` does not fit the type \`${field.typeText}\`.`)]
    const read = readConstraintArgument(name, node, sizedAs(scalar, field))
    return typeof read === 'object'
      ? [at(`The argument \`${name}\` of \`@constraint\` must be ${read.expected}, found: ${print(node)}.`)]
      : []
  })
  if (faults.length > 0 || scalar === undefined) return faults
  const constraint = constraintOf(field, scalar) ?? {}
  const written = directiveOf(field, 'default')?.arguments.get('value')
  const value = written && !field.isList ? readTextDefault(written, scalar, []) : undefined
  return [...contradictions(constraint), ...brokenDefault(value, constraint), ...brokenFunction(field, constraint)].map(
    at,
  )
}

function contradictions({ min, max, minLength, maxLength }: Constraint): readonly string[] {
  const of = (one: string, other: string): string =>
    `The \`${one}\` of \`@constraint\` is greater than its \`${other}\`: no value satisfies both.`
  return [
    ...(min !== undefined && max !== undefined && compareNumbers(min, max) > 0 ? [of('min', 'max')] : []),
    ...(minLength !== undefined && maxLength !== undefined && minLength > maxLength
      ? [of('minLength', 'maxLength')]
      : []),
  ]
}

function brokenDefault(value: ScalarValue | undefined, constraint: Constraint): readonly string[] {
  const rule = brokenRule(value, constraint)
  return rule === undefined
    ? []
    : [`The default value \`${String(value)}\` must ${ruleText(rule)}, as \`@constraint\` says.`]
}

/** A function that makes values which the constraint refuses. */
function brokenFunction(field: FieldDeclaration, constraint: Constraint): readonly string[] {
  const directive = directiveOf(field, 'defaultFunction')
  const made = directive && wordArgument(directive, 'name')
  const name = defaultFunctions.find((one) => one === made)
  if (name === undefined) return []
  const { max } = constraint
  // rows that are there may have raised it beyond what is too small
  if (name === 'AUTOINCREMENT')
    return max !== undefined && compareNumbers(firstNumber, max) > 0
      ? [
          `The default function \`${name}\` counts from ${String(firstNumber)}, but values must be at most ${max}, as \`@constraint\` says.`,
        ]
      : []
  const rule = brokenRule(madeTexts[name], constraint)
  return rule === undefined
    ? []
    : [
        `Values of the default function \`${name}\`, such as \`${String(madeTexts[name])}\`, must ${ruleText(rule)}, as \`@constraint\` says.`,
      ]
}
