import type { Diagnostic } from '../../errors/diagnostic.js'
import { directiveOf, type TypeDeclaration } from '../document.js'
import { ofField, ofType } from './rule.js'

/** M2, and the refusal of a second id, which would get no column (datamodel.md section 5.1). */
export function idDiagnostics(type: TypeDeclaration): readonly Diagnostic[] {
  const [first, second] = type.fields.filter((field) => directiveOf(field, 'id') !== undefined)
  if (directiveOf(type, 'embedded') !== undefined) return []
  if (first === undefined)
    return [
      ofType(type, `One field of the type \`${type.name}\` must be marked as the id field with the \`@id\` directive.`),
    ]
  return second === undefined
    ? []
    : [ofField(type, second, `Only one field of the type \`${type.name}\` may be marked as the id field.`)]
}
