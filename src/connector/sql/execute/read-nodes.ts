import { bound, readValue } from '../../../model/value.js'
import { chunksOf } from '../../../util/chunks-of.js'
import type { CompletedJson } from '../../completed-json.js'
import type { NodesPlan } from '../plan/read/read-plan.js'
import { maxIdsPerStatement } from './id-parts.js'
import { itemsOf } from './items-of.js'
import { completeJson } from './complete-json.js'
import type { RowsReader } from './read-briefest.js'
import { prepareRows } from './run-read.js'
import { nodeListWalker } from './propagate-nulls.js'
import type { WriteRun } from './write-run.js'

const readers = new WeakMap<NodesPlan, RowsReader>()

/** Reads nodes inside a write: a list in the order of their ids, without those that are gone. `null`: one cannot be represented. */
export async function readNodes(plan: NodesPlan, run: WriteRun): Promise<CompletedJson> {
  const { database, storage, bindings, runner } = run
  const ids = itemsOf(readValue(bound(plan.ids), bindings)).filter((id) => id !== null && id !== undefined)
  const read = readers.get(plan) ?? prepareRows(plan.select, database)
  readers.set(plan, read)
  const texts = new Map<unknown, string>()
  for (const some of chunksOf([...new Set(ids)], maxIdsPerStatement)) {
    const part = { ...bindings, bound: new Map([...bindings.bound, [plan.ids, some]]) }
    for (const [id, text] of await read(part, runner)) texts.set(id, String(text))
  }
  const list = `[${ids.flatMap((id) => texts.get(id) ?? []).join(',')}]`
  return completeJson(list, nodeListWalker(plan.selection, storage), database)
}
