import { bound, type Value } from '../../../../model/value.js'
import type { Capabilities } from '../../tree/capabilities.js'
import type { Storage, TypeStorage } from '../../storage/storage.js'
import { createReadContext, typeStorageOf, type ReadContext } from '../read/read-context.js'
import type { NewIdKind, WritePlan } from './write-plan.js'

/** `exact`: one action after the other as the original took them. `batched`: few statements (`WritePlan.isReordered`). */
export type StepOrder = 'batched' | 'exact'

/** What planning one write collects beside its steps. */
export interface WriteContext {
  readonly storage: Storage
  readonly capabilities: Capabilities
  readonly order: StepOrder
  /** The steps stand in a plan that has begun: what they note in `traits` comes too late for it. */
  readonly isRest: boolean
  readonly newIds: WritePlan['newIds'][number][]
  /** What the whole plan is like; parts of it note what they bring in. */
  readonly traits: { isReordered: boolean; hasUpsert: boolean }
  /** Context of one statement. */
  read(): ReadContext
  typeOf(name: string): TypeStorage
  /** A name that no other binding has. */
  freshName(prefix: string): string
  /** An id that is made when the plan runs. */
  newId(kind: NewIdKind): Value
}

/** `prefix` stands before the names of what is planned while another plan runs. */
export function createWriteContext(
  storage: Storage,
  capabilities: Capabilities,
  order: StepOrder,
  prefix = '',
): WriteContext {
  let count = 0
  const newIds: WritePlan['newIds'][number][] = []
  const freshName = (name: string): string => {
    count += 1
    return `${prefix}${name}${String(count)}`
  }
  return {
    storage,
    capabilities,
    order,
    isRest: prefix !== '',
    newIds,
    traits: { isReordered: false, hasUpsert: false },
    read: () => createReadContext(storage),
    typeOf: (name) => typeStorageOf(storage, name),
    freshName,
    newId(kind) {
      const name = freshName('id')
      newIds.push({ name, kind })
      return bound(name)
    },
  }
}
