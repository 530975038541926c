import type { Value } from '../../../../model/value.js'
import type { WriteOperation } from '../../../../operation/write.js'
import { allOf, column, commonSource, isNotNull } from '../../tree/build.js'
import type { Combined, Expression, Insert, Select } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { fitsOneStatement } from '../read/split-read.js'
import { planSelection } from '../read/plan-selection.js'
import { createReadContext, tableKey, type WrittenTables } from '../read/read-context.js'
import { idColumn } from '../read/columns.js'
import { idAndResponse } from './response-row.js'
import { reachesOnlyNew, readsRowsOnly, tablesRead } from './tables-read.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** Rows that one statement gives are looked through once for each row that they belong to. */
const maxRows = 100

/** A batch of new rows as one statement that gives the id of the root's row and the answer, in this order. */
export interface CombinedCreate {
  readonly statement: Combined
  /** Where the database makes the root's id: the name of the ids of its statement. */
  readonly madeIds: string | undefined
  /** What else the steps do, before the statement and behind it. */
  readonly before: readonly Step[]
  readonly after: readonly Step[]
  /** Listeners would not hear all ids: those that the database makes below the root. */
  readonly isSilent: boolean
}

type Lookup = Extract<Step, { kind: 'find-by-unique' }>
type InsertStep = Extract<Step, { kind: 'run' }> & { readonly statement: Insert }

/**
 * Makes one statement of a create's steps, if they only look nodes up and insert: no row is written unless all nodes
 * are found. The answer is read from the rows that the inserts give, for their tables do not show them yet.
 *
 * `WITH w1 AS (INSERT INTO Desk (id, number) VALUES (?, ?) RETURNING *), w2 AS (INSERT INTO User (id, name, desk)
 * VALUES (?, ?, ?) RETURNING *), … SELECT t1.id AS id, ('{id:' || … FROM …`
 */
export function combineCreate(
  steps: readonly Step[],
  { data, selection }: Extract<WriteOperation, { kind: 'create' }>,
  type: TypeStorage,
  context: WriteContext,
): CombinedCreate | undefined {
  const sorted = sortSteps(steps)
  if (sorted === undefined || !readsRowsOnly(selection)) return undefined
  const { lookup, inserts } = sorted
  const root = inserts.find(({ statement }) => tableKey(statement.table) === tableKey(type.table))
  if (root === undefined) return undefined
  const read = new Set([tableKey(type.table), ...tablesRead(selection, type)])
  const written = writtenTables(inserts, read)
  if (written === undefined || !reachesOnlyNew(selection, { type, data: [data] }, new Set(written.keys())))
    return undefined
  const result = responseOf(type, selection, context, written)
  if (!fitsOneStatement(result, context.capabilities)) return undefined
  const known = knownValues(lookup, inserts, context)
  const parts = inserts.map(({ statement, into }, index) => ({
    name: partName(index),
    statement: {
      ...guarded(withKnown(statement, known), lookup),
      ...(into !== undefined || read.has(tableKey(statement.table))
        ? { returning: { alias: '', columns: 'all' as const } }
        : {}),
    },
  }))
  return {
    statement: { kind: 'combined', parts: [...(lookup ? [lookupPart(lookup)] : []), ...parts], result },
    madeIds: root.into,
    before: sorted.before,
    after: sorted.after,
    isSilent: inserts.some((insert) => insert !== root && insert.into !== undefined),
  }
}

const partName = (index: number): string => `w${String(index + 1)}`

