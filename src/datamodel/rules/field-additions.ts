import type { Diagnostic } from '../../errors/diagnostic.js'
import { defaultFunctions, type DefaultFunction } from '../../model/default-function.js'
import { directiveOf, wordArgument, type FieldDeclaration, type TypeDeclaration } from '../document.js'
import { constraintDiagnostics } from './constraints.js'
import { ofField, type RuleContext } from './rule.js'
import { scalarKindDiagnostics } from './scalar-kinds.js'

/** What is wrong with directives beyond Prisma 1 on fields (beyond.md sections 9.2, 10.3, 10.4, 11). */
export const fieldAdditionDiagnostics = (context: RuleContext): readonly Diagnostic[] =>
  context.document.refract.length === 0
    ? []
    : context.document.types.flatMap((type) => [
        ...versionDiagnostics(type),
        ...type.fields.flatMap((field) => [
          ...defaultFunctionDiagnostics(type, field),
          ...scalarKindDiagnostics(type, field, context),
          ...constraintDiagnostics(type, field, context),
        ]),
      ])

const has = (field: FieldDeclaration, ...names: readonly string[]): boolean =>
  names.some((name) => directiveOf(field, name) !== undefined)

/** `@version` stands on one `Int!` of a type. */
function versionDiagnostics(type: TypeDeclaration): readonly Diagnostic[] {
  return type.fields
    .filter((field) => has(field, 'version'))
    .flatMap((field, index) => {
      const isInt = field.typeName === 'Int' && field.isRequired && !field.isList
      const isAlone = !has(field, 'id', 'unique', 'default', 'defaultFunction')
      return [
        ...(isInt ? [] : [ofField(type, field, 'Fields that are marked as `@version` must be of the type `Int!`.')]),
        ...(isAlone
          ? []
          : [
              ofField(
                type,
                field,
                'Fields that are marked as `@version` take no `@id`, `@unique`, `@default` or `@defaultFunction`.',
              ),
            ]),
        ...(index === 0 ? [] : [ofField(type, field, 'A type has one field that is marked as `@version` at most.')]),
      ]
    })
}

/** Types that hold what a function makes: ids have 25 characters. */
const fitting: Readonly<Record<DefaultFunction, readonly string[]>> = {
  NOW: ['DateTime', 'Date', 'Time'],
  UUID: ['String', 'UUID'],
  CUID: ['String', 'ID'],
  ULID: ['String'],
  NANOID: ['String', 'ID'],
  AUTOINCREMENT: ['Int', 'BigInt'],
}

function defaultFunctionDiagnostics(type: TypeDeclaration, field: FieldDeclaration): readonly Diagnostic[] {
  const directive = directiveOf(field, 'defaultFunction')
  if (directive === undefined) return []
  const name = wordArgument(directive, 'name')
  const counts = name === 'AUTOINCREMENT'
  const known = defaultFunctions.find((one) => one === name)
  if (known === undefined) {
    const found = name === undefined ? 'is missing' : `\`${name}\` is not known`
    return [
      ofField(
        type,
        field,
        `The name of a default function ${found}. Known functions are: ${defaultFunctions.join(', ')}.`,
      ),
    ]
  }
  if (field.isList || !fitting[known].includes(field.typeName) || (counts && !field.isRequired))
    return [ofField(type, field, `The default function \`${known}\` does not fit the type \`${field.typeText}\`.`)]
  if (counts && has(field, 'id'))
    return [
      ofField(
        type,
        field,
        'The default function `AUTOINCREMENT` stands on no id: the database counts such ids anyway.',
      ),
    ]
  return has(field, 'default', 'createdAt', 'updatedAt')
    ? [ofField(type, field, 'A default function stands beside no `@default`, `@createdAt` or `@updatedAt`.')]
    : []
}
