import { invariant } from '../../../errors/internal-error.js'
import { problem } from '../../../errors/problem.js'
import type { AggregateEntry } from '../../../operation/aggregate.js'
import type { GroupEntry, KeyEntry } from '../../../operation/group-by.js'
import type {
  ConnectionEntry,
  ConnectionSelection,
  EdgeEntry,
  Selection,
  SelectionEntry,
} from '../../../operation/selection.js'
import { failureSentinels, jsonSentinels } from '../tree/json-sentinels.js'
import type { Storage, TypeStorage } from '../storage/storage.js'
import type { FieldFailure, ResponsePath } from '../../completed-json.js'
import { isFailureSentinel, type FailureSentinel, type NullPropagation } from './field-failure.js'

/**
 * Null what GraphQL nulls in the answer of a selection (errors.md section 11): a failing place becomes
 * null, or the nearest place above it that may be null. `undefined` says that the value itself must be null.
 */
export function nullsOfNode(selection: Selection, storage: Storage): NullPropagation {
  return (value, path, failures) => propagateInNode(value, { selection, storage, path }, failures)
}

/** A root list: its elements may be null. */
export function nullsOfRootList(selection: Selection, storage: Storage): NullPropagation {
  return (value, path, failures) =>
    asList(value).map(
      (item, index) => propagateInNode(item, { selection, storage, path: [...path, index] }, failures) ?? null,
    )
}

/** A list of nodes of which none may be null. */
export function nodeListWalker(selection: Selection, storage: Storage): NullPropagation {
  return (value, path, failures) => {
    const items = asList(value).map((item, index) =>
      propagateInNode(item, { selection, storage, path: [...path, index] }, failures),
    )
    return items.some((item) => item === undefined || item === null) ? undefined : items
  }
}

export function nullsOfConnection(selection: ConnectionSelection, storage: Storage): NullPropagation {
  return (value, path, failures) => {
    const response = { ...asObject(value) }
    for (const entry of selection.entries)
      if (entry.kind === 'edges')
        response[entry.key] = propagateInEdges(
          response[entry.key],
          entry,
          { storage, path: [...path, entry.key] },
          failures,
        )
      else if (entry.kind === 'aggregate')
        response[entry.key] = walkAggregate(response[entry.key], entry.entries, [...path, entry.key], failures)
    return response
  }
}

export const aggregateWalker =
  (entries: readonly AggregateEntry[]): NullPropagation =>
  (value, path, failures) =>
    walkAggregate(value, entries, path, failures)

export const groupsWalker =
  (entries: readonly GroupEntry[], storage: Storage): NullPropagation =>
  (value, path, failures) =>
    asList(value).map((item, index) => {
      const own = [...path, index]
      const aggregates = entries.flatMap((entry) => (entry.kind === 'key' ? [] : [entry]))
      const group = { ...asObject(walkAggregate(item, aggregates, own, failures)) }
      for (const entry of entries)
        if (entry.kind === 'key')
          group[entry.key] = walkGroupKey(
            group[entry.key],
            entry.entries,
            { storage, path: [...own, entry.key] },
            failures,
          )
      return group
    })

/** Values of aggregates and keys may all be null. */
function walkAggregate(
  value: unknown,
  entries: readonly AggregateEntry[],
  path: ResponsePath,
  failures: FieldFailure[],
): unknown {
  const response = { ...asObject(value) }
  for (const entry of entries) {
    if (entry.kind !== 'function') continue
    const values = { ...asObject(response[entry.key]) }
    for (const leaf of entry.entries)
      values[leaf.key] = walkValue(values[leaf.key], leaf, [...path, entry.key, leaf.key], failures)
    response[entry.key] = values
  }
  return response
}

function walkGroupKey(
  value: unknown,
  entries: readonly KeyEntry[],
  { storage, path }: Position,
  failures: FieldFailure[],
): unknown {
  const response = { ...asObject(value) }
  for (const entry of entries) {
    const below = [...path, entry.key]
    const found = response[entry.key]
    response[entry.key] =
      entry.kind === 'key-node'
        ? (propagateInNode(found, { storage, path: below, selection: entry.selection }, failures) ?? null)
        : walkValue(found, { ...entry, field: entry.name }, below, failures)
  }
  return response
}

