import type { Selection } from '../../../../operation/selection.js'
import type { JsonExpression, SelectColumn } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { idColumn } from '../read/columns.js'
import { fitsOneStatement } from '../read/split-read.js'
import { planSelection } from '../read/plan-selection.js'
import { tableKey, withoutJoins } from '../read/read-context.js'
import { readsRowsOnly, tablesRead } from './tables-read.js'
import type { WriteContext } from './write-context.js'

/**
 * The answer of a write as an expression over the row that its only statement returns; undefined where it has to be
 * read: subqueries of a statement see what stood in the tables before it, the row that it writes not among them.
 *
 * `INSERT INTO User (id, name, email, age) VALUES (?, ?, ?, ?) RETURNING ('{id:' || …`
 */
export function responseOfNewRow(
  type: TypeStorage,
  selection: Selection,
  alias: string,
  context: WriteContext,
): JsonExpression | undefined {
  if (!readsRowsOnly(selection)) return undefined
  const mayRead = context.capabilities.returningReads && !tablesRead(selection, type).includes(tableKey(type.table))
  if (!mayRead) return responseOfColumns(type, selection, alias, context)
  // nothing can be joined to a returned row
  const { json } = planSelection(selection, type, alias, withoutJoins(context.read()))
  // the statement nests the answer once more
  const selectionNesting = context.capabilities.selectionNesting - 1
  return fitsOneStatement({ kind: 'select', columns: [{ expression: json }] }, { selectionNesting }) ? json : undefined
}

/**
 * The same where the row may have been waited for: what other tables hold is then older in the statement's eyes than
 * the row, so the row alone is answered from.
 */
export function responseOfColumns(
  type: TypeStorage,
  selection: Selection,
  alias: string,
  context: WriteContext,
): JsonExpression | undefined {
  const isOwn = selection.entries.every(({ kind }) => kind === 'scalar' || kind === 'typename')
  return isOwn ? planSelection(selection, type, alias, context.read()).json : undefined
}

/** The columns in which a statement gives the id of its row and the answer. */
export const idAndResponse = (type: TypeStorage, alias: string, response: JsonExpression): readonly SelectColumn[] => [
  { expression: idColumn(type, alias), as: 'id' },
  { expression: response, as: 'j' },
]
