import { generatedName, isValidRelationName } from '../../../datamodel/relations.js'
import { lowerFirst, upperFirst } from '../../../model/names.js'
import type { Base, BaseField, BaseType } from './base.js'
import type { ColumnDraft } from './build-draft.js'
import type { DraftField, DraftType } from './draft.js'
import type { LinkTable } from './find-side-tables.js'
import { relationArguments } from './merge-base.js'
import { backFieldNameOf, isFieldName, numbered } from './names.js'

/** One end of a relation. */
interface End {
  readonly type: DraftType
  readonly field: DraftField
}

/** A relation between types of the draft; its back field may be missing. */
interface DraftRelation {
  readonly ends: readonly [End] | readonly [End, End]
  readonly types: readonly [DraftType, DraftType]
  /** Told by the base, or by a table. */
  readonly name: string | undefined
}

/** Adds the fields of the other sides and of link tables, and the names of relations (introspection.md sections 9, 10). */
export function draftRelations(columns: ColumnDraft, base: Base | undefined): void {
  const relations = [
    ...columns.links.flatMap((link) => linkRelation(link, columns, base)),
    ...columns.draft.types.filter(({ isLinkTable }) => !isLinkTable).flatMap((type) => columnRelations(type, base)),
  ]
  nameRelations(relations)
  for (const { ends } of relations)
    for (const { type, field } of ends) if (!type.fields.includes(field)) type.fields.push(field)
  refuseAmbiguous(relations)
}

function columnRelations(type: DraftType, base: Base | undefined): readonly DraftRelation[] {
  const baseType = base?.typeOfTable(type.table.name)
  return type.fields.flatMap((field): DraftRelation[] => {
    const { target } = field
    if (target === undefined || field.column === undefined) return []
    const own = baseType?.fields.find((one) => one.name === field.name && one.isRelation)
    const isSingle = field.isUnique
    if (own === undefined && isSingle) field.relation = { ...field.relation, link: 'INLINE' }
    field.isUnique = false
    const back = backField(
      { type, field, target, isSingle },
      baseType && own ? { base, baseType, own } : undefined,
      base,
    )
    const types = [type, target] as const
    return [
      {
        ends: back
          ? [
              { type, field },
              { type: target, field: back },
            ]
          : [{ type, field }],
        types,
        name: field.relation?.name,
      },
    ]
  })
}

interface Reference {
  readonly type: DraftType
  readonly field: DraftField
  readonly target: DraftType
  readonly isSingle: boolean
}

/** The field on the other side, as the base has it; what it has not is left out again. */
function backField(
  { type, field, target, isSingle }: Reference,
  known: { readonly base: Base | undefined; readonly baseType: BaseType; readonly own: BaseField } | undefined,
  base: Base | undefined,
): DraftField | undefined {
  const opposite = known?.base?.oppositeOf(known.baseType, known.own)
  if (opposite) return relationField(opposite.field.name, type, { known: opposite.field })
  if (base?.typeOfTable(target.table.name) !== undefined) return undefined
  const wanted = backFieldNameOf(type.table.name)
  const name = isFieldName(wanted) ? wanted : lowerFirst(type.name)
  if (type !== target || name < field.name) return relationField(name, type, { isList: !isSingle })
  return laterField(relationField(upperFirst(name), type, { isList: !isSingle }), field)
}

/**
 * Of the two fields of a type's relation with itself, the column is that of the one whose name comes later
 * (datamodel.md section 7): capitals come first. Without such a name there is no second field.
 */
function laterField(back: DraftField, { name }: DraftField): DraftField | undefined {
  if (back.name >= name) return undefined
  back.comments.push(`A capital, because it must come before ${name}: the later field has the column.`)
  return back
}

function relationField(
  name: string,
  target: DraftType,
  { known, isList = known?.isList ?? true }: { readonly known?: BaseField; readonly isList?: boolean },
): DraftField {
  const relation = known && relationArguments(known)
  return {
    name,
    typeName: '',
    target,
    isList,
    ...(known && /^\[\w+!\]!$/.test(known.declaration.typeText) ? { listForm: '[T!]!' as const } : {}),
    isRequired: known !== undefined && !isList && known.isRequired,
    isId: false,
    isUnique: false,
    ...(relation ? { relation } : {}),
    comments: [],
    isError: false,
  }
}

