import type { Runtime } from '../util/runtime.js'
import type { EventNodeValues, EventRead, ProjectData } from '../connector/project-data.js'
import { DatabaseError } from '../errors/database-error.js'
import type { ScalarValue } from '../model/scalar.js'
import type { Bindings } from '../model/value.js'
import type { Filter } from '../operation/filter.js'
import type { Selection } from '../operation/selection.js'
import type { ScalarValues } from './scalar-predicate.js'

/** The node of an event, as it is when it is read. */
export interface NodeRow {
  readonly response: EventNodeValues['response']
  /** The scalars that filters in memory look at. */
  readonly values: ScalarValues
}

/** A statement that all subscriptions with equal selections share. */
export interface NodeRead {
  /** Equal for statements that give the same; changes when more is required. */
  readonly key: string
  /** Reads these scalars too from now on. */
  require(fields: readonly string[]): void
  run(id: ScalarValue): Promise<NodeRow | undefined>
}

export interface NodeReadRequest {
  readonly type: string
  readonly selections: readonly Selection[]
  /** Decided by the database. */
  readonly filter?: Filter
  readonly variables: Bindings['variables']
}

/** The reads of one engine. */
export interface NodeReads {
  readOf(request: NodeReadRequest): NodeRead
}

export interface NodeReadsOptions {
  readonly data: ProjectData
  readonly runtime: Pick<Runtime, 'pause'>
}

export function createNodeReads({ data, runtime }: NodeReadsOptions): NodeReads {
  // weak, so that a statement goes with the last subscription that uses it
  const reads = new Map<string, WeakRef<NodeRead>>()
  const gone = new FinalizationRegistry<string>((key) => {
    if (reads.get(key)?.deref() === undefined) reads.delete(key)
  })

  function createRead(key: string, { type, selections, filter, variables }: NodeReadRequest): NodeRead {
    const fields = new Set<string>()
    let reader: EventRead | undefined
    return {
      get key() {
        return `${String(fields.size)} ${key}`
      },
      require(more) {
        for (const field of more) {
          if (fields.has(field)) continue
          fields.add(field)
          reader = undefined
        }
      },
      async run(id) {
        const asked = [...fields]
        reader ??= data.prepareEventRead({ type, selections, fields: asked, ...(filter ? { filter } : {}) })
        const read = reader
        const node = await whileAway(() => read(id, variables), runtime)
        if (node === undefined) return undefined
        const values = Object.fromEntries(asked.map((field, index) => [field, node.scalars[index] ?? null]))
        return { response: (index, selection) => node.response(index, selection), values }
      },
    }
  }

  return {
    readOf(request) {
      const key = keyOf(request)
      const known = reads.get(key)?.deref()
      if (known) return known
      const made = createRead(key, request)
      reads.set(key, new WeakRef(made))
      gone.register(made, key)
      return made
    },
  }
}

/** Everything that decides what a statement gives; places in documents do not. */
function keyOf({ type, selections, filter, variables }: NodeReadRequest): string {
  const used = new Set<string>()
  const shape = JSON.stringify([type, selections, filter ?? null], (name, value: unknown) => {
    if (name === 'location') return undefined
    if (value instanceof Error) return value.message
    if (isVariable(value)) used.add(String(value.path[0]))
    return value
  })
  return JSON.stringify([shape, [...used].map((name) => [name, variables[name] ?? null])])
}

const isVariable = (value: unknown): value is { readonly path: readonly unknown[] } =>
  value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'variable' && 'path' in value

const firstPauseMs = 50
const longestPauseMs = 2000
const maxTries = 20

/** An event waits for a database that went away, half a minute long. */
async function whileAway<T>(run: () => Promise<T>, { pause }: Pick<Runtime, 'pause'>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (!(error instanceof DatabaseError && error.kind === 'unreachable') || attempt >= maxTries) throw error
      await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1)))
    }
  }
}
