import type { Draft, DraftEnum, DraftField, DraftType } from './draft.js'

/** The text of a datamodel, types and enums in the given order (introspection.md section 15). */
export const renderDatamodel = (parts: readonly (DraftType | DraftEnum)[]): string =>
  parts.map((part) => ('values' in part ? renderEnum(part) : renderType(part))).join('\n\n')

const renderEnum = ({ name, values }: DraftEnum): string =>
  [`enum ${name} {`, ...values.map((value) => `  ${value}`), '}'].join('\n')

function renderType(type: DraftType): string {
  const { name, table, isLinkTable, fields, fault, comments = [] } = type
  const directives = [
    ...(table.name === name ? [] : [db(table.name)]),
    ...(isLinkTable ? ['@relationTable'] : []),
    ...(type.directives ?? []),
  ]
  const lines = fields.flatMap((field) => renderField(field, fault !== undefined))
  const isComment = fault !== undefined || fields.every(({ isError }) => isError)
  const mark = isComment ? '# ' : ''
  return [
    ...comments.flatMap((comment) => comment.split(/\r\n|\r|\n/)).map((line) => `# ${line}`),
    ...(fault === undefined ? [] : [`# ${fault}`]),
    `${mark}${['type', name, ...directives].join(' ')} {`,
    ...lines,
    `${mark}}`,
  ].join('\n')
}

function renderField(field: DraftField, isComment: boolean): readonly string[] {
  const text = [`${field.name}:`, typeText(field), ...directivesOf(field)].join(' ')
  return [
    ...field.comments.flatMap((comment) => comment.split(/\r\n|\r|\n/)).map((line) => `  # ${line}`),
    field.isError || isComment ? `  # ${text}` : `  ${text}`,
  ]
}

function typeText({ target, typeName, isList, listForm = '[T]', isRequired }: DraftField): string {
  const name = target?.name ?? typeName
  if (isList) return listForm.replace('T', name)
  return isRequired ? `${name}!` : name
}

/** Sorted by name. */
function directivesOf(field: DraftField): readonly string[] {
  const { stamp, dbName, default: value, isId, idStrategy, relation, isScalarList, sequence, isUnique } = field
  const own = [
    stamp === 'createdAt' && '@createdAt',
    dbName !== undefined && db(dbName),
    value !== undefined && `@default(value: ${value})`,
    isId && (idStrategy === undefined ? '@id' : `@id(strategy: ${idStrategy})`),
    relation !== undefined && relationText(relation),
    isScalarList && '@scalarList(strategy: RELATION)',
    sequence !== undefined &&
      `@sequence(name: ${JSON.stringify(sequence.name)}, initialValue: ${String(sequence.initialValue)}, allocationSize: ${String(sequence.allocationSize)})`,
    field.isSoftDelete && '@softDelete',
    isUnique && !isId && '@unique',
    stamp === 'updatedAt' && '@updatedAt',
  ].filter((directive) => typeof directive === 'string')
  return [...own, ...(field.additions ?? [])].sort((one, other) => compare(wordOf(one), wordOf(other)))
}

const wordOf = (directive: string): string => directive.replace(/\(.*$/s, '')

function relationText({ link, name, onDelete }: NonNullable<DraftField['relation']>): string | undefined {
  const given = [
    link !== undefined && `link: ${link}`,
    name !== undefined && `name: ${JSON.stringify(name)}`,
    onDelete !== undefined && `onDelete: ${onDelete}`,
  ].filter((part) => typeof part === 'string')
  return given.length === 0 ? undefined : `@relation(${given.join(', ')})`
}

const db = (name: string): string => `@db(name: ${JSON.stringify(name)})`

/** Types and enums together by name, fields with the id first (introspection.md section 15). */
export function inOwnOrder({ types, enums }: Draft): readonly (DraftType | DraftEnum)[] {
  return [...types.map((type) => ({ ...type, fields: fieldsInOwnOrder(type) })), ...enums].sort((one, other) =>
    compare(one.name, other.name),
  )
}

export function fieldsInOwnOrder({ fields, keepsOrder }: DraftType): DraftField[] {
  if (keepsOrder) return fields
  const isFirst = ({ isId, isError }: DraftField): boolean => isId && !isError
  return [...fields].sort(
    (one, other) =>
      Number(isFirst(other)) - Number(isFirst(one)) || compare(one.name.toLowerCase(), other.name.toLowerCase()),
  )
}

export const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
