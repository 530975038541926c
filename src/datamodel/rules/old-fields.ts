import { scalarIn } from '../scalar-kinds.js'
import type { Diagnostic } from '../../errors/diagnostic.js'
import { named } from '../../util/named.js'
import { literalText, readTextDefault } from '../default-value.js'
import { directiveOf, type FieldDeclaration, type TypeDeclaration } from '../document.js'
import { isRelation } from '../relations.js'
import { argumentDiagnostics, oldDirectiveArguments, repeatedDirectives } from './directive-arguments.js'
import { invalidRelationName } from './relation-names.js'
import { ofField, type RuleContext } from './rule.js'

/** V1, V2: the system fields of v1.0 have one form each (datamodel.md section 13). */
export function reservedFields(type: TypeDeclaration, { uuidIds }: RuleContext): readonly Diagnostic[] {
  return type.fields.flatMap((field) => {
    const isUnique = directiveOf(field, 'unique') !== undefined
    if (field.name === 'id') {
      const isFit = field.isRequired && isUnique && (field.typeName === 'ID' || (field.typeName === 'UUID' && uuidIds))
      return isFit
        ? []
        : [
            ofField(
              type,
              field,
              'The field `id` is reserved and has to have the format: id: ID! @unique or id: UUID! @unique.',
            ),
          ]
    }
    if (field.name !== 'createdAt' && field.name !== 'updatedAt') return []
    if (field.isRequired && field.typeName === 'DateTime' && !isUnique) return []
    return [
      ofField(
        type,
        field,
        `The field \`${field.name}\` is reserved and has to have the format: ${field.name}: DateTime!.`,
      ),
    ]
  })
}

/** What a field of v1.0 does wrong beside its name and type (datamodel.md section 14). */
export function oldFieldDiagnostics(
  type: TypeDeclaration,
  field: FieldDeclaration,
  context: RuleContext,
): readonly Diagnostic[] {
  return [
    ...field.directives.flatMap((directive) => argumentDiagnostics(type, field, directive, oldDirectiveArguments)),
    ...repeatedDirectives(type, field),
    ...placedDirectives(type, field, context),
    ...invalidRelationName(type, field),
    ...defaultDiagnostics(type, field, context),
  ]
}

function placedDirectives(
  type: TypeDeclaration,
  field: FieldDeclaration,
  { document }: RuleContext,
): readonly Diagnostic[] {
  const complaints = [
    directiveOf(field, 'defaultValue') !== undefined &&
      `You are using a '@defaultValue' directive. Prisma uses '@default(value: "Value as String")' to declare default values.`,
    directiveOf(field, 'relation') !== undefined &&
      scalarIn(field.typeName, document) !== undefined &&
      !isRelation(field, document) &&
      `The field \`${field.name}\` is a scalar field and cannot specify the \`@relation\` directive.`,
  ]
  return complaints.flatMap((complaint) => (complaint === false ? [] : [ofField(type, field, complaint)]))
}

function defaultDiagnostics(
  type: TypeDeclaration,
  field: FieldDeclaration,
  { document }: RuleContext,
): readonly Diagnostic[] {
  const value = directiveOf(field, 'default')?.arguments.get('value')
  if (value === undefined) return []
  // the original read texts only, and left other literals of lists aside
  if (field.isList)
    return value.kind === 'StringValue' ? [ofField(type, field, 'List fields cannot have defaultValues.')] : []
  const enumType = named(document.enums, field.typeName)
  const scalar = enumType ? 'Enum' : scalarIn(field.typeName, document)
  if (scalar === undefined || readTextDefault(value, scalar, enumType?.values ?? []) !== undefined) return []
  if (enumType) return [ofField(type, field, 'The defaultValue contains an invalid enumValue.')]
  return [ofField(type, field, `Invalid value '${literalText(value) ?? ''}' for type ${field.typeName}.`)]
}
