import type { CheckedSubscription } from '../engine/start-subscription.js'
import type { FieldFailure } from '../connector/completed-json.js'
import type { Failure } from '../graphql/response/format-failure.js'
import type { Bindings } from '../model/value.js'
import type { Filter } from '../operation/filter.js'
import type { EventFilter, PayloadEntry, SubscriptionRoot } from '../operation/subscription.js'
import { typeByName } from '../model/lookup.js'
import type { Model, ModelType } from '../model/model.js'
import type { ConnectorCapabilities } from '../connector/capabilities.js'
import { assertNever } from '../util/assert-never.js'
import type { SubscriptionEvent } from './event.js'
import { dependsOnUpdatedFields, equalitiesOf, nodeFilterOf, nodeFiltersIn, type Equality } from './event-filter.js'
import type { NodeRead, NodeReads, NodeRow } from './node-read.js'
import { previousValuesJson } from './previous-values-json.js'
import { scalarPredicate, type ScalarPredicate } from './scalar-predicate.js'

/** What a subscription says of one event. */
export interface EventResponse {
  /** JSON text of `data`. */
  readonly data: string
  /** Places below the root that are null for a reason. */
  readonly failures: readonly Failure[]
}

/** Gives the node of an event; every statement once, whoever asks. */
export type ReadNode = (read: NodeRead) => Promise<NodeRow | undefined>

/** A subscription that is ready to be asked about events. */
export interface CompiledSubscription {
  readonly checked: CheckedSubscription
  /** Name of the model. */
  readonly type: string
  /** Whether it may let an event of this kind through, as far as the kind alone tells. */
  mayPass(mutation: SubscriptionEvent['mutation']): boolean
  /** What a node of a created or updated event has in common. */
  readonly equalities: readonly Equality[]
  /** The statement that such an event's node is read with; undefined where a filter of this subscription alone is in it. */
  readOf(event: SubscriptionEvent): NodeRead | undefined
  /** Undefined: the event is not told. Rejects when the node cannot be read. */
  respond(event: SubscriptionEvent, readNode: ReadNode): Promise<EventResponse | undefined>
}

export interface CompileOptions {
  readonly model: Model
  readonly capabilities: Pick<ConnectorCapabilities, 'comparesText'>
  readonly reads: NodeReads
}

/** What decides whether the node of an event passes. */
interface NodeTest {
  readonly read: NodeRead
  /** Whether the statement has no filter. */
  readonly isShared: boolean
  /** Absent: the row's existence says it. */
  readonly predicate?: ScalarPredicate
}

const noneBound: ReadonlyMap<string, unknown> = new Map()
/** Kinds of updates that one subscription remembers its test for. */
const maxTests = 64

export function compileSubscription(checked: CheckedSubscription, options: CompileOptions): CompiledSubscription {
  const { operation, variables } = checked
  const bindings: Bindings = { variables, bound: noneBound }
  const type = typeByName(options.model, operation.type)
  const roots = operation.fields.map((root) => compileRoot(root, { ...options, type, bindings }))
  const [first] = operation.fields.filter((root) => root.kind === 'event')
  const kindOf = (mutation: SubscriptionEvent['mutation']) => ({
    mutation,
    updatedFields: mutation === 'UPDATED' ? [] : undefined,
  })
  return {
    checked,
    type: operation.type,
    equalities: first ? equalitiesOf(first.filter, bindings) : [],
    mayPass(mutation) {
      if (first === undefined) return false
      if (mutation === 'UPDATED' && dependsOnUpdatedFields(first.filter)) return true
      return nodeFilterOf(first.filter, kindOf(mutation), bindings).kind !== 'never'
    },
    readOf: (event) => roots.find(({ isEvent }) => isEvent)?.readOf(event),
    async respond(event, readNode) {
      const texts: string[] = []
      const failures: Failure[] = []
      let isFirst = true
      for (const root of roots) {
        const found = await root.respond(event, readNode)
        if (root.isEvent && isFirst) {
          if (found === undefined) return undefined
          isFirst = false
        }
        texts.push(`${JSON.stringify(root.key)}:${found?.json ?? 'null'}`)
        for (const { path, location, reason } of found?.failures ?? [])
          failures.push({ path: [root.key, ...path], location, cause: reason })
      }
      return isFirst ? undefined : { data: `{${texts.join(',')}}`, failures }
    },
  }
}

interface RootResponse {
  readonly json: string
  readonly failures: readonly FieldFailure[]
}

interface CompiledRoot {
  readonly key: string
  readonly isEvent: boolean
  readOf(event: SubscriptionEvent): NodeRead | undefined
  respond(event: SubscriptionEvent, readNode: ReadNode): Promise<RootResponse | undefined>
}

interface RootContext extends CompileOptions {
  readonly type: ModelType
  readonly bindings: Bindings
}

