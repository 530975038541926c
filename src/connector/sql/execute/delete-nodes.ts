import type { Database, SqlRunner } from '../database/database.js'
import { InternalError } from '../../../errors/internal-error.js'
import type { Bindings } from '../../../model/value.js'
import { deletedIdsBinding, type DeletionRule, type DeletionRules } from '../plan/write/cascade.js'
import type { Select } from '../tree/tree.js'
import { chunksOf } from '../../../util/chunks-of.js'
import type { NodeValues } from '../../change.js'
import { maxIdsPerStatement } from './id-parts.js'
import { OrderMattersError } from './order-matters-error.js'
import { readPrevious, type NodesBefore } from './read-previous.js'
import { problemOf } from './show-value.js'

export interface Deletion {
  readonly rules: DeletionRules
  readonly database: Database
  readonly runner: SqlRunner
  readonly bindings: Bindings
  /** Whether somebody wants to hear that this node is gone. */
  isReported(type: string, id: unknown): boolean
}

export interface AskedNodes {
  readonly type: string
  readonly ids: readonly unknown[]
  /** Listed one by one: when they depend on each other, `OrderMattersError` is thrown. */
  readonly isList: boolean
}

/** Ids of nodes that go together, by type, in the order in which they go: what cascades before what it cascades from. */
type NodeGroup = ReadonlyMap<string, ReadonlySet<unknown>>

/** What those deleted nodes held whose events are published, by type and id; the asked type first. */
export type DeletedNodes = ReadonlyMap<string, NodesBefore>

/**
 * Deletes nodes with all that cascades from them (mutations.md section 15): finds the whole group first, so that cycles
 * in the data end and nodes which go together do not guard each other; then asks who requires any of them; then deletes.
 * Throws problem 3042.
 */
export async function deleteNodes(asked: AskedNodes, deletion: Deletion): Promise<DeletedNodes> {
  const group = await collectGroup(asked, deletion)
  await refuseRequired(group, asked.isList, deletion)
  const reported = await valuesBefore(group, deletion)
  await Promise.all(
    [...group].flatMap(([name, found]) =>
      ruleOf(name, deletion).statements.flatMap((statement) =>
        chunksOf([...found], maxIdsPerStatement).map(async (chunk) =>
          deletion.runner.run(deletion.database.render(statement), withIds(chunk, deletion.bindings)),
        ),
      ),
    ),
  )
  return reported
}

async function valuesBefore(group: NodeGroup, deletion: Deletion): Promise<DeletedNodes> {
  const { database, runner, bindings } = deletion
  const reported = new Map<string, NodesBefore>()
  for (const [name, found] of [...group].reverse()) {
    const ids = [...found].filter((id) => deletion.isReported(name, id))
    const { previous } = ruleOf(name, deletion)
    const values = new Map<unknown, NodeValues>()
    for (const chunk of chunksOf(ids, maxIdsPerStatement))
      for (const [id, before] of await readPrevious(previous, database, runner, withIds(chunk, bindings)))
        values.set(id, before)
    if (values.size > 0) reported.set(name, values)
  }
  return reported
}

/** Follows cascading fields in the datamodel's order, each to its end before the next. */
async function collectGroup({ type, ids, isList }: AskedNodes, deletion: Deletion): Promise<NodeGroup> {
  const known = new Map<string, Set<unknown>>()
  const group = new Map<string, Set<unknown>>()
  const reach = async (name: string, reached: readonly unknown[], isAsked: boolean): Promise<void> => {
    const found = known.get(name) ?? new Set()
    known.set(name, found)
    if (isList && !isAsked && name === type && reached.some((id) => ids.includes(id))) throw new OrderMattersError()
    const fresh = reached.filter((id) => id !== null && !found.has(id))
    if (fresh.length === 0) return
    for (const id of fresh) found.add(id)
    const { cascades, lock } = ruleOf(name, deletion)
    if (!isAsked && lock) await idsOf(lock, fresh, deletion)
    for (const cascade of cascades) await reach(cascade.type, await idsOf(cascade.select, fresh, deletion), false)
    group.set(name, found)
  }
  await reach(type, ids, true)
  return group
}

async function refuseRequired(group: NodeGroup, isList: boolean, deletion: Deletion): Promise<void> {
  const guards = [...group].flatMap(([name, ids]) =>
    ruleOf(name, deletion).guards.map((guard) => ({ guard, owners: idsOf(guard.select, [...ids], deletion) })),
  )
  // started together, they are waited for in order: the first problem is the one to be reported
  for (const { owners } of guards) owners.catch(() => undefined)
  for (const { guard, owners } of guards) {
    const going = group.get(guard.owner)
    const found = await owners
    if (found.some((owner) => going?.has(owner) !== true)) throw problemOf(guard.problem, deletion.bindings)
    if (isList && found.length > 0) throw new OrderMattersError()
  }
}

async function idsOf(
  select: Select,
  ids: readonly unknown[],
  { database, runner, bindings }: Deletion,
): Promise<unknown[]> {
  const results = await Promise.all(
    chunksOf(ids, maxIdsPerStatement).map(async (chunk) =>
      runner.run(database.render(select), withIds(chunk, bindings)),
    ),
  )
  return results.flatMap(({ rows }) => rows.map((row) => row[0])).filter((id) => id !== null)
}

const withIds = (ids: readonly unknown[], bindings: Bindings): Bindings => ({
  variables: bindings.variables,
  bound: new Map([...bindings.bound, [deletedIdsBinding, ids]]),
})

function ruleOf(type: string, { rules }: Deletion): DeletionRule {
  const rule = rules.get(type)
  if (rule === undefined) throw new InternalError(`no rule says how nodes of ${type} are deleted`)
  return rule
}
