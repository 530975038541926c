import type { QueryResult, SqlRunner } from '../database/database.js'
import type { ScalarValue } from '../../../model/scalar.js'
import { readValue } from '../../../model/value.js'
import type { ChangeTemplate, ProblemTemplate, Step } from '../plan/write/write-plan.js'
import type { SqlQuery } from '../tree/sql-query.js'
import type { Select } from '../tree/tree.js'
import type { Soon } from '../../../util/soon.js'
import { beginWork, type Breather } from '../../../util/breather.js'
import { assertNever } from '../../../util/assert-never.js'
import type { Change, NodeValues } from '../../change.js'
import { checkValues } from './check-values.js'
import { deleteNodes } from './delete-nodes.js'
import { fillLists } from './fill-lists.js'
import { firstForm } from './first-form.js'
import { idParts } from './id-parts.js'
import { itemsOf } from './items-of.js'
import { makeId } from './make-id.js'
import { OrderMattersError } from './order-matters-error.js'
import { readNodes } from './read-nodes.js'
import { readPrevious, type NodesBefore } from './read-previous.js'
import { faultOf } from './next-try.js'
import { restoreNode } from './restore-node.js'
import { runStatement, type RunStep } from './run-statement.js'
import { problemOf } from './show-value.js'
import { keepResult, makesIds } from './statement-result.js'
import type { WriteRun } from './write-run.js'

const isNull = (value: unknown): boolean => value === null || value === undefined

/** Starts steps in order; the flow holds what is left of them. Throws the problem of the first one that fails. */
export function runSteps(steps: readonly Step[], run: WriteRun): Soon<void> {
  const breather = beginWork()
  let index = 0
  for (let step = steps[0]; step !== undefined; step = steps[index]) {
    if (breather.isDue()) return runFrom(index, steps, run, breather)
    const next = startStep(step, run)
    index += 1
    if (next instanceof Promise) return next.then(() => runFrom(index, steps, run, breather))
  }
}

async function runFrom(first: number, steps: readonly Step[], run: WriteRun, breather: Breather): Promise<void> {
  let index = first
  for (let step = steps[first]; step !== undefined; step = steps[index]) {
    if (breather.isDue()) await breather.breathe()
    const next = startStep(step, run)
    index += 1
    if (next instanceof Promise) await next
  }
}

