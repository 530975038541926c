import type { Slices } from '../../../../util/slices.js'
import { bound } from '../../../../model/value.js'
import { changedLists, changedScalars, type WriteData, type WriteOperation } from '../../../../operation/write.js'
import { returnedColumns } from '../../tree/build.js'
import type { Returned } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { tableKey } from '../read/read-context.js'
import { isNodeOf } from '../read/unique-node.js'
import { joinLookups } from './join-lookups.js'
import { responseOfColumns, idAndResponse } from './response-row.js'
import { idFound } from './lookup.js'
import { lockToUpdate, planNested, planUpdate } from './plan-update.js'
import { planPreviousByKey, capturePrevious } from './previous-values.js'
import { nodeNotFound } from './problems.js'
import { responseBinding, findNode, finish, nodeBinding, requireCondition, type RootPlan } from './root-plan.js'
import { updateOf } from './row-changes.js'
import { changedValues, checkedResults, nulledField, updatedFields } from './scalar-values.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

type Update = Extract<WriteOperation, { kind: 'update' }>

/** An update: a statement that finds the row and changes it, and gives the answer where nothing else does. */
export function* planRootUpdate(type: TypeStorage, operation: Update, context: WriteContext): Slices<RootPlan> {
  const { where, data, condition } = operation
  const node = idFound(bound(nodeBinding), type, where, context)
  const require: Step = { kind: 'assert-present', value: node, problem: nodeNotFound(type, where) }
  if (condition === undefined && changesRowAlone(type, data)) {
    if (context.capabilities.returning === 'inserts and updates') {
      const nested = yield* planNested(type, node, data.nested, context)
      return planReturningUpdate(type, operation, { require, nested }, context)
    }
    if (context.order === 'batched' && data.nested.length === 0 && where.field === type.id.field.name)
      return planUpdateById(type, operation, require, context)
  }
  const find = findNode(type, where, context, { lock: condition ? 'change' : lockToUpdate(data) })
  const steps = [
    require,
    ...requireCondition(type, operation, context),
    ...(yield* planUpdate(type, node, data, context)),
  ]
  return finish(joinLookups(find, steps, context) ?? [find, ...steps], context, { result: bound(nodeBinding) })
}

/** One statement says it all of the node itself: scalars only, none of them null where it must not be, no result under a constraint. */
const changesRowAlone = (type: TypeStorage, data: WriteData): boolean =>
  changedLists(data).size === 0 &&
  changedScalars(data).size > 0 &&
  nulledField(type, data) === undefined &&
  checkedResults(type, data).length === 0

/** One statement says it all. */
export const isPlainUpdate = (type: TypeStorage, data: WriteData): boolean =>
  data.nested.length === 0 && changesRowAlone(type, data)

/** Changes the row of a unique selector. */
export function updateByKey(type: TypeStorage, { where, data }: Pick<Update, 'where' | 'data'>, alias: string) {
  return updateOf(type, changedValues(type, data, alias), alias, isNodeOf(where, type, alias))
}

const rowsBinding = `${nodeBinding}s`
const named: Step = { kind: 'bind', name: nodeBinding, value: bound(rowsBinding, 0) }

/** The statement gives the id, which events tell, and the answer where its row holds all of it. */
function planReturningUpdate(
  type: TypeStorage,
  operation: Update,
  { require, nested }: { readonly require: Step; readonly nested: readonly Step[] },
  context: WriteContext,
): RootPlan {
  const { where, data, selection } = operation
  const alias = 'w'
  const response = nested.every((step) => leavesRows(step, type))
    ? responseOfColumns(type, selection, alias, context)
    : undefined
  const returning: Returned =
    response === undefined
      ? returnedColumns([{ name: type.id.name, scalar: type.id.field.scalar }])
      : { alias, columns: idAndResponse(type, alias, response) }
  const remember = capturePrevious(planPreviousByKey(type, where), 'direct', context)
  const note: Step = {
    kind: 'emit-change',
    change: {
      kind: 'updated',
      type: type.type.name,
      id: bound(nodeBinding),
      updatedFields: updatedFields(type, data),
      origin: 'direct',
      previous: remember.name,
    },
  }
  const run: Step = {
    kind: 'run',
    type: type.type.name,
    statement: { ...updateByKey(type, operation, alias), returning },
    into: rowsBinding,
    ...(response === undefined ? {} : { response: responseBinding }),
  }
  return finish([remember.step, run, named, require, note, ...nested], context, {
    // what is read back by the id that the request gives need not wait for the statement's answer
    result: where.field === type.id.field.name ? where.value : bound(nodeBinding),
    ...(response === undefined ? {} : { response: responseBinding }),
  })
}

/** Whether a step changes no row of a type's table, for all that is known before it runs. */
function leavesRows(step: Step, { table }: TypeStorage): boolean {
  switch (step.kind) {
    case 'run':
      return step.statement.kind !== 'combined' && tableKey(step.statement.table) !== tableKey(table)
    case 'read':
    case 'find-by-unique':
    case 'check':
    case 'fail':
    case 'bind':
    case 'assert-none':
    case 'assert-present':
    case 'assert-distinct':
    case 'assert-equal':
    case 'capture-previous':
    case 'emit-change':
      return true
    default:
      return false
  }
}

/** Where nothing is returned, the number of changed rows says whether there is such a node. */
function planUpdateById(type: TypeStorage, operation: Update, require: Step, context: WriteContext): RootPlan {
  const { where } = operation
  const run: Step = {
    kind: 'run',
    type: type.type.name,
    statement: updateByKey(type, operation, 'w'),
    into: rowsBinding,
    matched: where.value,
  }
  return finish([run, named, require], context, { result: where.value, isSilent: true })
}
