import { InternalError } from '../../../errors/internal-error.js'
import type { ScalarValue } from '../../../model/scalar.js'
import { readValue, type Bindings } from '../../../model/value.js'
import { chunksOf } from '../../../util/chunks-of.js'
import type { Change } from '../../change.js'
import { instantBinding, restoredIdsBinding, type RestorationRule } from '../plan/write/restoring.js'
import type { Step } from '../plan/write/write-plan.js'
import type { Select } from '../tree/tree.js'
import { maxIdsPerStatement } from './id-parts.js'
import { readPrevious } from './read-previous.js'
import { runStatement } from './run-statement.js'
import { problemOf } from './show-value.js'
import type { WriteRun } from './write-run.js'

type Asked = Pick<Extract<Step, { kind: 'restore-node' }>, 'id' | 'type'>

/**
 * Takes back the deletion of a node and of all that was deleted with it over cascades (beyond.md section 12); gives what
 * changed of the nodes that `isReported` asks for. A node that is not deleted is left as it is. Throws problem 3042 where a
 * restored node would miss one that it requires, and 3010 where a unique value is taken.
 */
export async function restoreNode(
  { id, type }: Asked,
  run: WriteRun,
  isReported: (origin: Change['origin']) => boolean,
): Promise<readonly Change[]> {
  const root = readValue(id, run.bindings)
  const [instant] = await valuesOf(ruleOf(type, run).instant, [root], run)
  if (instant === null || instant === undefined) return []
  const within: WriteRun = { ...run, bindings: withBinding(run.bindings, instantBinding, instant) }
  const group = await collectGroup(type, root, within)
  const changes: Change[] = []
  for (const [name, ids] of group) {
    const { previous, updatedFields, update } = ruleOf(name, run)
    for (const chunk of chunksOf([...ids], maxIdsPerStatement)) {
      const bindings = withBinding(run.bindings, restoredIdsBinding, chunk)
      const originOf = (one: unknown): Change['origin'] => (name === type && one === root ? 'direct' : 'cascade')
      if (chunk.some((one) => isReported(originOf(one))))
        for (const [one, previousValues] of await readPrevious(previous, run.database, run.runner, bindings))
          if (isReported(originOf(one)))
            changes.push({
              kind: 'updated',
              type: name,
              id: one as ScalarValue,
              origin: originOf(one),
              updatedFields,
              previousValues,
            })
      await runStatement({ kind: 'run', statement: update, type: name }, { ...run, bindings })
    }
  }
  for (const [name, ids] of group)
    for (const { select, problem } of ruleOf(name, run).guards)
      if ((await valuesOf(select, [...ids], run)).length > 0) throw problemOf(problem, run.bindings)
  return changes
}

/** The asked node's type first. */
async function collectGroup(
  type: string,
  root: unknown,
  run: WriteRun,
): Promise<ReadonlyMap<string, ReadonlySet<unknown>>> {
  const group = new Map<string, Set<unknown>>()
  const reach = async (name: string, reached: readonly unknown[]): Promise<void> => {
    const found = group.get(name) ?? new Set()
    group.set(name, found)
    const fresh = reached.filter((one) => one !== null && !found.has(one))
    if (fresh.length === 0) return
    for (const one of fresh) found.add(one)
    for (const cascade of ruleOf(name, run).cascades)
      await reach(cascade.type, await valuesOf(cascade.select, fresh, run))
  }
  await reach(type, [root])
  return group
}

async function valuesOf(select: Select, ids: readonly unknown[], run: WriteRun): Promise<unknown[]> {
  const values: unknown[] = []
  for (const chunk of chunksOf(ids, maxIdsPerStatement)) {
    const bindings = withBinding(run.bindings, restoredIdsBinding, chunk)
    const { rows } = await run.runner.run(run.database.render(select), bindings)
    values.push(...rows.map((row) => row[0]))
  }
  return values
}

const withBinding = ({ variables, bound }: Bindings, name: string, value: unknown): Bindings => ({
  variables,
  bound: new Map([...bound, [name, value]]),
})

function ruleOf(type: string, { restorationRules }: WriteRun): RestorationRule {
  const rule = restorationRules.get(type)
  if (rule === undefined) throw new InternalError(`no rule says how nodes of ${type} are restored`)
  return rule
}
