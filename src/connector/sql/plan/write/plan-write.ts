import { bound } from '../../../../model/value.js'
import { changedLists, changedScalars, type UniqueSelector, type WriteOperation } from '../../../../operation/write.js'
import type { Capabilities } from '../../tree/capabilities.js'
import { equals, param, tableSource } from '../../tree/build.js'
import type { RowLock, Select } from '../../tree/tree.js'
import type { Storage, TypeStorage } from '../../storage/storage.js'
import { fieldColumn, idColumn } from '../read/columns.js'
import { planFilter } from '../read/filter.js'
import { checksBefore, checkInput } from './check-input.js'
import { idBy } from './lookup.js'
import { planCreate } from './plan-create.js'
import { lockToUpdate, planUpdate } from './plan-update.js'
import { planPreviousByIds, planPreviousByKey, rememberPrevious } from './previous-values.js'
import { nodeNotFound } from './problems.js'
import { planSameChange, updateOf } from './row-changes.js'
import { changedValues, nulledField, updatedFields } from './scalar-values.js'
import { createWriteContext, type StepOrder, type WriteContext } from './write-context.js'
import type { Step, WritePlan } from './write-plan.js'

/** The id of the node that the mutation is about. */
const nodeBinding = 'node'
/** Ids of the nodes that a many-write is about. */
const nodesBinding = 'nodes'

/** Plans a write (mutations.md section 2). Pure; throws the problems of its input (`checkInput`). */
export function planWrite(
  operation: WriteOperation,
  storage: Storage,
  capabilities: Capabilities,
  order: StepOrder = 'batched',
): WritePlan {
  checkInput(operation, storage)
  const context = createWriteContext(storage, capabilities, order)
  return { ...planSteps(operation, context), checks: checksBefore(operation, storage) }
}

function planSteps(operation: WriteOperation, context: WriteContext): Omit<WritePlan, 'checks'> {
  const type = context.typeOf(operation.type)
  switch (operation.kind) {
    case 'create': {
      const { steps, ids } = planCreate(type, operation.data, context)
      return finish([...steps, { kind: 'bind', name: nodeBinding, value: ids[0] ?? bound(nodeBinding) }], context, {
        result: bound(nodeBinding),
      })
    }
    case 'update':
      return planRootUpdate(type, operation, context)
    case 'upsert':
      return planUpsert(type, operation, context)
    case 'delete':
      return finish(
        [
          ...findNode(type, operation.where, context, 'removal'),
          { kind: 'require', value: bound(nodeBinding), problem: nodeNotFound(type, operation.where) },
          { kind: 'delete-nodes', ids: bound(nodeBinding), type: type.type.name, origin: 'direct' },
        ],
        context,
        {},
      )
    case 'update-many': {
      const remember = rememberPrevious(planPreviousByIds(type, bound(nodesBinding), 'many'), 'batch', context)
      const note: Step = {
        kind: 'note',
        change: {
          kind: 'updated',
          type: type.type.name,
          id: bound(nodesBinding),
          updatedFields: updatedFields(type, operation.data),
          origin: 'batch',
          previous: remember.name,
        },
      }
      const changes = planSameChange(type, nodesBinding, operation.data)
      const find = findNodes(type, operation.where, context, lockToUpdate(operation.data))
      return finish([find, { ...remember.step, partsOf: nodesBinding }, ...changes, note], context, {
        counted: nodesBinding,
      })
    }
    case 'delete-many':
      return finish(
        [
          findNodes(type, operation.where, context, 'removal'),
          { kind: 'delete-nodes', ids: bound(nodesBinding), type: type.type.name, origin: 'batch' },
        ],
        context,
        { counted: nodesBinding },
      )
  }
}

type Outcome = Partial<Pick<WritePlan, 'result' | 'counted'>>

function finish(steps: readonly Step[], context: WriteContext, outcome: Outcome): Omit<WritePlan, 'checks'> {
  const statements = steps.filter(({ kind }) => !['note', 'bind', 'remember', 'check'].includes(kind))
  return {
    newIds: context.newIds,
    steps,
    isAtomic: statements.length === 1 && statements[0]?.kind === 'run',
    retriesDuplicates: context.traits.hasUpsert,
    isReordered: context.traits.isReordered,
    ...outcome,
  }
}

