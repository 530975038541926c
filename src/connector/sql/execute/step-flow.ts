import { bound, readValue, type Bindings, type Value } from '../../../model/value.js'
import type { Soon } from '../../../util/soon.js'
import { textOf } from '../../../util/text-of.js'
import type { SqlQuery } from '../tree/sql-query.js'
import { ForeseenWrongError } from './foreseen-wrong-error.js'

/**
 * Results of steps that were started and not waited for. Statements of one connection are answered in order, so steps
 * whose values are known already need not wait for the answers to those before them.
 */
export interface StepFlow {
  /** Whether a value is there only when the flow has settled. */
  isOpen(value: Value): boolean
  /** The same of a statement's values; what is foreseen is not open, and compared with what it turns out to be. */
  hasOpen(query: SqlQuery): boolean
  /**
   * Adds what is to be done in its turn, with the result of a statement if there is one. Where that is there and nothing waits,
   * it is done at once, and may throw.
   */
  add<T>(step: FlowStep<T>): void
  /** Whether something that is waiting may refuse the write. */
  mayRefuse(): boolean
  /** Does all that is waiting, in order; throws what the first of it throws, to everyone who asks from then on. Undefined: nothing is. */
  settle(): Promise<void> | undefined
}

export interface FlowStep<T> {
  readonly result?: Soon<T>
  readonly then: (result: T | undefined) => void
  /** The name that `then` binds. */
  readonly binds?: string
  readonly mayRefuse?: boolean
}

export function createStepFlow(bindings: Bindings): StepFlow {
  let waiting: FlowStep<unknown>[] = []
  let settled: Promise<void> | undefined
  /** How often what was waiting has been begun, and which of those has come to its end without a failure. */
  let begun = 0
  let ended = 0
  const open = new Set<string>()
  /** What statements were sent with in place of open values, by the name that is to be bound. */
  const used = new Map<string, Foreseen[]>()

  async function inOrder(steps: readonly FlowStep<unknown>[], before: Promise<void> | undefined): Promise<void> {
    begun += 1
    const own = begun
    if (before !== undefined) await before
    for (const { result, then, binds } of steps) {
      then(result instanceof Promise ? await result : result)
      if (binds === undefined) continue
      used.get(binds)?.forEach(compare)
      used.delete(binds)
    }
    open.clear()
    ended = own
  }

  function use(value: Foreseen): void {
    const known = used.get(value.name)
    if (known === undefined) used.set(value.name, [value])
    else known.push(value)
  }

  function compare({ name, index, foreseen }: Foreseen): void {
    const found = readValue(bound(name, index), bindings)
    const isWrong = found !== null && found !== undefined && textOf(found) !== textOf(readValue(foreseen, bindings))
    if (isWrong) throw new ForeseenWrongError()
  }

  return {
    isOpen: (value) => open.size > 0 && boundIn(value).some(({ name }) => open.has(name)),
    hasOpen(query) {
      if (open.size === 0) return false
      const values = boundOf(query).filter(({ name }) => open.has(name))
      if (!values.every(isForeseen)) return true
      for (const value of values.filter(isForeseen)) use(value)
      return false
    },
    add(step) {
      const { result } = step
      if (result instanceof Promise) result.catch(() => undefined)
      else if (waiting.length === 0 && ended === begun) {
        step.then(result)
        return
      }
      waiting.push(step as FlowStep<unknown>)
      if (step.binds !== undefined) open.add(step.binds)
    },
    mayRefuse: () => waiting.some((step) => step.mayRefuse),
    settle() {
      if (waiting.length === 0) return ended === begun ? undefined : settled
      const steps = waiting
      waiting = []
      settled = inOrder(steps, settled)
      return settled
    },
  }
}

type Bound = Extract<Value, { kind: 'bound' }>
type Foreseen = Bound & Required<Pick<Bound, 'foreseen'>>

const isForeseen = (value: Bound): value is Foreseen => value.foreseen !== undefined

const boundByQuery = new WeakMap<SqlQuery, readonly Bound[]>()

function boundOf(query: SqlQuery): readonly Bound[] {
  const known = boundByQuery.get(query)
  if (known !== undefined) return known
  const values = query.params.flatMap(({ value }) => boundIn(value))
  boundByQuery.set(query, values)
  return values
}

function boundIn(value: Value): readonly Bound[] {
  switch (value.kind) {
    case 'bound':
      return [value]
    case 'list':
      return value.items.flatMap(boundIn)
    case 'sum':
      return value.of.flatMap(boundIn)
    case 'constant':
    case 'variable':
      return []
  }
}
