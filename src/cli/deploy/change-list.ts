import type { Manifestation, Step } from './deploy-mutation.js'

/** The changes of a deploy, in groups with an empty line before each and one at the end (cli.md section 6.2). */
export function changeList(steps: readonly Step[]): string {
  const groups = new Map<string, { readonly kind: Kind; readonly lines: string[] }>()
  for (const step of steps) {
    const placed = lineOf(step)
    if (placed === undefined) continue
    const title = `${placed.name} (${placed.kind})`
    const group = groups.get(title) ?? { kind: placed.kind, lines: [] }
    groups.set(title, group)
    group.lines.push(...placed.lines)
  }
  const ordered = kinds.flatMap((kind) => [...groups].filter(([, group]) => group.kind === kind))
  return ordered
    .map(([title, { lines }]) => ['', `  ${title}`, ...lines.map((line) => `  ${line}`), ''].join('\n'))
    .join('')
}

type Kind = 'Type' | 'Enum' | 'Relation'
const kinds: readonly Kind[] = ['Type', 'Enum', 'Relation']

interface PlacedLines {
  readonly kind: Kind
  readonly name: string
  readonly lines: readonly string[]
}

function lineOf(step: Step): PlacedLines | undefined {
  const { name = '', model = '' } = step
  const type = (of: string, ...lines: readonly string[]): PlacedLines => ({ kind: 'Type', name: of, lines })
  const enumLines = (...lines: readonly string[]): PlacedLines => ({ kind: 'Enum', name, lines })
  switch (step.__typename) {
    case 'CreateModel':
      return type(name, `+ Created type \`${name}\``)
    case 'DeleteModel':
      return type(name, `- Deleted type \`${name}\``)
    case 'CreateField':
      return type(model, `+ Created field \`${name}\` of type \`${createdType(step)}\``)
    case 'DeleteField':
      return type(model, `- Deleted field \`${name}\``)
    case 'UpdateField':
      return type(model, `~ Updated field \`${name}\`${updates(step)}`)
    case 'CreateEnum':
      return enumLines(
        `+ Created enum ${name} with values ${(step.ce_values ?? []).map((value) => `\`${value}\``).join(', ')}`,
      )
    case 'UpdateEnum':
      return enumLines(`~ Updated enum ${name}`)
    case 'DeleteEnum':
      return enumLines(`- Deleted enum ${name}`)
    case 'CreateRelation':
      return { kind: 'Relation', name, lines: createdRelation(step) }
    case 'UpdateRelation':
      return changedRelation(step)
    case 'DeleteRelation':
      return { kind: 'Relation', name, lines: ['- Deleted relation'] }
  }
  return undefined
}

function createdType({
  cf_typeName: name = '',
  cf_isList: isList,
  cf_isRequired: isRequired,
  cf_enum: enumName,
}: Step): string {
  const type = typeof enumName === 'string' && enumName !== '' ? 'Enum' : name
  if (isList) return `[${type}!]!`
  return isRequired ? `${type}!` : type
}

function updates(step: Step): string {
  const parts = [
    ...when(step.isRequired, 'became required', 'is not required anymore'),
    ...when(step.isList, 'became a list', 'is not a list anymore'),
    ...(step.isUnique ? ['became unique'] : []),
    ...(typeof step.enum === 'string' && step.enum !== '' ? [`now uses enum ${step.enum}`] : []),
  ]
  return parts.length === 0 ? '' : `. It ${parts.join(', ')}.`
}

const when = (is: boolean | null | undefined, yes: string, no: string): readonly string[] => {
  if (is === undefined || is === null) return []
  return [is ? yes : no]
}

function createdRelation({ leftModel = '', rightModel = '', after = {} }: Step): readonly string[] {
  if (after.table !== undefined)
    return [`+ Link Table \`${after.table}\` between \`${leftModel}\` and \`${rightModel}\` has been created`]
  if (after.column !== undefined)
    return [
      `+ Created an inline relation between \`${leftModel}\` and \`${rightModel}\` in the column \`${after.column}\` of table \`${after.model ?? ''}\``,
    ]
  // an older server does not tell how it is stored
  return [`+ Created relation between ${leftModel} and ${rightModel}`]
}

function changedRelation({ ur_name: name = '', before = {}, ur_after: after = {} }: Step): PlacedLines | undefined {
  const lines = relationChange(before, after)
  return lines.length === 0 ? undefined : { kind: 'Relation', name, lines }
}

function relationChange(before: Manifestation, after: Manifestation): readonly string[] {
  const wasTable = before.table !== undefined
  const isTable = after.table !== undefined
  if (wasTable && isTable)
    return typeof before.idColumn === 'string' && !after.idColumn
      ? [
          `- The id column \`${before.idColumn}\` in link table \`${before.table}\` has been removed.`,
          '    It was a Prisma legacy column that is not in use anymore.',
        ]
      : []
  if (wasTable)
    return [
      `- Link Table \`${before.table}\` has been removed`,
      `+ Created an inline relation in the column \`${after.column ?? ''}\` of table \`${after.model ?? ''}\``,
    ]
  if (isTable)
    return [
      `- Removed an inline relation in the column \`${before.column ?? ''}\` of table \`${before.model ?? ''}\``,
      `+ Link Table \`${after.table}\` has been created`,
    ]
  return []
}
