import { bound } from '../../../../model/value.js'
import type { DeletedRows } from '../../../../operation/deleted-rows.js'
import type { WriteOperation } from '../../../../operation/write.js'
import type { Slices } from '../../../../util/slices.js'
import type { Capabilities } from '../../tree/capabilities.js'
import { param } from '../../tree/build.js'
import type { OrderTerm, RowLock, Select } from '../../tree/tree.js'
import type { Storage, TypeStorage } from '../../storage/storage.js'
import { idColumn } from '../read/columns.js'
import { planFilter } from '../read/filter.js'
import { planSort } from '../read/sort.js'
import { typeStorageOf } from '../read/read-context.js'
import { typeRows } from '../read/type-rows.js'
import { checksBefore, checkInput } from './check-input.js'
import { planNodes } from '../read/plan-read.js'
import { choosesAmongNew, seeksNewNodes } from './items-in-order.js'
import { planCreateMany } from './plan-create-many.js'
import { planRestore } from './plan-restore.js'
import { planRootCreate } from './plan-root-create.js'
import { planRootUpdate } from './plan-root-update.js'
import { lockToUpdate } from './plan-update.js'
import { planUpsert } from './plan-upsert.js'
import { planUpsertMany } from './plan-upsert-many.js'
import { planPreviousByIds, capturePrevious } from './previous-values.js'
import { nodeNotFound } from './problems.js'
import { findNode, finish, nodeBinding, requireCondition, type RootPlan } from './root-plan.js'
import { holdAllChanged } from './held-rows.js'
import { planSameChange } from './row-changes.js'
import { updatedFields } from './scalar-values.js'
import { createWriteContext, type StepOrder, type WriteContext } from './write-context.js'
import type { Step, WritePlan } from './write-plan.js'

/** Ids of the nodes that a many-write is about. */
const nodesBinding = 'nodes'

/** Plans a write (mutations.md section 2). Pure; throws the problems of its input (`checkInput`). */
export function* planWrite(
  operation: WriteOperation,
  storage: Storage,
  capabilities: Capabilities,
  order: StepOrder = 'batched',
): Slices<WritePlan> {
  checkInput(operation, storage)
  yield
  const context = createWriteContext(storage, capabilities, dependsOnOrder(operation, storage) ? 'exact' : order)
  const planned = yield* planSteps(operation, context)
  yield
  return { ...planned, checks: checksBefore(operation, storage) }
}

/** Whether few statements would come to something else, without any failure that tells so. */
function dependsOnOrder(operation: WriteOperation, storage: Storage): boolean {
  switch (operation.kind) {
    case 'create-many': {
      const { type, items, skipDuplicates } = operation
      return choosesAmongNew(typeStorageOf(storage, type), items, { skipsDuplicates: skipDuplicates })
    }
    case 'upsert-many': {
      const creates = operation.items.map(({ create }) => create)
      return choosesAmongNew(typeStorageOf(storage, operation.type), creates, { skipsDuplicates: true })
    }
    default:
      return false
  }
}

