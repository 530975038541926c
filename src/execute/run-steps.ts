import type { Database, SqlRunner } from '../database/database.js'
import { DatabaseError } from '../errors/database-error.js'
import { invariant } from '../errors/internal-error.js'
import type { ScalarValue } from '../model/scalar.js'
import { constant, readValue, type Bindings } from '../model/value.js'
import type { ChangeTemplate, Step } from '../plan/write/write-plan.js'
import { constantParam } from '../sql/build.js'
import type { Capabilities } from '../sql/capabilities.js'
import type { Insert } from '../sql/tree.js'
import { listColumns, listPositionStep } from '../storage/storage.js'
import { assertNever } from '../util/assert-never.js'
import type { Change } from './change.js'
import { deleteNodes } from './delete-nodes.js'
import { readPrevious, type NodesBefore } from './read-previous.js'
import { RefusedStatement } from './refused-statement.js'
import { problemOf } from './show-value.js'
import { problemOfFault } from './unique-violation.js'
import type { WriteEnvironment } from './write-environment.js'

/** One try of one write. */
export interface WriteRun extends WriteEnvironment {
  readonly runner: SqlRunner
  readonly bindings: Bindings
  /** The bindings' own map: steps add to it. */
  readonly bound: Map<string, unknown>
  /** Undefined when nobody listens. */
  readonly changes: Change[] | undefined
}

/** Runs steps in order; throws the problem of the first one that fails. */
export async function runSteps(steps: readonly Step[], run: WriteRun): Promise<void> {
  for (const step of steps) await runStep(step, run)
}

async function runStep(step: Step, run: WriteRun): Promise<void> {
  const { database, runner, bindings, bound } = run
  switch (step.kind) {
    case 'run':
      return runStatement(step, run)
    case 'read': {
      const { rows } = await runner.run(database.render(step.select), bindings)
      bound.set(step.into, step.take === 'all' ? rows.map((row) => row[0]) : (rows[0]?.[0] ?? null))
      return
    }
    case 'lookup': {
      const { rows } = await runner.run(database.render(step.select), bindings)
      const ids = rows[0] ?? []
      bound.set(step.into, [...ids])
      refuseFirst(step.missing, (index) => ids[index] === null || ids[index] === undefined, run)
      return
    }
    case 'match': {
      const { rows } = await runner.run(database.render(step.select), bindings)
      const found = new Set(rows.map((row) => row[0]))
      const ids = listOf(readValue(step.ids, bindings))
      refuseFirst(step.missing, (index) => !found.has(ids[index]), run)
      return
    }
    case 'require':
      if ((readValue(step.value, bindings) ?? null) === null) throw problemOf(step.problem, bindings)
      return
    case 'refuse': {
      const { rows } = await runner.run(database.render(step.select), bindings)
      if (rows.length > 0) throw problemOf(step.problem, bindings)
      return
    }
    case 'fail':
      throw problemOf(step.problem, bindings)
    case 'branch':
      return runSteps((readValue(step.on, bindings) ?? null) === null ? step.absent : step.present, run)
    case 'bind':
      bound.set(step.name, readValue(step.value, bindings))
      return
    case 'fill-lists':
      return fillLists(step, run)
    case 'delete-nodes':
      return runDeletion(step, run)
    case 'remember':
      if (isTold(step.origin, run)) bound.set(step.into, await readPrevious(step.previous, database, runner, bindings))
      return
    case 'note':
      if (isTold(step.change.origin, run)) run.changes?.push(...changesOf(step.change, run))
      return
    default:
      assertNever(step)
  }
}

function refuseFirst(
  problems: Extract<Step, { kind: 'match' }>['missing'],
  isMissing: (index: number) => boolean,
  run: WriteRun,
): void {
  const template = problems.find((_, index) => isMissing(index))
  if (template) throw problemOf(template, run.bindings)
}

async function runStatement(step: Extract<Step, { kind: 'run' }>, run: WriteRun): Promise<void> {
  const { database, runner, bindings, bound, storage } = run
  try {
    const { rows } = await runner.run(database.render(step.statement), bindings)
    if (step.into !== undefined) bound.set(step.into, madeIds(step.statement, rows, database.capabilities))
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    const type = storage.types.get(step.type)
    const fault = await withColumns(error, step.statement, database)
    throw new RefusedStatement(fault, type && problemOfFault(fault, type))
  }
}

