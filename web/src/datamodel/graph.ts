import { isRelationField, type Model, type ServiceSchema } from '../shared/schema/service-schema.js'

/** The types of a service and how they are related, as a picture shows them. */
export interface Graph {
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
}

export interface Box {
  readonly name: string
  readonly kind: 'type' | 'enum'
  readonly rows: readonly BoxRow[]
  readonly width: number
  readonly height: number
}

export interface BoxRow {
  readonly name: string
  /** `[Post]`, `String!` */
  readonly type: string
  readonly kind: 'scalar' | 'enum' | 'relation' | 'value'
  readonly isUnique: boolean
}

export interface Line {
  readonly id: string
  readonly from: string
  readonly to: string
  /** `posts / author`, or one name where the other side shows none; nothing for an enum. */
  readonly label: string
}

export const headHeight = 34
export const rowHeight = 24
const charWidth = 7.4

export function graphOf(schema: ServiceSchema): Graph {
  const enums = new Map<string, readonly string[]>()
  const lines = new Map<string, Line>()
  for (const model of schema.models)
    for (const field of model.fields) {
      if (isRelationField(field)) {
        const own = `${model.name}.${field.name}`
        const other = field.backField === undefined ? undefined : `${field.type}.${field.backField}`
        const id = [own, other ?? field.type].sort().join(' ')
        if (lines.has(id)) continue
        const label = field.backField === undefined ? field.name : `${field.name} / ${field.backField}`
        lines.set(id, { id, from: model.name, to: field.type, label })
      } else if (field.kind === 'enum') {
        enums.set(field.type, field.enumValues)
        const id = `${model.name} ${field.type}`
        lines.set(id, { id, from: model.name, to: field.type, label: '' })
      }
    }
  const boxes = [
    ...schema.models.map(boxOfModel),
    ...[...enums].map(([name, values]) =>
      sized(
        name,
        'enum',
        values.map((value) => ({ name: value, type: '', kind: 'value' as const, isUnique: false })),
      ),
    ),
  ]
  return { boxes, lines: [...lines.values()] }
}

const boxOfModel = (model: Model): Box =>
  sized(
    model.name,
    'type',
    model.fields.map((field) => ({
      name: field.name,
      type: `${field.isList ? `[${field.type}]` : field.type}${field.isRequired ? '!' : ''}`,
      kind: field.kind,
      isUnique: field.kind !== 'relation' && field.isUnique,
    })),
  )

function sized(name: string, kind: Box['kind'], rows: readonly BoxRow[]): Box {
  const longest = Math.max(name.length + 4, ...rows.map((row) => row.name.length + row.type.length + 3))
  return {
    name,
    kind,
    rows,
    width: Math.round(Math.min(420, Math.max(150, longest * charWidth + 28))),
    height: headHeight + rows.length * rowHeight + 8,
  }
}

/** The boxes that a box is related to, itself included. */
export function neighbours(graph: Graph, name: string): ReadonlySet<string> {
  return new Set([name, ...graph.lines.flatMap(({ from, to }) => (from === name ? [to] : to === name ? [from] : []))])
}
