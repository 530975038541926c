import type { Database, SqlRunner } from '../database/database.js'
import { InternalError } from '../errors/internal-error.js'
import type { Bindings } from '../model/value.js'
import { deletedIdsBinding, type DeletionRule, type DeletionRules } from '../plan/write/cascade.js'
import type { Select } from '../sql/tree.js'
import type { NodeValues } from './change.js'
import { readPrevious, type NodesBefore } from './read-previous.js'
import { problemOf } from './show-value.js'

/** Ids of one statement; longer lists are cut into chunks. */
export const maxIdsPerStatement = 10_000

export interface Deletion {
  readonly rules: DeletionRules
  readonly database: Database
  readonly runner: SqlRunner
  readonly bindings: Bindings
  /** Whether somebody wants to hear that this node is gone. */
  isTold(type: string, id: unknown): boolean
}

/** Ids of nodes that go together, by type, in the order in which the deletion reached them. */
type NodeGroup = ReadonlyMap<string, ReadonlySet<unknown>>

/** What the deleted nodes that are told of held, by type and id. */
export type DeletedNodes = ReadonlyMap<string, NodesBefore>

/**
 * Deletes nodes with all that cascades from them (mutations.md section 15): finds the whole group first, so that cycles
 * in the data end and nodes which go together do not guard each other; then asks who requires any of them; then deletes,
 * last found first. Throws problem 3042.
 */
export async function deleteNodes(type: string, ids: readonly unknown[], deletion: Deletion): Promise<DeletedNodes> {
  const group = await collectGroup(type, ids, deletion)
  await refuseRequired(group, deletion)
  const told = await valuesBefore(group, deletion)
  for (const [name, found] of [...group].reverse())
    for (const statement of ruleOf(name, deletion).statements)
      for (const chunk of chunks([...found]))
        await deletion.runner.run(deletion.database.render(statement), withIds(chunk, deletion.bindings))
  return told
}

async function valuesBefore(group: NodeGroup, deletion: Deletion): Promise<DeletedNodes> {
  const { database, runner, bindings } = deletion
  const told = new Map<string, NodesBefore>()
  for (const [name, found] of group) {
    const ids = [...found].filter((id) => deletion.isTold(name, id))
    const { previous } = ruleOf(name, deletion)
    const values = new Map<unknown, NodeValues>()
    for (const chunk of chunks(ids))
      for (const [id, before] of await readPrevious(previous, database, runner, withIds(chunk, bindings)))
        values.set(id, before)
    if (values.size > 0) told.set(name, values)
  }
  return told
}

async function collectGroup(type: string, ids: readonly unknown[], deletion: Deletion): Promise<NodeGroup> {
  const group = new Map<string, Set<unknown>>()
  let frontier = [{ type, ids }]
  while (frontier.length > 0) {
    const next: typeof frontier = []
    for (const { type: name, ids: reached } of frontier) {
      const known = group.get(name) ?? new Set()
      const fresh = reached.filter((id) => id !== null && !known.has(id))
      for (const id of fresh) known.add(id)
      group.set(name, known)
      if (fresh.length === 0) continue
      for (const cascade of ruleOf(name, deletion).cascades)
        next.push({ type: cascade.type, ids: await idsOf(cascade.select, fresh, deletion) })
    }
    frontier = next
  }
  return group
}

async function refuseRequired(group: NodeGroup, deletion: Deletion): Promise<void> {
  for (const [name, ids] of group) {
    if (ids.size === 0) continue
    for (const guard of ruleOf(name, deletion).guards) {
      const going = group.get(guard.owner)
      const owners = await idsOf(guard.select, [...ids], deletion)
      if (owners.some((owner) => going?.has(owner) !== true)) throw problemOf(guard.problem, deletion.bindings)
    }
  }
}

async function idsOf(
  select: Select,
  ids: readonly unknown[],
  { database, runner, bindings }: Deletion,
): Promise<unknown[]> {
  const found: unknown[] = []
  for (const chunk of chunks(ids)) {
    const { rows } = await runner.run(database.render(select), withIds(chunk, bindings))
    for (const row of rows) if (row[0] !== null) found.push(row[0])
  }
  return found
}

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += maxIdsPerStatement)
    yield items.slice(start, start + maxIdsPerStatement)
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