/** A violation that names only its index: the catalogue knows the columns, whatever the index is called. */
async function withColumns(
  fault: DatabaseError,
  statement: Extract<Step, { kind: 'run' }>['statement'],
  { dialect, runText }: Database,
): Promise<DatabaseError> {
  const { constraint, columns } = fault.details
  if (fault.fault !== 'unique' || constraint === undefined || columns !== undefined) return fault
  if (dialect.indexColumns === undefined) return fault
  const { text, values } = dialect.indexColumns(statement.table, constraint)
  const { rows } = await runText(text, values)
  return rows.length === 0
    ? fault
    : new DatabaseError('unique', fault.message, { ...fault.details, columns: rows.map((row) => String(row['name'])) })
}

/** Ids of inserted rows: as returned, or counted up from the first one, as databases without RETURNING make them. */
function madeIds(
  statement: Extract<Step, { kind: 'run' }>['statement'],
  rows: readonly (readonly unknown[])[],
  { returning, generatedIdStep }: Capabilities,
): readonly unknown[] {
  if (returning || statement.kind !== 'insert') return rows.map((row) => row[0])
  const first = Number(rows[0]?.[0])
  return statement.rows.map((_, index) => first + index * generatedIdStep)
}

async function fillLists(step: Extract<Step, { kind: 'fill-lists' }>, run: WriteRun): Promise<void> {
  const type = run.storage.types.get(step.type)
  const list = type?.lists.get(step.field)
  invariant(type && list, `${step.type}.${step.field} is a scalar list`)
  const values = listOf(readValue(step.values, run.bindings)) as readonly ScalarValue[]
  const nodes = listOf(readValue(step.nodes, run.bindings)) as readonly ScalarValue[]
  const rows = nodes.flatMap((node) =>
    values.map((value, index) => [
      { kind: 'param', value: constant(node), scalar: type.id.field.scalar } as const,
      constantParam((index + 1) * listPositionStep, 'Int'),
      constantParam(value, list.field.scalar),
    ]),
  )
  const columns = [listColumns.nodeId, listColumns.position, listColumns.value]
  const perStatement = Math.floor(run.database.capabilities.maxParameters / columns.length)
  for (let start = 0; start < rows.length; start += perStatement) {
    const statement: Insert = {
      kind: 'insert',
      table: list.table,
      columns,
      rows: rows.slice(start, start + perStatement),
    }
    await runStatement({ kind: 'run', statement, type: step.type }, run)
  }
}

async function runDeletion(step: Extract<Step, { kind: 'delete-nodes' }>, run: WriteRun): Promise<void> {
  const ids = listOf(readValue(step.ids, run.bindings))
  if (ids.length === 0) return
  const asked = new Set(ids)
  const originOf = (type: string, id: unknown): Change['origin'] =>
    type === step.type && asked.has(id) ? step.origin : 'cascade'
  const group = await deleteNodes(step.type, ids, {
    rules: run.deletionRules,
    database: run.database,
    runner: run.runner,
    bindings: run.bindings,
    isTold: (type, id) => isTold(originOf(type, id), run),
  })
  for (const [type, deleted] of group)
    for (const [id, previousValues] of deleted)
      run.changes?.push({
        kind: 'deleted',
        type,
        id: id as ScalarValue,
        origin: originOf(type, id),
        previousValues,
      })
}

/** Whether somebody hears of changes that came about so. */
const isTold = (origin: Change['origin'], { changes, tellsAllChanges }: WriteRun): boolean =>
  changes !== undefined && (origin === 'direct' || tellsAllChanges)

function changesOf(
  { kind, type, id, updatedFields, origin, previous }: ChangeTemplate,
  run: WriteRun,
): readonly Change[] {
  const before = previous === undefined ? undefined : (run.bound.get(previous) as NodesBefore | undefined)
  return listOf(readValue(id, run.bindings)).map((one) => {
    const previousValues = before?.get(one)
    return {
      kind,
      type,
      id: one as ScalarValue,
      origin,
      ...(updatedFields ? { updatedFields } : {}),
      ...(previousValues ? { previousValues } : {}),
    }
  })
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
