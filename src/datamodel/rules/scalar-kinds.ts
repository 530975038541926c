import type { Diagnostic } from '../../errors/diagnostic.js'
import { beyondScalars, scalarFacts } from '../../model/scalar.js'
import {
  directiveOf,
  wordArgument,
  type DatamodelDocument,
  type FieldDeclaration,
  type TypeDeclaration,
} from '../document.js'
import { isTaken, kindNamed } from '../scalar-kinds.js'
import { ofField } from './rule.js'

const kindNames = beyondScalars.flatMap((scalar) => scalarFacts[scalar].beyond?.kind ?? [])

/** What is wrong with `@scalar` (beyond.md section 11.1). */
export function scalarKindDiagnostics(
  type: TypeDeclaration,
  field: FieldDeclaration,
  document: DatamodelDocument,
): readonly Diagnostic[] {
  const directive = directiveOf(field, 'scalar')
  if (directive === undefined) return []
  const word = wordArgument(directive, 'type')
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
