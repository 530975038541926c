import type { ScalarValue } from './scalar.js'
import type { CancelSignal } from '../util/cancellation.js'

/**
 * Where a value comes from when an operation runs. Operations and plans hold `Value`s instead of plain values so that
 * one plan serves every request of the same shape.
 */
export type Value =
  | { readonly kind: 'constant'; readonly value: ScalarValue | readonly ScalarValue[] }
  /** A coerced request variable: `path[0]` is the variable's name, then keys and list indexes inside its value. */
  | { readonly kind: 'variable'; readonly path: readonly (string | number)[] }
  /**
   * Something that the run itself makes: an earlier step's result, a new id, the time of the run. See `execute`. Until it
   * is there `foreseen` stands for it: what it is going to be, if there is such a thing at all.
   */
  | { readonly kind: 'bound'; readonly name: string; readonly index?: number; readonly foreseen?: Value }
  /** A list whose items come from different places. */
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  /** Numbers added up. */
  | { readonly kind: 'sum'; readonly of: readonly Value[]; readonly plus: number }

export const constant = (value: ScalarValue | readonly ScalarValue[]): Value => ({ kind: 'constant', value })
export const isNullConstant = (value: Value): boolean => value.kind === 'constant' && value.value === null

/** `index`: one item where the name stands for a list. */
export const bound = (name: string, index?: number): Value => ({
  kind: 'bound',
  name,
  ...(index === undefined ? {} : { index }),
})

/** A bound value that is known before it is there. */
export const foreseen = (value: Value, as: Value): Value =>
  value.kind === 'bound' ? { ...value, foreseen: as } : value

/** What `Value`s are looked up in while an operation runs. */
export interface Bindings {
  /** Variables of the request, coerced: scalars in the form of `ScalarValue`, objects and lists as given. */
  readonly variables: Readonly<Record<string, unknown>>
  readonly bound: ReadonlyMap<string, unknown>
  /** Given when whoever asked has left; what only reads for them ends then. */
  readonly signal?: CancelSignal
}

export const noBindings: Bindings = { variables: {}, bound: new Map() }

/** The value itself. An absent key inside a variable gives `undefined`. */
export function readValue(value: Value, bindings: Bindings): unknown {
  switch (value.kind) {
    case 'constant':
      return value.value
    case 'bound':
      return value.foreseen !== undefined && !bindings.bound.has(value.name)
        ? readValue(value.foreseen, bindings)
        : readBound(bindings.bound.get(value.name), value.index)
    case 'list':
      return value.items.map((item) => readValue(item, bindings))
    case 'sum':
      return value.of.reduce((sum, one) => sum + Number(readValue(one, bindings)), value.plus)
    case 'variable': {
      let found: unknown = bindings.variables
      for (const key of value.path) {
        // a single value stands for a list of one (queries.md section 4)
        if (typeof key === 'number' && !Array.isArray(found)) {
          if (key !== 0) return undefined
          continue
        }
        if (found === null || typeof found !== 'object') return undefined
        found = (found as Record<string | number, unknown>)[key]
      }
      return found
    }
  }
}

const readBound = (found: unknown, index: number | undefined): unknown =>
  index === undefined ? found : Array.isArray(found) ? (found[index] as unknown) : undefined
