import type { Slices } from '../../../../util/slices.js'
import { bound } from '../../../../model/value.js'
import type { WriteOperation } from '../../../../operation/write.js'
import { column, commonSource, exists, literal, not } from '../../tree/build.js'
import type { Combined, Insert, Select } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { responseOfColumns, idAndResponse } from './response-row.js'
import type { PlannedCreates } from './new-node.js'
import { planCreate } from './plan-create.js'
import { isPlainUpdate, updateByKey } from './plan-root-update.js'
import { lockToUpdate, planUpdate } from './plan-update.js'
import { responseBinding, findNode, finish, nodeBinding, requireCondition, type RootPlan } from './root-plan.js'
import { updateChecks } from './scalar-values.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

type Upsert = Extract<WriteOperation, { kind: 'upsert' }>

/** An upsert: in one statement that changes the row or inserts it, where the database makes one of both. */
export function* planUpsert(type: TypeStorage, operation: Upsert, context: WriteContext): Slices<RootPlan> {
  const { where, create, update, condition } = operation
  context.traits.hasUpsert = true
  const created = yield* planCreate(type, create, context)
  const mayBeOne = context.order === 'batched' && condition === undefined
  const inOne = !mayBeOne ? undefined : oneStatement(type, operation, created, context)
  if (inOne !== undefined) return inOne
  const present = [
    ...requireCondition(type, operation, context),
    ...(yield* planUpdate(type, bound(nodeBinding), update, context)),
  ]
  const absent: readonly Step[] = [
    ...created.steps,
    { kind: 'bind', name: nodeBinding, value: created.ids[0] ?? bound(nodeBinding) },
  ]
  return finish(
    [
      ...findNode(type, where, context, { lock: condition ? 'change' : lockToUpdate(update) }),
      { kind: 'branch', on: bound(nodeBinding), present, absent },
    ],
    context,
    { result: bound(nodeBinding) },
  )
}

const rowsBinding = `${nodeBinding}s`

function oneStatement(
  type: TypeStorage,
  operation: Upsert,
  created: PlannedCreates,
  context: WriteContext,
): RootPlan | undefined {
  const insert = onlyInsert(created.steps)
  if (!context.capabilities.combinesWrites || insert === undefined || !isPlainUpdate(type, operation.update))
    return undefined
  const statement = updateOrInsert(type, operation, insert, context)
  if (statement === undefined) return undefined
  context.traits.isReordered = true
  const checks = updateChecks(type, operation.update)
  const steps: readonly Step[] = [
    ...created.steps.filter(({ kind }) => kind === 'check'),
    ...(checks.length === 0 ? [] : [{ kind: 'check', checks } as const]),
    { kind: 'run', type: type.type.name, statement, into: rowsBinding, response: responseBinding },
    { kind: 'assert-present', value: bound(responseBinding) },
  ]
  return finish(steps, context, { result: bound(rowsBinding, 0), response: responseBinding, isSilent: true })
}

function onlyInsert(steps: readonly Step[]): Insert | undefined {
  const [run, ...others] = steps.filter(({ kind }) => kind !== 'check' && kind !== 'emit-change')
  if (run?.kind !== 'run' || run.statement.kind !== 'insert' || others.length > 0) return undefined
  return run.statement
}

/**
 * Changes the node, or makes it where there is none, and answers in either case; undefined where the row alone is no
 * answer.
 *
 * `WITH u AS (UPDATE User AS w SET age = ? WHERE w.email = ? RETURNING w.id AS id, … AS j), i AS (INSERT INTO User (id,
 * name, email) SELECT ?, ?, ? WHERE NOT (EXISTS (SELECT 1 FROM u AS u)) RETURNING User.id AS id, … AS j) (SELECT u.id, …`
 */
function updateOrInsert(
  type: TypeStorage,
  operation: Upsert,
  insert: Insert,
  context: WriteContext,
): Combined | undefined {
  const [updatedRow, newRow] = ['w', 'n']
  const changed = responseOfColumns(type, operation.selection, updatedRow, context)
  const made = responseOfColumns(type, operation.selection, newRow, context)
  const [row] = insert.rows
  if (changed === undefined || made === undefined || row === undefined || row.length === 0) return undefined
  const isChanged = exists({ kind: 'select', columns: [{ expression: literal(1) }], from: commonSource('u', 'u') })
  const rowsOf = (name: string): Select => ({
    kind: 'select',
    columns: [{ expression: column(name, 'id', type.id.field.scalar) }, { expression: column(name, 'j', 'String') }],
    from: commonSource(name, name),
  })
  return {
    kind: 'combined',
    parts: [
      {
        name: 'u',
        statement: {
          ...updateByKey(type, { where: operation.where, data: operation.update }, updatedRow),
          returning: { alias: updatedRow, columns: idAndResponse(type, updatedRow, changed) },
        },
      },
      {
        name: 'i',
        statement: {
          ...insert,
          rows: [],
          select: { kind: 'select', columns: row.map((expression) => ({ expression })), where: not(isChanged) },
          returning: { alias: newRow, columns: idAndResponse(type, newRow, made) },
        },
      },
    ],
    result: { kind: 'union-all', selects: ['u', 'i'].map(rowsOf) },
  }
}
