import { readValue, bound, type Bindings } from '../../../model/value.js'
import { chunksOf } from '../../../util/chunks-of.js'
import { itemsOf } from './items-of.js'

/** Ids of one statement; longer lists are cut (mutations.md section 17). */
export const maxIdsPerStatement = 10_000

/** Bindings for each part of the list of ids that is bound as `name`; without a name, the bindings as they are. */
export function idParts(name: string | undefined, bindings: Bindings): readonly Bindings[] {
  if (name === undefined) return [bindings]
  return chunksOf(itemsOf(readValue(bound(name), bindings)), maxIdsPerStatement).map((part) => ({
    variables: bindings.variables,
    bound: new Map([...bindings.bound, [name, part]]),
  }))
}
