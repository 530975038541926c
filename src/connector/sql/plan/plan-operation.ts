import { bound } from '../../../model/value.js'
import type { Operation, RawOperation } from '../../../operation/operation.js'
import type { UniqueSelector, WriteOperation } from '../../../operation/write.js'
import type { Capabilities } from '../tree/capabilities.js'
import type { Storage } from '../storage/storage.js'
import { once } from '../../../util/once.js'
import { inSlices, type Slices } from '../../../util/slices.js'
import { planDeletedNode, type DeletedNodePlan } from './read/plan-deleted-node.js'
import { planFindOne, planRead } from './read/plan-read.js'
import { createReadContext, typeStorageOf } from './read/read-context.js'
import type { ReadPlan } from './read/read-plan.js'
import { planWrite } from './write/plan-write.js'
import type { WritePlan } from './write/write-plan.js'

/** How a write is done. */
export interface PlannedWrite {
  readonly write: WritePlan
  /** Planned when it is needed: `write` in exact order (`WritePlan.isReordered`). */
  readonly exactWrite: () => Promise<WritePlan>
}

/** How one root field is answered. */
export type OperationPlan =
  | { readonly kind: 'read'; readonly read: ReadPlan }
  /** The user's own SQL. */
  | { readonly kind: 'raw'; readonly raw: RawOperation }
  /** Answers with the number of nodes, and what was read of them. */
  | ({ readonly kind: 'write-many' } & PlannedWrite)
  /** Answers with the written node, read after the commit. */
  | ({
      readonly kind: 'write-node'
      readonly type: string
      /** The node's id is bound as `resultBinding`. */
      readonly readBack: Extract<ReadPlan, { kind: 'node' }>
    } & PlannedWrite)
  /** Answers with the node as it was. */
  | ({
      readonly kind: 'delete-node'
      readonly type: string
      readonly where: UniqueSelector
      readonly deleted: DeletedNodePlan
    } & PlannedWrite)

/** Under this name the id of a written node is bound when it is read back. */
export const resultBinding = 'result'

/** Operation -> plan. Pure; throws the problems of planning. */
export function* planOperation(
  operation: Operation,
  storage: Storage,
  capabilities: Capabilities,
): Slices<OperationPlan> {
  switch (operation.kind) {
    case 'find-one':
    case 'find-many':
    case 'connection':
    case 'aggregate':
    case 'group-by':
    case 'node':
      return { kind: 'read', read: planRead(operation, storage, capabilities) }
    case 'execute-raw':
    case 'query-raw':
      return { kind: 'raw', raw: operation }
    default:
      return yield* planWithResponse(operation, storage, capabilities)
  }
}

function* planWithResponse(
  operation: WriteOperation,
  storage: Storage,
  capabilities: Capabilities,
): Slices<OperationPlan> {
  const write: PlannedWrite = {
    write: yield* planWrite(operation, storage, capabilities),
    exactWrite: once(() => inSlices(planWrite(operation, storage, capabilities, 'exact'))),
  }
  switch (operation.kind) {
    case 'update-many':
    case 'delete-many':
    case 'create-many':
    case 'upsert-many':
      return { kind: 'write-many', ...write }
    case 'delete': {
      const { type, where, purges } = operation
      const deleted = planDeletedNode(operation, storage, purges && 'with')
      return { kind: 'delete-node', ...write, type, where, deleted }
    }
    default: {
      const { type, selection } = operation
      const { field } = typeStorageOf(storage, type).id
      const where = { field: field.name, value: bound(resultBinding) }
      const readBack = planFindOne({ type, where, selection }, createReadContext(storage))
      return { kind: 'write-node', ...write, type, readBack }
    }
  }
}
