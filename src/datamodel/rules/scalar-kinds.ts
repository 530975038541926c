import type { ConstValueNode } from 'graphql'
import type { Diagnostic } from '../../errors/diagnostic.js'
import { isHeld } from '../../model/held-value.js'
import { beyondScalars, isBeyondScalar, scalarFacts, type ScalarType } from '../../model/scalar.js'
import { directiveOf, wordArgument, type FieldDeclaration, type TypeDeclaration } from '../document.js'
import { readDefault } from '../default-value.js'
import { isTaken, kindNamed, scalarIn, sizedAs, sizesOf } from '../scalar-kinds.js'
import { ofField, type RuleContext } from './rule.js'

const kindNames = beyondScalars.flatMap((scalar) => scalarFacts[scalar].beyond?.kind ?? [])

/** What is wrong with `@scalar` (beyond.md section 11.1). */
export function scalarKindDiagnostics(
  type: TypeDeclaration,
  field: FieldDeclaration,
  context: RuleContext,
): readonly Diagnostic[] {
  const scalar = scalarIn(field.typeName, context.document)
  const ofSize = scalar === undefined ? [] : sizeComplaints(field, scalar, context)
  return [...kindDiagnostics(type, field, context), ...ofSize.map((text) => ofField(type, field, text))]
}

function kindDiagnostics(
  type: TypeDeclaration,
  field: FieldDeclaration,
  { document }: RuleContext,
): readonly Diagnostic[] {
  const directive = directiveOf(field, 'scalar')
  if (directive === undefined) return []
  const word = wordArgument(directive, 'type')
  const written = scalarIn(field.typeName, document)
  // `n: Decimal @scalar(precision: 12, scale: 2)` says the rest of the type in front of it
  if (word === undefined && written !== undefined && isBeyondScalar(written)) return []
  const kind = kindNamed(word)
  const at = (text: string): readonly Diagnostic[] => [ofField(type, field, text)]
  if (kind === undefined) {
    const found = word === undefined ? 'is missing' : `\`${word}\` is not known`
    return at(`The type of \`@scalar\` ${found}. Known types are: ${kindNames.join(', ')}.`)
  }
  if (isTaken(kind, document))
    return at(`The scalar \`${kind}\` collides with the type of that name. Please rename the type.`)
  const { base = 'String' } = scalarFacts[kind].beyond ?? {}
  return field.typeName === kind
    ? []
    : at(
        `The type \`${String(word)}\` of \`@scalar\` stands on fields of the type \`${base}\`, found: \`${field.typeText}\`.`,
      )
}

/** Sizes that are none, that the database does not have, or that the default does not fit. */
function sizeComplaints(
  field: FieldDeclaration,
  scalar: ScalarType,
  { decimalDigits }: RuleContext,
): readonly string[] {
  const given = directiveOf(field, 'scalar')?.arguments ?? new Map<string, ConstValueNode>()
  const foreign = [...given.keys()].find((name) => name !== 'type' && !sizesOf(scalar).some((one) => one === name))
  if (foreign !== undefined)
    return [`The argument \`${foreign}\` of \`@scalar\` says nothing of the type \`${scalar}\`.`]
  if (sizesOf(scalar).length === 0) return []
  const sized = sizedAs(scalar, field)
  const { precision = 1, scale = 0, maxSize = 1 } = sized
  const isWhole = [precision, scale, maxSize].every((size) => Number.isSafeInteger(size) && size >= 0)
  if (
    !isWhole ||
    precision < 1 ||
    precision > 65 ||
    scale > Math.min(30, precision) ||
    maxSize < 1 ||
    maxSize > mostBytes
  )
    return [
      scalar === 'Decimal'
        ? `A Decimal has a \`precision\` of 1 to 65 digits, 30 of them at most behind the point (\`scale\`), found: ${String(precision)} and ${String(scale)}.`
        : `The \`maxSize\` of Bytes is from 1 to ${String(mostBytes)}, found: ${String(maxSize)}.`,
    ]
  if (precision > decimalDigits)
    return [
      `A Decimal has at most ${String(decimalDigits)} digits on this database, found: ${String(precision)}. Please give it a \`precision\` and \`scale\`, e.g. \`@scalar(type: DECIMAL, precision: ${String(decimalDigits)}, scale: 4)\`.`,
    ]
  const written = directiveOf(field, 'default')?.arguments.get('value')
  const value = written && readDefault(written, scalar, [])
  return typeof value === 'string' && !isHeld(value, sized, 'written')
    ? [`The default value ${value.slice(0, 100)} does not fit the size of the type \`${scalar}\`.`]
    : []
}

const mostBytes = 1_073_741_824