function linkRelation(link: LinkTable, { types }: ColumnDraft, base: Base | undefined): readonly DraftRelation[] {
  const { table, columns, isOwn } = link
  const [first, second] = columns.map((column) => {
    const key = table.foreignKeys.find((one) => one.columns.length === 1 && one.columns[0] === column)
    return types.get(key?.table ?? '')
  })
  if (!first || !second) return []
  const known = base?.sidesOf(table.name) ?? []
  if (known.length > 0) return [knownLink(known, [first, second], base)]
  const name = isOwn ? table.name.slice(1) : (types.get(table.name)?.name ?? table.name)
  const relation = { name: upperFirst(name) }
  if (first === second) return [selfLink(link, first, relation, types.get(table.name))]
  const needsName = !isOwn || name !== generatedName(first.name, second.name)
  const end = (type: DraftType, target: DraftType): End => ({
    type,
    field: {
      ...relationField(freeName(type, [lowerFirst(target.name), lowerFirst(name)]), target, {}),
      relation: needsName ? { ...relation } : {},
    },
  })
  const ends = [end(first, second), end(second, first)] as const
  // later ones see what is taken
  for (const { type, field } of ends) type.fields.push(field)
  return [{ ends, types: [first, second], name: relation.name }]
}

/** Pairs of one type: one field where the server made the table, else a field named for each column. */
function selfLink(
  { columns, isOwn }: LinkTable,
  type: DraftType,
  relation: { readonly name: string },
  table: DraftType | undefined,
): DraftRelation {
  const names = isOwn
    ? [lowerFirst(type.name)]
    : columns.map((column) => table?.fields.find((field) => field.column === column)?.name ?? column)
  // of two fields the one with the smaller name has the nodes of the link table's first column; it is to lead to the other
  if (table) {
    table.fields = [...table.fields].sort((one, other) => (one.name < other.name ? 1 : -1))
    table.keepsOrder = true
  }
  const ends = names.map((name): End => {
    const field = {
      ...relationField(freeName(type, [name, lowerFirst(relation.name)]), type, {}),
      relation: { ...relation },
    }
    type.fields.push(field)
    return { type, field }
  })
  return { ends: ends as [End] | [End, End], types: [type, type], name: relation.name }
}

/** A link table whose relation the base has. */
function knownLink(
  known: ReturnType<Base['sidesOf']>,
  [first, second]: readonly [DraftType, DraftType],
  base: Base | undefined,
): DraftRelation {
  const ends = known.flatMap(({ type: baseType, field }): End[] => {
    const type = [first, second].find((one) => base?.typeOfTable(one.table.name) === baseType)
    if (type === undefined) return []
    const target = type === first ? second : first
    return [{ type, field: relationField(field.name, target, { known: field }) }]
  })
  return { ends: ends as [End] | [End, End], types: [first, second], name: known[0]?.field.relationName }
}

function freeName(type: DraftType, wanted: readonly string[]): string {
  const isFree = (name: string): boolean =>
    isFieldName(name) && !type.fields.some((field) => field.name.toLowerCase() === name.toLowerCase())
  return wanted.find(isFree) ?? numbered(wanted[0] ?? 'field', isFree)
}

const pairOf = ({ types }: DraftRelation): string =>
  types
    .map(({ name }) => name)
    .sort()
    .join(' ')

/** Names those that are not alone between their two types, and those of a type with itself. */
function nameRelations(relations: readonly DraftRelation[]): void {
  const used = new Set(relations.flatMap(({ name }) => name ?? []))
  for (const relation of relations) {
    const { ends, types } = relation
    const [one, other] = types
    const isAlone = one !== other && relations.filter((each) => pairOf(each) === pairOf(relation)).length === 1
    if (isAlone || ends.some(({ field }) => field.relation?.name !== undefined)) continue
    const name = relation.name ?? freshName(relation, used)
    used.add(name)
    for (const { field } of ends) field.relation = { ...field.relation, name }
  }
}

const longestName = 54

/** `<Type><Field>To<OtherType><OtherField>` */
function freshName({ ends, types }: DraftRelation, used: ReadonlySet<string>): string {
  const [own, back] = ends
  const [type, target] = types
  const name = upperFirst(
    `${type.name}${upperFirst(own.field.name)}To${upperFirst(target.name)}${upperFirst(back?.field.name ?? '')}`,
  ).slice(0, longestName)
  const isFree = (one: string): boolean => isValidRelationName(one) && !used.has(one)
  return isFree(name) ? name : numbered(name.slice(0, longestName - 3), isFree)
}

/** Back fields that have one name, or that of another field (introspection.md section 9). */
function refuseAmbiguous(relations: readonly DraftRelation[]): void {
  for (const { ends } of relations) {
    const [own, back] = ends
    if (!back || own.field.column === undefined) continue
    const isTaken = back.type.fields.some(
      (field) => field !== back.field && field.name.toLowerCase() === back.field.name.toLowerCase(),
    )
    if (!isTaken) continue
    back.field.isError = true
    back.field.comments.push(
      'Could not auto-generate backwards relation field, field name would be ambiguous.',
      'Please specify the name of this field and the name of the relation manually.',
      `It references ${own.type.name}.${own.field.name}.`,
    )
  }
}