function findNode(
  type: TypeStorage,
  where: UniqueSelector,
  context: WriteContext,
  lock: RowLock | undefined,
): readonly Step[] {
  return [
    { kind: 'read', select: idBy(type, where, context.read().freshAlias(), lock), into: nodeBinding, take: 'first' },
  ]
}

function findNodes(
  type: TypeStorage,
  where: Extract<WriteOperation, { kind: 'delete-many' }>['where'],
  context: WriteContext,
  lock: RowLock | undefined,
): Step {
  const read = context.read()
  const alias = read.freshAlias()
  const condition = planFilter(where, type, alias, read)
  const select: Select = {
    kind: 'select',
    columns: [{ expression: idColumn(type, alias) }],
    from: tableSource(type.table, alias),
    ...(condition ? { where: condition } : {}),
    orderBy: [{ expression: idColumn(type, alias), direction: 'asc' }],
    ...(lock ? { lock } : {}),
  }
  return { kind: 'read', select, into: nodesBinding, take: 'all' }
}

function planRootUpdate(
  type: TypeStorage,
  operation: Extract<WriteOperation, { kind: 'update' }>,
  context: WriteContext,
): Omit<WritePlan, 'checks'> {
  const { where, data } = operation
  const outcome: Outcome = { result: bound(nodeBinding) }
  const require: Step = { kind: 'require', value: bound(nodeBinding), problem: nodeNotFound(type, where) }
  if (isPlainUpdate(type, operation, context)) {
    const alias = 'w'
    const values = changedValues(type, data, alias)
    const key = fieldColumn(type, where.field, alias)
    const statement = {
      ...updateOf(type, values, alias, equals(key, param(where.value, key.scalar))),
      returning: [{ name: type.id.name, scalar: type.id.field.scalar }],
    }
    const remember = rememberPrevious(planPreviousByKey(type, where), 'direct', context)
    const note: Step = {
      kind: 'note',
      change: {
        kind: 'updated',
        type: type.type.name,
        id: bound(nodeBinding),
        updatedFields: updatedFields(type, data),
        origin: 'direct',
        previous: remember.name,
      },
    }
    const run: Step = { kind: 'run', type: type.type.name, statement, into: `${nodeBinding}s` }
    const steps: readonly Step[] = [
      remember.step,
      run,
      { kind: 'bind', name: nodeBinding, value: bound(`${nodeBinding}s`, 0) },
      require,
      note,
    ]
    return { ...finish(steps, context, outcome), isAtomic: true }
  }
  return finish(
    [
      ...findNode(type, where, context, lockToUpdate(data)),
      require,
      ...planUpdate(type, bound(nodeBinding), data, context),
    ],
    context,
    outcome,
  )
}

/** One statement says it all: scalars only, none of them null where it must not be. */
function isPlainUpdate(
  type: TypeStorage,
  { data }: Extract<WriteOperation, { kind: 'update' }>,
  { capabilities }: WriteContext,
): boolean {
  return (
    capabilities.returning &&
    data.nested.length === 0 &&
    changedLists(data).size === 0 &&
    changedScalars(data).size > 0 &&
    nulledField(type, data) === undefined
  )
}

function planUpsert(
  type: TypeStorage,
  operation: Extract<WriteOperation, { kind: 'upsert' }>,
  context: WriteContext,
): Omit<WritePlan, 'checks'> {
  const { where, create, update } = operation
  context.traits.hasUpsert = true
  const created = planCreate(type, create, context)
  const present = planUpdate(type, bound(nodeBinding), update, context)
  const absent: readonly Step[] = [
    ...created.steps,
    { kind: 'bind', name: nodeBinding, value: created.ids[0] ?? bound(nodeBinding) },
  ]
  return finish(
    [
      ...findNode(type, where, context, lockToUpdate(update)),
      { kind: 'branch', on: bound(nodeBinding), present, absent },
    ],
    context,
    { result: bound(nodeBinding) },
  )
}