/** The steps by what they do; undefined when they cannot be one statement. */
function sortSteps(steps: readonly Step[]) {
  const lookups: Lookup[] = []
  const inserts: InsertStep[] = []
  const before: Step[] = []
  const after: Step[] = []
  for (const step of steps) {
    if (step.kind === 'find-by-unique') lookups.push(step)
    else if (isInsert(step)) inserts.push(step)
    else if (step.kind === 'check') before.push(step)
    else if (step.kind === 'emit-change') after.push(step)
    else return undefined
  }
  const [lookup] = lookups
  const [first] = inserts
  const rows = inserts.reduce((count, { statement }) => count + statement.rows.length, 0)
  const isSingle = inserts.every(({ statement }) => statement.rows.length === 1 && statement.columns.length > 0)
  if (first === undefined || lookups.length > 1 || rows > maxRows || (lookup && !isSingle)) return undefined
  // among several rows nothing tells which of the ids that the database makes is whose
  const areKnown = inserts.every(({ into, statement }) => into === undefined || statement.rows.length === 1)
  return areKnown ? { lookup, inserts, before, after } : undefined
}

const isInsert = (step: Step): step is InsertStep =>
  step.kind === 'run' && step.statement.kind === 'insert' && step.chunkedList === undefined && !step.statement.select

/** Common tables of what is written and read; undefined when several statements write what is read. */
function writtenTables(inserts: readonly InsertStep[], read: ReadonlySet<string>): WrittenTables | undefined {
  const written = new Map<string, string>()
  for (const [index, { statement }] of inserts.entries()) {
    const key = tableKey(statement.table)
    if (written.has(key) && read.has(key)) return undefined
    written.set(key, partName(index))
  }
  return written
}

/** `SELECT t1.id AS id, ('{id:' || … FROM w1 AS t1` */
function responseOf(
  type: TypeStorage,
  selection: Parameters<typeof planSelection>[0],
  context: WriteContext,
  written: WrittenTables,
): Select {
  const read = createReadContext(context.storage, written)
  const alias = read.freshAlias()
  const { json, joins } = planSelection(selection, type, alias, read)
  return { kind: 'select', columns: idAndResponse(type, alias, json), from: read.nodes(type, alias), joins }
}

const foundAlias = 'f'
const foundName = (index: number): string => `c${String(index)}`

const lookupPart = ({ into, select }: Lookup): Combined['parts'][number] => ({
  name: into,
  statement: {
    ...select,
    columns: select.columns.map(({ expression }, index) => ({ expression, as: foundName(index) })),
  },
})

/** What stands for a value that the statement itself finds or makes. */
type KnownValue = (value: Value) => Expression | undefined

/** `INSERT INTO Line (id, text, order) VALUES (?, ?, (SELECT w1.id FROM w1 AS w1)), …` */
const knownValues =
  (lookup: Lookup | undefined, inserts: readonly InsertStep[], context: WriteContext): KnownValue =>
  (value) => {
    if (value.kind !== 'bound' || value.index === undefined) return undefined
    if (value.name === lookup?.into) return column(foundAlias, foundName(value.index), 'ID')
    const maker = inserts.findIndex(({ into }) => into === value.name)
    const type = inserts[maker]?.type
    if (type === undefined) return undefined
    const name = partName(maker)
    const select: Select = {
      kind: 'select',
      columns: [{ expression: idColumn(context.typeOf(type), name) }],
      from: commonSource(name, name),
    }
    return { kind: 'subquery', select }
  }

const withKnown = (insert: Insert, known: KnownValue): Insert => ({
  ...insert,
  rows: insert.rows.map((row) => row.map((cell) => (cell.kind === 'param' ? (known(cell.value) ?? cell) : cell))),
})

/**
 * Writes its row only when all nodes are found that must be there.
 *
 * `INSERT INTO Post (id, title, author) SELECT ?, ?, f.c0 FROM found2 AS f WHERE f.c0 IS NOT NULL`
 */
function guarded(insert: Insert, lookup: Lookup | undefined): Insert {
  const [row] = insert.rows
  if (lookup === undefined || row === undefined) return insert
  const isFound = lookup.missing.flatMap((problem, index) =>
    problem === undefined ? [] : [isNotNull(column(foundAlias, foundName(index), 'ID'))],
  )
  const where = allOf(isFound)
  const select: Select = {
    kind: 'select',
    columns: row.map((expression) => ({ expression })),
    from: commonSource(lookup.into, foundAlias),
    ...(where === undefined ? {} : { where }),
  }
  return { ...insert, rows: [], select }
}