function* planSteps(operation: WriteOperation, context: WriteContext): Slices<RootPlan> {
  const type = context.typeOf(operation.type)
  switch (operation.kind) {
    case 'create':
      return yield* planRootCreate(type, operation, context)
    case 'update':
      return yield* planRootUpdate(type, operation, context)
    case 'upsert':
      return yield* planUpsert(type, operation, context)
    case 'delete': {
      const { where, purges } = operation
      const deleted = purges && 'with'
      return finish(
        [
          findNode(type, where, context, { lock: 'removal', deleted }),
          { kind: 'assert-present', value: bound(nodeBinding), problem: nodeNotFound(type, where) },
          ...requireCondition(type, operation, context, deleted),
          { kind: 'delete-nodes', ids: bound(nodeBinding), type: type.type.name, origin: 'direct', ...purging(purges) },
        ],
        context,
        {},
      )
    }
    case 'restore':
      return planRestore(type, operation, context)
    case 'update-many': {
      const remember = capturePrevious(planPreviousByIds(type, bound(nodesBinding), 'many'), 'batch', context)
      const note: Step = {
        kind: 'emit-change',
        change: {
          kind: 'updated',
          type: type.type.name,
          id: bound(nodesBinding),
          updatedFields: updatedFields(type, operation.data),
          origin: 'batch',
          previous: remember.name,
        },
      }
      const changes = [
        ...holdAllChanged(type, nodesBinding, operation.data, context),
        ...planSameChange(type, nodesBinding, operation.data),
      ]
      const find = findNodes(type, operation, context, { lock: lockToUpdate(operation.data) })
      const { steps: reads, read } = readNodes(operation, context)
      return finish([find, { ...remember.step, chunkedList: nodesBinding }, ...changes, note, ...reads], context, {
        counted: nodesBinding,
        read,
      })
    }
    case 'delete-many': {
      const deleted = operation.purges && 'with'
      const { steps: reads, read } = readNodes(operation, context, deleted)
      return finish(
        [
          findNodes(type, operation, context, { lock: 'removal', deleted }),
          ...reads,
          {
            kind: 'delete-nodes',
            ids: bound(nodesBinding),
            type: type.type.name,
            origin: 'batch',
            ...purging(operation.purges),
          },
        ],
        context,
        { counted: nodesBinding, read },
      )
    }
    case 'create-many': {
      const { steps: reads, read } = readNodes(operation, context)
      const exactAfter = operation.skipDuplicates ? 'duplicates' : 'dependencies'
      const steps = yield* planCreateMany(type, operation, nodesBinding, context)
      return {
        ...finish([...steps, ...reads], context, { counted: nodesBinding, read }),
        exactAfter,
        seeksNewNodes: seeksNewNodes(type, operation.items),
      }
    }
    case 'upsert-many': {
      const { steps: reads, read } = readNodes(operation, context)
      const steps = planUpsertMany(type, operation.items, nodesBinding, context)
      return {
        ...finish([...steps, ...reads], context, { counted: nodesBinding, read }),
        exactAfter: 'duplicates',
        seeksNewNodes: seeksNewNodes(type, operation.items),
      }
    }
  }
}

const purging = (purges: true | undefined) => (purges ? { purges } : {})

/** Reads what a write of many gives back of its nodes; `read` are the names of the answers. */
function readNodes(
  { type, nodes }: Extract<WriteOperation, { nodes: unknown }>,
  context: WriteContext,
  deleted?: DeletedRows,
): { readonly steps: readonly Step[]; readonly read: readonly string[] } {
  const steps = nodes.map((selection) => ({
    kind: 'read-nodes' as const,
    read: planNodes({ type, ids: nodesBinding, deleted }, selection, context.read()),
    into: context.freshName('response'),
  }))
  return { steps, read: steps.map(({ into }) => into) }
}

/**
 * The ids of the nodes that a write of many concerns, locked.
 *
 * `SELECT t1.id FROM User AS t1 WHERE t1.age > ?::int8 ORDER BY t1.id ASC`
 */
function findNodes(
  type: TypeStorage,
  { where, sort, limit }: Pick<Extract<WriteOperation, { kind: 'delete-many' }>, 'where' | 'sort' | 'limit'>,
  context: WriteContext,
  { lock, deleted }: { readonly lock: RowLock | undefined; readonly deleted?: DeletedRows | undefined },
): Step {
  const read = context.read()
  const alias = read.freshAlias()
  const condition = planFilter(where, type, alias, read)
  const byId: OrderTerm = { expression: idColumn(type, alias), direction: 'asc' }
  const order = sort ? planSort(sort, type, alias, read) : { orderBy: [byId] }
  const select: Select = {
    kind: 'select',
    columns: [{ expression: idColumn(type, alias) }],
    from: typeRows(type, alias, deleted),
    ...('joins' in order ? { joins: order.joins } : {}),
    ...(condition ? { where: condition } : {}),
    orderBy: order.orderBy,
    ...(limit ? { limit: param(limit, 'Int') } : {}),
    ...(lock ? { lock } : {}),
  }
  return { kind: 'read', select, into: nodesBinding, take: 'all' }
}