function startStep(step: Step, run: WriteRun): Soon<void> {
  const { bindings, bound, flow } = run
  switch (step.kind) {
    case 'run':
      return step.chunkedList === undefined ? startStatement(step, run) : settled(run, () => runInParts(step, run))
    case 'read':
      return send(queryOf(step.select, run, step.take), run, step.into, ({ rows }) => {
        bound.set(step.into, takenOf(rows, step.take))
      })
    case 'find-by-unique':
      return send(queryOf(step.select, run, 'first'), run, step.into, ({ rows: [ids = []] }) => {
        bound.set(step.into, ids)
        const problem = step.missing.find((reported, index) => reported !== undefined && isNull(ids[index]))
        if (problem) throw problemOf(problem, bindings)
      })
    case 'assert-none': {
      const refuse = ({ rows }: QueryResult): void => {
        if (rows.length > 0) throw problemOf(step.problem, bindings)
      }
      if (step.chunkedList === undefined) return send(queryOf(step.select, run, 'first'), run, undefined, refuse)
      return settled(run, async () => {
        const query = queryOf(step.select, run, 'first')
        for (const part of idParts(step.chunkedList, bindings)) refuse(await run.runner.run(query, part))
      })
    }
    case 'assert-present':
      inTurn(run, () => {
        if (!isNull(readValue(step.value, bindings))) return
        throw step.problem === undefined ? new OrderMattersError() : problemOf(step.problem, bindings)
      })
      return undefined
    case 'assert-distinct':
      inTurn(run, () => {
        const ids = itemsOf(readValue(step.ids, bindings)).filter((id) => !isNull(id))
        if (new Set(ids).size < ids.length) throw new OrderMattersError()
      })
      return undefined
    case 'assert-equal':
      if (step.pairs.some(([one, other]) => readValue(one, bindings) !== readValue(other, bindings)))
        throw new OrderMattersError()
      return undefined
    case 'insert-missing':
      return settled(run, () => insertMissing(step, run))
    case 'insert-if-new':
      return settled(run, () => insertIfNew(step, run))
    case 'check':
      return settled(run, () => {
        checkValues(step.checks, bindings)
      })
    case 'fail':
      return settled(run, () => fail(step.problem, run))
    case 'branch':
      return settled(run, () => runSteps(isNull(readValue(step.on, bindings)) ? step.absent : step.present, run))
    case 'plan-rest':
      return settled(run, () => runRest(step, run))
    case 'exact-order':
      return settled(run, () => {
        throw new OrderMattersError()
      })
    case 'read-nodes':
      return settled(run, async () => {
        bound.set(step.into, await readNodes(step.read, run))
      })
    case 'bind': {
      const bind = (): void => void bound.set(step.name, readValue(step.value, bindings))
      if (flow.isOpen(step.value)) flow.add({ then: bind, binds: step.name })
      else bind()
      return undefined
    }
    case 'fill-lists':
      return settled(run, () => fillLists(step, run))
    case 'delete-nodes':
      return settled(run, () => runDeletion(step, run))
    case 'restore-node':
      return settled(run, async () => {
        const changes = await restoreNode(step, run, (origin) => isReported(origin, run))
        run.changes?.push(...changes)
      })
    case 'capture-previous':
      if (!isReported(step.origin, run)) return undefined
      return settled(run, async () => {
        const before = new Map<unknown, NodeValues>()
        for (const part of idParts(step.chunkedList, bindings))
          for (const [id, values] of await readPrevious(step.previous, run.database, run.runner, part))
            before.set(id, values)
        bound.set(step.into, before)
      })
    case 'emit-change':
      if (isReported(step.change.origin, run))
        flow.add({ then: () => run.changes?.push(...changesOf(step.change, run)) })
      return undefined
    default:
      return assertNever(step)
  }
}

function takenOf(rows: QueryResult['rows'], take: Extract<Step, { kind: 'read' }>['take']): unknown {
  if (take === 'rows') return rows
  return take === 'all' ? rows.map((row) => row[0]) : (rows[0]?.[0] ?? null)
}

async function runInParts(step: RunStep, run: WriteRun): Promise<void> {
  for (const bindings of idParts(step.chunkedList, run.bindings)) await runStatement(step, { ...run, bindings })
}

async function runRest({ given, planFor }: Extract<Step, { kind: 'plan-rest' }>, run: WriteRun): Promise<void> {
  const { newIds, steps, isKept } = planFor(readValue(given, run.bindings) as readonly unknown[])
  for (const { name, kind } of newIds) run.bound.set(name, makeId(kind, run))
  await runSteps(steps, isKept === true ? run : { ...run, runner: onceOn(run.runner) })
}

/** Sends statements that were made for this run. */
const onceOn = (runner: SqlRunner): SqlRunner => ({
  ...runner,
  run: (query, bindings) => runner.run(query, bindings, true),
})

async function insertMissing(
  { statement, type, present }: Extract<Step, { kind: 'insert-missing' }>,
  run: WriteRun,
): Promise<void> {
  const rows = statement.rows.filter((_, index) => {
    const value = present[index]
    return value === undefined || isNull(readValue(value, run.bindings))
  })
  if (rows.length > 0) await runStatement({ kind: 'run', type, statement: { ...statement, rows } }, run)
}

/** Without its row there is nothing left to do. */
async function insertIfNew({ insert, rest }: Extract<Step, { kind: 'insert-if-new' }>, run: WriteRun): Promise<void> {
  try {
    keepResult(insert, await runStatement({ ...insert, isAttempt: true }, run), run)
  } catch (error) {
    if (faultOf(error) === 'unique') return
    throw error
  }
  await runSteps(rest, run)
}

