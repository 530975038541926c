import type { Diagnostic } from '../../errors/diagnostic.js'
import type { DatamodelDocument, EnumDeclaration } from '../document.js'
import { ofType, repeated } from './rule.js'

const validValue = /^[A-Z][a-zA-Z0-9_]*$/
const maxValueLength = 191

/** E2, then E3 or E4 per enum (datamodel.md section 9). A value written twice does no harm and stays accepted, as it was. */
export function enumDiagnostics({ enums }: DatamodelDocument): readonly Diagnostic[] {
  const twice = repeated(enums.map(({ name }) => name))
  const duplicates = [...twice].map((name) =>
    ofType({ name }, `The enum type \`${name}\` is defined twice in the schema. Enum names must be unique.`),
  )
  return [...duplicates, ...enums.flatMap(valueDiagnostics)]
}

function valueDiagnostics({ name, values }: EnumDeclaration): readonly Diagnostic[] {
  const start = `The enum type \`${name}\` contains invalid enum values.`
  if (values.some((value) => /^[a-z]/.test(value)))
    return [ofType({ name }, `${start} The first character of each value must be an uppercase letter.`)]
  const invalid = values.filter((value) => !validValue.test(value) || value.length > maxValueLength)
  if (invalid.length === 0) return []
  return [ofType({ name }, `${start} Those are invalid: ${invalid.map((value) => `\`${value}\``).join(', ')}.`)]
}
