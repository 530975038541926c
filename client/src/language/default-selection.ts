import type { Field, ObjectType, Schema } from './schema.js'
import type { Selection, SelectionLine } from './selection.js'

/** Types of which a client needs to know more than the schema says. */
export interface Types {
  readonly schema: Schema
  /** Types that live inside others: their fields are selected with the others' scalars. */
  readonly embedded: ReadonlySet<string>
}

/** `__typename` stands for an object of which nothing else is asked, and is taken out of the answer again. */
export const onlyTypename: Selection = [{ head: '__typename' }]

/** Whether fields of a type are given by itself: scalars and enums, unlike objects. */
export const isLeafField = (field: Field, types: Types): boolean => !types.schema.types.has(field.typeName)

/** What is asked of an object if the caller does not say (client.md section 5.2). */
export function defaultSelection(type: ObjectType, types: Types): Selection {
  const selection = partsOf(type, types) ?? scalarsOf(type, types)
  return selection.length === 0 ? onlyTypename : selection
}

/** Connections, their edges and payloads of subscriptions are asked with the scalars of their nodes. */
function partsOf(type: ObjectType, types: Types): Selection | undefined {
  const field = (name: string): ObjectType | undefined => types.schema.types.get(type.fields.get(name)?.typeName ?? '')
  const { name } = type
  if (isConnection(name)) {
    const pageInfo = field('pageInfo')
    const edges = field('edges')
    if (pageInfo === undefined || edges === undefined) return undefined
    const inner = partsOf(edges, types)
    if (inner === undefined || inner[0]?.selection === onlyTypename) return onlyTypename
    return [
      { head: 'pageInfo', selection: scalarsOf(pageInfo, types) },
      { head: 'edges', selection: inner },
    ]
  }
  if (name.endsWith('Edge') && types.schema.types.has(`${name.slice(0, -'Edge'.length)}Connection`)) {
    const node = field('node')
    return node && [{ head: 'node', selection: defaultSelection(node, types) }, { head: 'cursor' }]
  }
  if (name.endsWith('SubscriptionPayload'))
    return [...type.fields.values()].map(({ name: head, typeName }): SelectionLine => {
      const inner = types.schema.types.get(typeName)
      return inner === undefined ? { head } : { head, selection: defaultSelection(inner, types) }
    })
  return undefined
}

const isConnection = (name: string): boolean => name.endsWith('Connection') && name.length > 'Connection'.length

function scalarsOf(type: ObjectType, types: Types, inside: readonly string[] = []): Selection {
  const lines: SelectionLine[] = []
  for (const field of type.fields.values()) {
    const inner = types.schema.types.get(field.typeName)
    if (inner === undefined) lines.push({ head: field.name })
    else if (types.embedded.has(field.typeName) && !inside.includes(field.typeName)) {
      const selection = scalarsOf(inner, types, [...inside, field.typeName])
      if (selection.length > 0) lines.push({ head: field.name, selection })
    }
  }
  return lines
}
