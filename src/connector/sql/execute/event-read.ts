import type { ScalarValue } from '../../../model/scalar.js'
import type { EventNode, EventRead } from '../../project-data.js'
import type { Database } from '../database/database.js'
import { eventNodeBinding, planEventNode } from '../plan/read/plan-event-node.js'
import type { Storage } from '../storage/storage.js'
import { completeJson } from './complete-json.js'
import { prepareRows } from './run-read.js'
import { nullsOfNode } from './propagate-nulls.js'

/** Prepares the statement that reads the node of an event. */
export function prepareEventRead(node: EventNode, storage: Storage, database: Database): EventRead {
  const read = prepareRows(planEventNode(node, storage), database)
  return async (id, variables) => {
    const rows = await read({ variables, bound: new Map([[eventNodeBinding, id]]) }, database)
    const [row] = rows
    if (row === undefined) return undefined
    return {
      scalars: node.fields.map((_, index) => row[node.selections.length + index] as ScalarValue),
      response: (index, selection) => completeJson(String(row[index]), nullsOfNode(selection, storage), database),
    }
  }
}
