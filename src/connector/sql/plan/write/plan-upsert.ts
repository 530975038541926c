import type { Slices } from '../../../../util/slices.js'
import { bound, type Value } from '../../../../model/value.js'
import type { WriteOperation } from '../../../../operation/write.js'
import { column, commonSource, exists, literal, not, returnedColumns } from '../../tree/build.js'
import type { Combined, Insert, JsonExpression, Returned, Select } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { responseOfColumns, idAndResponse } from './response-row.js'
import type { PlannedCreates } from './new-node.js'
import { planCreate } from './plan-create.js'
import { isPlainUpdate, updateByKey } from './plan-root-update.js'
import { lockToUpdate, planUpdate } from './plan-update.js'
import { responseBinding, findNode, finish, nodeBinding, requireCondition, type RootPlan } from './root-plan.js'
import { updateChecks } from './scalar-values.js'
import type { WriteContext } from './write-context.js'
import { isInsert, type InsertStep, type Step } from './write-plan.js'

type Upsert = Extract<WriteOperation, { kind: 'upsert' }>

/**
 * An upsert: in one statement that changes the row or inserts it, where the database makes one of both; else in two without a
 * transaction, where only one of them can change anything.
 */
export function* planUpsert(type: TypeStorage, operation: Upsert, context: WriteContext): Slices<RootPlan> {
  const { where, create, update, condition } = operation
  context.traits.hasUpsert = true
  const created = yield* planCreate(type, create, context)
  const isPlain = context.order === 'batched' && condition === undefined && isPlainUpdate(type, update)
  const insert = isPlain ? onlyInsert(created.steps) : undefined
  const inOne =
    insert &&
    (oneStatement(type, operation, { created, insert }, context) ??
      updateFirst(type, operation, { created, insert }, context))
  if (inOne !== undefined) return inOne
  const present = [
    ...requireCondition(type, operation, context),
    ...(yield* planUpdate(type, bound(nodeBinding), update, context)),
  ]
  const absent: readonly Step[] = [
    ...created.steps,
    { kind: 'bind', name: nodeBinding, value: created.ids[0] ?? bound(nodeBinding) },
  ]
  const plan = finish(
    [
      findNode(type, where, context, { lock: condition ? 'change' : lockToUpdate(update) }),
      { kind: 'branch', on: bound(nodeBinding), present, absent },
    ],
    context,
    { result: bound(nodeBinding) },
  )
  // listeners are told what stood in the row when it was changed
  return insert === undefined || insert.into !== undefined ? plan : { ...plan, ...withoutTransaction, isSilent: true }
}

/** Others may make and delete the row between the statements in each try: the plan in exact order holds them off. */
const withoutTransaction = { isAtomic: true, isReordered: true, exactAfter: 'duplicates' } as const

const rowsBinding = `${nodeBinding}s`

/** What an upsert creates, where that is one row. */
interface PlainCreate {
  readonly created: PlannedCreates
  readonly insert: InsertStep
}

function oneStatement(
  type: TypeStorage,
  operation: Upsert,
  { created, insert }: PlainCreate,
  context: WriteContext,
): RootPlan | undefined {
  if (!context.capabilities.combinesWrites) return undefined
  const statement = updateOrInsert(type, operation, insert.statement, context)
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

/**
 * Changes the row, and inserts one where there was none to change: `UPDATE User AS w SET age = ? WHERE w.id = ?`, then
 * `INSERT INTO User (id, name) VALUES (?, ?)`. Undefined where the database does not tell which row it changed.
 */
function updateFirst(
  type: TypeStorage,
  operation: Upsert,
  { created, insert }: PlainCreate,
  context: WriteContext,
): RootPlan | undefined {
  const { where, update, selection } = operation
  const returns = context.capabilities.returning === 'inserts and updates'
  if (insert.into !== undefined || !(returns || where.field === type.id.field.name)) return undefined
  const [updatedRow, newRow] = ['w', 'n']
  const changed = returns ? responseOfColumns(type, selection, updatedRow, context) : undefined
  const made = returns ? responseOfColumns(type, selection, newRow, context) : undefined
  const returned = (alias: string, response: JsonExpression | undefined): Returned =>
    response === undefined
      ? returnedColumns([{ name: type.id.name, scalar: type.id.field.scalar }])
      : { alias, columns: idAndResponse(type, alias, response) }
  const responding = changed !== undefined && made !== undefined ? { response: responseBinding } : {}
  const change: Step = {
    kind: 'run',
    type: type.type.name,
    statement: {
      ...updateByKey(type, { where, data: update }, updatedRow),
      ...(returns ? { returning: returned(updatedRow, changed) } : {}),
    },
    into: rowsBinding,
    ...(returns ? responding : { matched: where.value }),
  }
  const make: Step =
    made === undefined
      ? insert
      : { ...insert, statement: { ...insert.statement, returning: returned(newRow, made) }, ...responding }
  const named = (value: Value): Step => ({ kind: 'bind', name: nodeBinding, value })
  const absent = [
    ...created.steps.map((step) => (step === insert ? make : step)),
    named(created.ids[0] ?? bound(nodeBinding)),
  ]
  const steps: readonly Step[] = [
    change,
    { kind: 'branch', on: bound(rowsBinding, 0), present: [named(bound(rowsBinding, 0))], absent },
  ]
  return {
    ...finish(steps, context, { result: bound(nodeBinding), isSilent: true, ...responding }),
    ...withoutTransaction,
  }
}

function onlyInsert(steps: readonly Step[]): InsertStep | undefined {
  const [run, ...others] = steps.filter(({ kind }) => kind !== 'check' && kind !== 'emit-change')
  return run !== undefined && isInsert(run) && others.length === 0 ? run : undefined
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
