import {
  fieldNamed,
  keyField,
  modelNamed,
  relationFields,
  type Model,
  type RelationField,
  type ServiceSchema,
} from '../../shared/schema/service-schema.js'
import { refOf, refSelection, type NodeRef, type Row } from '../node-key.js'
import type { DeletionRules } from './deletion-rules.js'

/** What a delete would do beside the nodes that are chosen. */
export interface DeletionForecast {
  /** Nodes that go with them, by model. */
  readonly deleted: readonly Affected[]
  /** Nodes that lose a relation to them. */
  readonly disconnected: readonly Affected[]
  /** Nodes that need them: the server will refuse. */
  readonly blocking: readonly Affected[]
  /** Whether there is more than was looked at. */
  readonly isPartial: boolean
}

export interface Affected {
  readonly model: string
  /** The field by which they are related, as `Type.field`. */
  readonly by: string
  readonly nodes: readonly NodeRef[]
}

export type Ask = (query: string, variables: Row) => Promise<Row>

interface Forecasting {
  readonly schema: ServiceSchema
  readonly rules: DeletionRules
  readonly ask: Ask
}

/** Nodes that are looked at in all. */
const maxNodes = 2000
/** Related nodes that are asked for at once. */
const maxRelated = 1000

/** Follows cascades level by level, as the server does when it deletes. Throws `RequestError`. */
export async function predictDeletion(
  start: { readonly model: Model; readonly keys: readonly (string | number)[] },
  context: Forecasting,
): Promise<DeletionForecast> {
  const gone = new Map<string, Set<string | number>>()
  const found = { deleted: [] as Affected[], disconnected: [] as Affected[], needing: [] as Affected[] }
  let isPartial = start.keys.length > maxNodes
  const add = (model: Model, keys: readonly (string | number)[]): readonly (string | number)[] => {
    const known = gone.get(model.name) ?? new Set()
    gone.set(model.name, known)
    const fresh = keys.filter((key) => !known.has(key))
    for (const key of fresh) known.add(key)
    return fresh
  }
  let level = [{ model: start.model, keys: add(start.model, start.keys.slice(0, maxNodes)) }]
  while (level.length > 0) {
    const next: typeof level = []
    for (const { model, keys } of level)
      for (const relation of relationsOf(model, context.schema)) {
        const { target, by, nodes, isWhole } = await relatedNodes(relation, keys, context)
        isPartial ||= !isWhole
        if (nodes.length === 0) continue
        const affected: Affected = { model: target.name, by, nodes }
        if (context.rules.cascading.has(by)) {
          const fresh = new Set(
            add(
              target,
              nodes.map(({ key }) => key),
            ),
          )
          if (fresh.size > 0) found.deleted.push({ ...affected, nodes: nodes.filter(({ key }) => fresh.has(key)) })
          if (fresh.size > 0) next.push({ model: target, keys: [...fresh] })
        } else if (relation.isRequiredThere) found.needing.push(affected)
        else found.disconnected.push(affected)
      }
    const count = [...gone.values()].reduce((sum, keys) => sum + keys.size, 0)
    if (count > maxNodes && next.length > 0) {
      isPartial = true
      break
    }
    level = next
  }
  // who goes as well needs nobody, and loses nothing
  const staying = (all: readonly Affected[]): readonly Affected[] =>
    all
      .map((affected) => ({
        ...affected,
        nodes: affected.nodes.filter(({ key }) => gone.get(affected.model)?.has(key) !== true),
      }))
      .filter(({ nodes }) => nodes.length > 0)
  return {
    deleted: found.deleted,
    disconnected: staying(found.disconnected),
    blocking: staying(found.needing),
    isPartial,
  }
}

interface Relation {
  /** On the node that goes; undefined where only the other side shows the relation. */
  readonly field: RelationField | undefined
  /** On the related node. */
  readonly back: RelationField | undefined
  readonly model: Model
  readonly target: Model
  readonly isRequiredThere: boolean
}

/** A model's own relations, and those that only other models show. */
function relationsOf(model: Model, schema: ServiceSchema): readonly Relation[] {
  const own = relationFields(model).flatMap((field): readonly Relation[] => {
    const target = modelNamed(schema, field.type)
    if (target === undefined) return []
    const back = field.backField === undefined ? undefined : relationNamed(target, field.backField)
    return [{ field, back, model, target, isRequiredThere: back?.isRequired === true && !back.isList }]
  })
  const foreign = schema.models.flatMap((target) =>
    relationFields(target)
      .filter((back) => back.type === model.name && back.backField === undefined)
      .map((back): Relation => ({
        field: undefined,
        back,
        model,
        target,
        isRequiredThere: back.isRequired && !back.isList,
      })),
  )
  return [...own, ...foreign]
}

function relationNamed(model: Model, name: string): RelationField | undefined {
  const field = fieldNamed(model, name)
  return field?.kind === 'relation' ? field : undefined
}

async function relatedNodes(
  { field, back, model, target }: Relation,
  keys: readonly (string | number)[],
  { ask }: Forecasting,
): Promise<{
  readonly target: Model
  readonly by: string
  readonly nodes: readonly NodeRef[]
  readonly isWhole: boolean
}> {
  const key = keyField(model)
  const by = field === undefined ? `${target.name}.${back?.name ?? ''}` : `${model.name}.${field.name}`
  if (key === undefined || keyField(target) === undefined) return { target, by, nodes: [], isWhole: false }
  const among = { [`${key}_in`]: keys }
  if (field === undefined) {
    const filter = { [back?.isList === true ? `${back.name}_some` : (back?.name ?? '')]: among }
    const { found } = await ask(
      `query ($where: ${target.name}WhereInput) { found: ${target.listField}(where: $where, first: ${maxRelated}) { ${refSelection(target)} } }`,
      { where: filter },
    )
    const nodes = refsOf(target, found as readonly Row[])
    return { target, by, nodes, isWhole: nodes.length < maxRelated }
  }
  const page = field.isList ? `(first: ${maxRelated})` : ''
  const { found } = await ask(
    `query ($where: ${model.name}WhereInput) { found: ${model.listField}(where: $where) { related: ${field.name}${page} { ${refSelection(target)} } } }`,
    { where: among },
  )
  const lists = (found as readonly Row[]).map(({ related }) =>
    Array.isArray(related) ? (related as readonly Row[]) : related === null ? [] : [related as Row],
  )
  return { target, by, nodes: refsOf(target, lists.flat()), isWhole: lists.every((list) => list.length < maxRelated) }
}

/** Each node once. */
function refsOf(model: Model, rows: readonly Row[]): readonly NodeRef[] {
  const refs = new Map<string | number, NodeRef>()
  for (const row of rows) {
    const ref = refOf(model, row)
    if (ref) refs.set(ref.key, ref)
  }
  return [...refs.values()]
}
