import type { Diagnostic } from '../../errors/diagnostic.js'
import type { ConstValueNode } from 'graphql'
import { directiveOf, type Directive, type FieldDeclaration, type TypeDeclaration } from '../document.js'
import { ofField, ofType, repeated } from './rule.js'

/** What an argument of a known directive must be; `check` gives the complaint. */
interface ArgumentRule {
  readonly name: string
  readonly isRequired?: true
  check(value: ConstValueNode): string | undefined
}

const anything = (): undefined => undefined
const text = (value: ConstValueNode): string | undefined =>
  value.kind === 'StringValue' ? undefined : 'This argument must be a String.'
/** A name in the database. */
const dbName = (value: ConstValueNode): string | undefined => {
  if (value.kind !== 'StringValue') return text(value)
  if (value.value === '') return 'This argument must not be empty.'
  return value.value.includes('\0') ? 'This argument must not have a zero character.' : undefined
}
const maxInt = 2_147_483_647
/** What an Int column can be generated from. */
const positiveInt = (value: ConstValueNode): string | undefined => {
  if (value.kind !== 'IntValue') return 'This argument must be an Int.'
  const isInRange = Number(value.value) >= 1 && Number(value.value) <= maxInt
  return isInRange ? undefined : `This argument must be an Int from 1 to ${String(maxInt)}.`
}
const word =
  (words: readonly string[], complaint: string) =>
  (value: ConstValueNode): string | undefined =>
    (value.kind === 'EnumValue' || value.kind === 'StringValue') && words.includes(value.value) ? undefined : complaint

/** Arguments per directive of v1.1, required ones first (datamodel.md section 5). */
export const directiveArguments: Readonly<Record<string, readonly ArgumentRule[]>> = {
  id: [
    {
      name: 'strategy',
      check: word(
        ['AUTO', 'NONE', 'SEQUENCE'],
        'Valid values for the strategy argument of `@id` are: AUTO, NONE, SEQUENCE.',
      ),
    },
  ],
  default: [{ name: 'value', isRequired: true, check: anything }],
  db: [{ name: 'name', check: dbName }],
  relation: [
    { name: 'name', check: text },
    {
      name: 'onDelete',
      check: word(['CASCADE', 'SET_NULL'], 'Valid values for the argument `onDelete` are: CASCADE,SET_NULL.'),
    },
    { name: 'link', check: word(['INLINE', 'TABLE'], 'Valid values for the argument `link` are: INLINE,TABLE.') },
    { name: 'oldName', check: text },
  ],
  scalarList: [
    {
      name: 'strategy',
      isRequired: true,
      check: word(['RELATION'], 'Valid values for the strategy argument of `@scalarList` are: RELATION.'),
    },
  ],
  sequence: [
    { name: 'name', isRequired: true, check: dbName },
    { name: 'initialValue', isRequired: true, check: positiveInt },
    { name: 'allocationSize', isRequired: true, check: positiveInt },
  ],
  rename: [{ name: 'oldName', isRequired: true, check: text }],
}

/** Arguments per directive of v1.0 (datamodel.md sections 13, 14). */
export const oldDirectiveArguments: typeof directiveArguments = {
  relation: [
    { name: 'name', isRequired: true, check: anything },
    {
      name: 'onDelete',
      check: (value) =>
        value.kind === 'EnumValue' && (value.value === 'CASCADE' || value.value === 'SET_NULL')
          ? undefined
          : 'not a valid value for onDelete',
    },
    { name: 'oldName', check: (value) => (value.kind === 'StringValue' ? undefined : 'not a valid value for oldName') },
  ],
  default: [{ name: 'value', isRequired: true, check: anything }],
  rename: [
    {
      name: 'oldName',
      isRequired: true,
      check: (value) => (value.kind === 'StringValue' ? undefined : 'not a valid value for oldName'),
    },
  ],
}

/** X1: a directive of a field given again; reported once per field. */
export function repeatedDirectives(type: TypeDeclaration, field: FieldDeclaration): readonly Diagnostic[] {
  if (repeated(field.directives.map(({ name }) => name)).size === 0) return []
  return [
    ofField(
      type,
      field,
      `The field \`${field.name}\` specifies a directive more than once. Directives must appear exactly once on a field.`,
    ),
  ]
}

/** X3-X6, I3, L1: arguments that are absent or of the wrong kind. */
export function argumentDiagnostics(
  type: TypeDeclaration,
  field: FieldDeclaration,
  directive: Directive,
  rules: typeof directiveArguments,
): readonly Diagnostic[] {
  const known = Object.hasOwn(rules, directive.name) ? (rules[directive.name] ?? []) : []
  return known.flatMap((rule) => {
    const value = directive.arguments.get(rule.name)
    const complaint = value === undefined ? rule.isRequired && missing(field, directive, rule) : rule.check(value)
    return complaint ? [ofField(type, field, complaint)] : []
  })
}

const missing = (field: FieldDeclaration, directive: Directive, { name }: ArgumentRule): string =>
  `The field \`${field.name}\` specifies the directive \`@${directive.name}\` but it's missing the required argument \`${name}\`.`

/** X2, DB1, E1 and a rename without text: what a type's own directives may say. */
export function typeDirectiveDiagnostics(type: TypeDeclaration): readonly Diagnostic[] {
  const twice = repeated(type.directives.map(({ name }) => name)).size > 0
  const isEmbedded = directiveOf(type, 'embedded') !== undefined
  const rename = directiveOf(type, 'rename')
  const oldName = rename?.firstArgument === undefined ? undefined : rename.arguments.get(rename.firstArgument)
  const tableName = directiveOf(type, 'db')?.arguments.get('name')
  const complaints = [
    twice &&
      `The type \`${type.name}\` specifies a directive more than once. Directives must appear exactly once on a type.`,
    isEmbedded &&
      directiveOf(type, 'db') !== undefined &&
      `The type \`${type.name}\` is specifies the \`@db\` directive. Embedded types must not specify this directive.`,
    isEmbedded && `The type \`${type.name}\` is marked as embedded but this connector does not support embedded types.`,
    rename &&
      oldName === undefined &&
      `The type \`${type.name}\` specifies the directive \`@rename\` but it's missing the required argument \`oldName\`.`,
    oldName !== undefined && text(oldName),
    tableName !== undefined && dbName(tableName),
  ]
  return complaints.flatMap((complaint) => (complaint ? [ofType(type, complaint)] : []))
}