function fail(problem: ProblemTemplate, { bindings }: WriteRun): never {
  throw problemOf(problem, bindings)
}

/** Does something when all that was started before has ended. */
function settled(run: WriteRun, work: () => Soon<void>): Soon<void> {
  const settling = run.flow.settle()
  return settling === undefined ? work() : settling.then(work)
}

/** Does something that may refuse the write when its turn comes, and lets the next steps start meanwhile. */
function inTurn({ flow }: WriteRun, work: () => void): void {
  flow.add({ then: work, mayRefuse: true })
}

function queryOf(select: Select, { database }: WriteRun, take: Extract<Step, { kind: 'read' }>['take']): SqlQuery {
  const query = database.render(select)
  return take === 'first' ? firstForm(query) : query
}

/** Sends a statement whose rows say whether the write goes on. */
function send(
  query: SqlQuery,
  run: WriteRun,
  binds: string | undefined,
  read: (result: QueryResult) => void,
): Soon<void> {
  const { flow, runner, bindings } = run
  const start = (): void => {
    flow.add<QueryResult>({
      result: runner.run(query, bindings),
      then: (result) => {
        if (result) read(result)
      },
      ...(binds === undefined ? {} : { binds }),
      mayRefuse: true,
    })
  }
  return startWhenKnown(flow.hasOpen(query), run, start)
}

function startWhenKnown(hasOpen: boolean, run: WriteRun, start: () => void): Soon<void> {
  if (hasOpen) return settled(run, start)
  start()
}

function startStatement(step: RunStep, run: WriteRun): Soon<void> {
  const { database, flow } = run
  const { into, response, expected } = step
  const mayRefuse = expected !== undefined || (makesIds(step) && database.capabilities.takesNullIds)
  const binds = into ?? response
  const start = (): void => {
    flow.add<QueryResult>({
      result: runStatement(step, run),
      then: (result) => {
        if (result === undefined) return
        if (expected !== undefined && result.affected !== expected) throw new OrderMattersError()
        keepResult(step, result, run)
      },
      ...(binds === undefined ? {} : { binds }),
      ...(mayRefuse ? { mayRefuse } : {}),
    })
  }
  return startWhenKnown(flow.hasOpen(database.render(step.statement)), run, start)
}

async function runDeletion(step: Extract<Step, { kind: 'delete-nodes' }>, run: WriteRun): Promise<void> {
  const ids = itemsOf(readValue(step.ids, run.bindings))
  if (ids.length === 0) return
  const asked = new Set(ids)
  const originOf = (type: string, id: unknown): Change['origin'] =>
    type === step.type && asked.has(id) ? step.origin : 'cascade'
  const deleted = await deleteNodes(
    { type: step.type, ids, isList: step.isList === true },
    {
      rules: run.deletionRules[step.purges ? 'purging' : 'ordinary'],
      database: run.database,
      runner: run.runner,
      bindings: run.bindings,
      isReported: (type, id) => isReported(originOf(type, id), run),
    },
  )
  for (const [type, nodes] of deleted)
    for (const [id, previousValues] of nodes)
      run.changes?.push({
        kind: 'deleted',
        type,
        id: id as ScalarValue,
        origin: originOf(type, id),
        previousValues,
      })
}

/** Whether somebody hears of changes that came about so. */
const isReported = (origin: Change['origin'], { changes, reportsAllChanges }: WriteRun): boolean =>
  changes !== undefined && (origin === 'direct' || reportsAllChanges)

function changesOf(
  { kind, type, id, updatedFields, origin, previous, unless }: ChangeTemplate,
  run: WriteRun,
): readonly Change[] {
  if (unless && !isNull(readValue(unless, run.bindings))) return []
  const before = previous === undefined ? undefined : (run.bound.get(previous) as NodesBefore | undefined)
  return itemsOf(readValue(id, run.bindings)).map((one) => {
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