function compileRoot(root: SubscriptionRoot, context: RootContext): CompiledRoot {
  if (root.kind === 'typename') {
    const response = { json: JSON.stringify(root.name), failures: [] }
    return { key: root.key, isEvent: false, readOf: () => undefined, respond: () => Promise.resolve(response) }
  }
  const { filter } = root
  const payload = compilePayload(root.entries, context)
  const tests = new Map<string, NodeTest | undefined>()
  // before the first event is read for anyone: its row then has what this subscription's filters look at
  const shared = sharedRead(filter, payload.selections, context)

  /** Undefined: no node passes. */
  function testOf(event: SubscriptionEvent): NodeTest | undefined {
    const kind = dependsOnUpdatedFields(filter) ? (event.updatedFields ?? []).join() : ''
    const key = `${event.mutation} ${kind}`
    if (tests.has(key)) return tests.get(key)
    if (tests.size >= maxTests) tests.clear()
    const test = nodeTest(
      nodeFilterOf(filter, event, context.bindings),
      { shared, selections: payload.selections },
      context,
    )
    tests.set(key, test)
    return test
  }

  return {
    key: root.key,
    isEvent: true,
    readOf(event) {
      const test = event.mutation === 'DELETED' ? undefined : testOf(event)
      return test?.isShared === true ? test.read : undefined
    },
    async respond(event, readNode) {
      if (event.mutation === 'DELETED') {
        const passes = nodeFilterOf(filter, event, context.bindings).kind === 'always'
        return passes ? payload.respond(event, undefined) : undefined
      }
      const test = testOf(event)
      if (test === undefined) return undefined
      const row = await readNode(test.read)
      if (row === undefined || test.predicate?.holds(row.values) === false) return undefined
      return payload.respond(event, row)
    },
  }
}

type Selections = Parameters<NodeReads['readOf']>[0]['selections']

/** The statement without a filter, which reads the fields of every filter on the node that can be decided in memory. */
function sharedRead(
  filter: EventFilter,
  selections: Selections,
  { type, bindings, reads, capabilities }: RootContext,
): NodeRead {
  const read = reads.readOf({ type: type.name, selections, variables: bindings.variables })
  for (const one of nodeFiltersIn(filter))
    read.require(scalarPredicate(one, { type, bindings, capabilities })?.fields ?? [])
  return read
}

function nodeTest(
  filter: Filter,
  { shared, selections }: { readonly shared: NodeRead; readonly selections: Selections },
  { type, bindings, reads, capabilities }: RootContext,
): NodeTest | undefined {
  if (filter.kind === 'never') return undefined
  const predicate = scalarPredicate(filter, { type, bindings, capabilities })
  if (predicate === undefined) {
    const request = { type: type.name, selections, variables: bindings.variables, filter }
    return { read: reads.readOf(request), isShared: false }
  }
  shared.require(predicate.fields)
  return { read: shared, isShared: true, ...(filter.kind === 'always' ? {} : { predicate }) }
}

/** The object of one event. */
function compilePayload(entries: readonly PayloadEntry[], { type }: RootContext) {
  const nodes = entries.filter((entry) => entry.kind === 'node')

  function nodeText(entry: (typeof nodes)[number], row: NodeRow | undefined, failures: FieldFailure[]): string {
    const response = row?.response(nodes.indexOf(entry), entry.selection)
    if (response === undefined) return 'null'
    failures.push(...response.failures.map((failure) => ({ ...failure, path: [entry.key, ...failure.path] })))
    return response.json
  }

  function entryText(
    entry: PayloadEntry,
    event: SubscriptionEvent,
    row: NodeRow | undefined,
    failures: FieldFailure[],
  ): string {
    switch (entry.kind) {
      case 'typename':
        return JSON.stringify(entry.name)
      case 'mutation':
        return JSON.stringify(event.mutation)
      case 'updated-fields':
        return JSON.stringify(event.updatedFields ?? null)
      case 'node':
        return nodeText(entry, row, failures)
      case 'previous-values': {
        if (event.previousValues === undefined) return 'null'
        const inner: FieldFailure[] = []
        const text = previousValuesJson(event.previousValues, entry.entries, type, inner)
        failures.push(...inner.map((failure) => ({ ...failure, path: [entry.key, ...failure.path] })))
        return text
      }
      default:
        return assertNever(entry)
    }
  }

  return {
    selections: nodes.map(({ selection }) => selection),
    respond(event: SubscriptionEvent, row: NodeRow | undefined): RootResponse {
      const failures: FieldFailure[] = []
      const parts = entries.map((entry) => `${JSON.stringify(entry.key)}:${entryText(entry, event, row, failures)}`)
      return { json: `{${parts.join(',')}}`, failures }
    },
  }
}
