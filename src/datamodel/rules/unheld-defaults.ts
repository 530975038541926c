import type { Diagnostic } from '../../errors/diagnostic.js'
import type { HeldValues } from '../../model/held-value.js'
import type { ScalarType } from '../../model/scalar.js'
import { shorten } from '../../util/shorten.js'
import { readDefault, readTextDefault } from '../default-value.js'
import { directiveOf, type FieldDeclaration, type TypeDeclaration } from '../document.js'
import { scalarIn } from '../scalar-kinds.js'
import { ofField, type RuleContext } from './rule.js'

/** Defaults that the database holds in no column: each create that relies on one would be refused. */
export const unheldDefaults = (
  type: TypeDeclaration,
  { document, held }: RuleContext,
  syntax: 'v1.0' | 'v1.1',
): readonly Diagnostic[] =>
  type.fields.flatMap((field) => {
    const scalar = scalarIn(field.typeName, document)
    const value = scalar === undefined ? undefined : defaultText(field, scalar, syntax)
    const reason = scalar === undefined || value === undefined ? undefined : whyUnheld(value, scalar, held)
    return reason === undefined
      ? []
      : [
          ofField(
            type,
            field,
            `The default value ${shorten(JSON.stringify(value), longestShown)} of the field \`${field.name}\` ${reason}.`,
          ),
        ]
  })

const longestShown = 100

function defaultText(field: FieldDeclaration, scalar: ScalarType, syntax: 'v1.0' | 'v1.1'): string | undefined {
  const written = directiveOf(field, 'default')?.arguments.get('value')
  if (written === undefined || field.isList) return undefined
  const value = syntax === 'v1.0' ? readTextDefault(written, scalar, []) : readDefault(written, scalar, [])
  return typeof value === 'string' ? value : undefined
}

/** What is wrong with the value; undefined: a column holds it. */
function whyUnheld(value: string, scalar: ScalarType, held: HeldValues): string | undefined {
  if (scalar === 'DateTime' || scalar === 'Date') {
    const [first, last] = held.years
    const year = Number(/^-?\d+/.exec(value)?.[0])
    return year < first || year > last
      ? `lies outside of the years that this database holds: ${String(first)} to ${String(last)}`
      : undefined
  }
  if (scalar !== 'String' && scalar !== 'ID') return undefined
  if (!held.zeroCharacters && value.includes('\0'))
    return 'has a zero character (`\\u0000`), which no text of this database holds'
  return scalar === 'ID' && value.length > held.idLength
    ? `has ${String(value.length)} characters, an ID of this database holds at most ${String(held.idLength)}`
    : undefined
}
