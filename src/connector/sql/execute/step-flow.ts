import type { Value } from '../../../model/value.js'
import type { SqlQuery } from '../tree/sql-query.js'

/**
 * Results of steps that were started and not waited for. Statements of one connection are answered in order, so steps
 * whose values are known already need not wait for the answers to those before them.
 */
export interface StepFlow {
  /** Whether a value is there only when the flow has settled. */
  isOpen(value: Value): boolean
  hasOpen(query: SqlQuery): boolean
  /** Adds what is to be done in its turn, with the result of a statement if there is one. */
  add<T>(step: FlowStep<T>): void
  /** Whether something that is waiting may refuse the write. */
  mayRefuse(): boolean
  /** Does all that is waiting, in order; throws what the first of it throws, to everyone who asks from then on. */
  settle(): Promise<void>
}

export interface FlowStep<T> {
  readonly result?: Promise<T>
  readonly then: (result: T | undefined) => void
  /** The name that `then` binds. */
  readonly binds?: string
  readonly mayRefuse?: boolean
}

export function createStepFlow(): StepFlow {
  let waiting: FlowStep<unknown>[] = []
  let settled: Promise<void> | undefined
  const open = new Set<string>()
  const isOpen = (value: Value): boolean => open.size > 0 && namesIn(value).some((name) => open.has(name))
  return {
    isOpen,
    hasOpen: (query) => open.size > 0 && namesOf(query).some((name) => open.has(name)),
    add(step) {
      step.result?.catch(() => undefined)
      waiting.push(step as FlowStep<unknown>)
      if (step.binds !== undefined) open.add(step.binds)
    },
    mayRefuse: () => waiting.some((step) => step.mayRefuse),
    settle() {
      if (waiting.length === 0 && settled !== undefined) return settled
      const steps = waiting
      waiting = []
      settled = inOrder(steps, settled)
      return settled
    },
  }

  async function inOrder(steps: readonly FlowStep<unknown>[], before: Promise<void> | undefined): Promise<void> {
    if (before !== undefined) await before
    for (const { result, then } of steps) then(result === undefined ? undefined : await result)
    open.clear()
  }
}

const namesByQuery = new WeakMap<SqlQuery, readonly string[]>()

function namesOf(query: SqlQuery): readonly string[] {
  const known = namesByQuery.get(query)
  if (known !== undefined) return known
  const names = [...new Set(query.params.flatMap(({ value }) => namesIn(value)))]
  namesByQuery.set(query, names)
  return names
}

function namesIn(value: Value): readonly string[] {
  switch (value.kind) {
    case 'bound':
      return [value.name]
    case 'list':
      return value.items.flatMap(namesIn)
    case 'sum':
      return value.of.flatMap(namesIn)
    case 'constant':
    case 'variable':
      return []
  }
}