function walkValue(
  value: unknown,
  place: { readonly location: FieldFailure['location']; readonly field?: string },
  path: ResponsePath,
  failures: FieldFailure[],
): unknown {
  if (!isFailureSentinel(value)) return value
  const isSum = value[jsonSentinels.failure] === failureSentinels.tooLarge
  const reason = isSum ? problem('sumTooLarge', { field: place.field ?? '' }) : 'unreadable'
  failures.push({ path, location: place.location, reason })
  return null
}

interface Position {
  readonly storage: Storage
  readonly path: ResponsePath
}

function propagateInEdges(
  value: unknown,
  edges: Extract<ConnectionEntry, { kind: 'edges' }>,
  { storage, path }: Position,
  failures: FieldFailure[],
): unknown[] {
  return asList(value).map((edge, index) => {
    const response = { ...asObject(edge) }
    for (const entry of edges.entries) {
      if (entry.kind !== 'node') continue
      const node = propagateInEdgeNode(
        response[entry.key],
        entry,
        { storage, path: [...path, index, entry.key] },
        failures,
      )
      if (node === undefined) return null
      response[entry.key] = node
    }
    return response
  })
}

const propagateInEdgeNode = (
  value: unknown,
  entry: Extract<EdgeEntry, { kind: 'node' }>,
  place: Position,
  failures: FieldFailure[],
): unknown => propagateInNode(value, { ...place, selection: entry.selection }, failures)

function propagateInNode(
  value: unknown,
  place: Position & { readonly selection: Selection },
  failures: FieldFailure[],
): unknown {
  if (value === null) return null
  const response = { ...asObject(value) }
  const type = place.storage.types.get(place.selection.type)
  invariant(type, `type ${place.selection.type} has no table`)
  for (const entry of place.selection.entries) {
    const found = propagateInEntry(
      response[entry.key],
      entry,
      { ...place, type, path: [...place.path, entry.key] },
      failures,
    )
    if (found === undefined) return undefined
    response[entry.key] = found
  }
  return response
}

type NodePosition = Position & { readonly type: TypeStorage }

function propagateInEntry(
  value: unknown,
  entry: SelectionEntry,
  place: NodePosition,
  failures: FieldFailure[],
): unknown {
  const fail = (mark: FailureSentinel): unknown => {
    failures.push({ path: place.path, location: entry.location, reason: reasonOf(mark, entry) })
    return isNullable(entry, place.type) ? null : undefined
  }
  if (isFailureSentinel(value)) return fail(value)
  switch (entry.kind) {
    case 'scalar-list': {
      const mark = asList(value).find(isFailureSentinel)
      return mark === undefined ? value : fail(mark)
    }
    case 'to-one': {
      const node = propagateInNode(value, { ...place, selection: entry.selection }, failures)
      return node === undefined && isNullable(entry, place.type) ? null : node
    }
    case 'aggregate':
      return walkAggregate(value, entry.entries, place.path, failures)
    case 'to-many': {
      const items = asList(value).map((item, index) =>
        propagateInNode(item, { ...place, selection: entry.selection, path: [...place.path, index] }, failures),
      )
      return items.includes(undefined) ? null : items
    }
    default:
      return value
  }
}

function reasonOf(mark: FailureSentinel, entry: SelectionEntry): FieldFailure['reason'] {
  const kind = mark[jsonSentinels.failure]
  if (kind === failureSentinels.problem && entry.kind === 'failing') return entry.problem
  return kind === failureSentinels.nullViolation ? 'null-violation' : 'unreadable'
}

function isNullable(entry: SelectionEntry, type: TypeStorage): boolean {
  if (entry.kind === 'scalar') return type.columns.get(entry.field)?.field.isRequired !== true
  if (entry.kind === 'to-one') return type.links.get(entry.field)?.field.isRequired !== true
  return entry.kind === 'to-many' || entry.kind === 'failing'
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const asObject = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
