import {
  fieldNamed,
  modelNamed,
  relationFields,
  valueFields,
  type Model,
  type RelationField,
  type ServiceSchema,
  type ValueField,
} from '../../shared/schema/service-schema.js'
import { refOf, whereUnique, type NodeRef, type Row } from '../node-key.js'
import { showValue } from '../values/show-value.js'

/** What a form holds that is not stored yet. */
export interface Draft {
  /** Values of scalar and enum fields that were touched: JSON as the API takes it. */
  readonly values: ReadonlyMap<string, unknown>
  /** What was typed and is no value: field -> why. */
  readonly faults: ReadonlyMap<string, string>
  readonly relations: ReadonlyMap<string, RelationDraft>
}

/** Changes of one relation field; for a relation to one node at most one of `connect` and `create` has one entry. */
export interface RelationDraft {
  readonly connect: readonly NodeRef[]
  readonly create: readonly NewNode[]
  readonly disconnect: readonly NodeRef[]
}

/** A related node that is made with the same mutation. */
export interface NewNode {
  /** Made up, to tell new nodes apart. */
  readonly id: string
  readonly title: string
  readonly data: Row
}

export const emptyDraft: Draft = { values: new Map(), faults: new Map(), relations: new Map() }
export const noRelationChange: RelationDraft = { connect: [], create: [], disconnect: [] }

const isEmptyRelation = ({ connect, create, disconnect }: RelationDraft): boolean =>
  connect.length + create.length + disconnect.length === 0

/** A value that was typed; one that equals what is stored is no change. */
export function withValue(draft: Draft, field: ValueField, value: unknown, stored: Row | undefined): Draft {
  const values = new Map(draft.values)
  const faults = new Map(draft.faults)
  faults.delete(field.name)
  if (stored !== undefined && isSame(value, stored[field.name])) values.delete(field.name)
  else values.set(field.name, value)
  return { ...draft, values, faults }
}

export function withFault(draft: Draft, field: string, fault: string): Draft {
  return { ...draft, faults: new Map(draft.faults).set(field, fault) }
}

export function withoutValue(draft: Draft, field: string): Draft {
  const values = new Map(draft.values)
  const faults = new Map(draft.faults)
  values.delete(field)
  faults.delete(field)
  return { ...draft, values, faults }
}

export function withRelation(draft: Draft, field: string, change: RelationDraft): Draft {
  const relations = new Map(draft.relations)
  if (isEmptyRelation(change)) relations.delete(field)
  else relations.set(field, change)
  return { ...draft, relations }
}

/** Whether two JSON values are the same; the order of an object's keys does not count. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if ((one ?? null) === null || (other ?? null) === null) return (one ?? null) === (other ?? null)
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))]
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
}

/** One line of what will be written. */
export interface Difference {
  readonly field: string
  readonly before: string | undefined
  readonly after: string
}

/** What saving would change, in the order of the fields. */
export function differences(model: Model, draft: Draft, stored: Row | undefined): readonly Difference[] {
  return model.fields.flatMap((field): readonly Difference[] => {
    if (field.kind === 'relation') {
      const change = draft.relations.get(field.name)
      if (change === undefined) return []
      return [
        {
          field: field.name,
          before: change.disconnect.length === 0 ? undefined : change.disconnect.map(({ title }) => title).join(', '),
          after: [
            ...change.connect.map(({ title }) => title),
            ...change.create.map(({ title }) => `new ${field.type} ${title}`),
          ].join(', '),
        },
      ]
    }
    if (!draft.values.has(field.name)) return []
    const before = stored?.[field.name]
    return [
      {
        field: field.name,
        before: stored === undefined ? undefined : shown(before),
        after: shown(draft.values.get(field.name)),
      },
    ]
  })
}

const shown = (value: unknown): string => (value === null || value === undefined ? 'null' : showValue(value) || '""')

/** `data` of an update, or of a create. */
export function dataOf(model: Model, draft: Draft, schema: ServiceSchema, isNew: boolean): Row {
  const data: Record<string, unknown> = {}
  for (const field of valueFields(model)) {
    if (!draft.values.has(field.name)) continue
    const value = draft.values.get(field.name)
    data[field.name] = field.isList ? { set: value ?? [] } : value
  }
  for (const field of relationFields(model)) {
    const change = draft.relations.get(field.name)
    const target = modelNamed(schema, field.type)
    if (change && target) data[field.name] = relationData(field, target, change, isNew)
  }
  return data
}

function relationData(
  field: RelationField,
  target: Model,
  { connect, create, disconnect }: RelationDraft,
  isNew: boolean,
): Row {
  const connected = connect.flatMap(({ key }) => whereUnique(target, key) ?? [])
  const created = create.map(({ data }) => data)
  if (!field.isList) {
    if (connected[0]) return { connect: connected[0] }
    return created[0] ? { create: created[0] } : { disconnect: true }
  }
  const cut = isNew ? [] : disconnect.flatMap(({ key }) => whereUnique(target, key) ?? [])
  return {
    ...(connected.length > 0 ? { connect: connected } : {}),
    ...(created.length > 0 ? { create: created } : {}),
    ...(cut.length > 0 ? { disconnect: cut } : {}),
  }
}

/** Fields without which a new node is refused, and that are still empty. */
export const missingFields = (model: Model, draft: Draft): readonly string[] =>
  model.fields
    .filter(
      ({ name, mustCreate, kind }) =>
        mustCreate && (kind === 'relation' ? !draft.relations.has(name) : (draft.values.get(name) ?? null) === null),
    )
    .map(({ name }) => name)

/** A draft of a copy: values that may repeat, and relations to one node. The rest would be taken from the original. */
export function draftOfCopy(model: Model, stored: Row, schema: ServiceSchema): Draft {
  const values = new Map<string, unknown>()
  for (const field of valueFields(model)) {
    const value = stored[field.name]
    if (field.inCreate && !field.isUnique && (value ?? null) !== null) values.set(field.name, value)
  }
  const relations = new Map<string, RelationDraft>()
  for (const field of relationFields(model)) {
    const target = modelNamed(schema, field.type)
    const related = stored[field.name]
    const back = target && field.backField !== undefined ? fieldNamed(target, field.backField) : undefined
    const takesOver = back !== undefined && !back.isList
    if (!target || field.isList || takesOver || !field.inCreate || typeof related !== 'object' || related === null)
      continue
    const ref = refOf(target, related as Row)
    if (ref) relations.set(field.name, { ...noRelationChange, connect: [ref] })
  }
  return { values, faults: new Map(), relations }
}
