import type { SqlRunner, Database, QueryResult, Row } from '../database/database.js'
import { DatabaseError } from '../../../errors/database-error.js'
import type { Bindings } from '../../../model/value.js'
import { andThen, type Soon } from '../../../util/soon.js'
import { fitsOneStatement, planSplitRead, rowsOfList } from '../plan/read/split-read.js'
import type { ReadPlan } from '../plan/read/read-plan.js'
import type { SqlQuery } from '../tree/sql-query.js'
import type { Select } from '../tree/tree.js'
import type { Storage } from '../storage/storage.js'
import { assembleConnection } from './assemble-connection.js'
import type { CompletedJson } from '../../completed-json.js'
import type { NullPropagation } from './field-failure.js'
import { completeJson, marksOf } from './complete-json.js'
import { firstForm } from './first-form.js'
import { holdsSums, refusedSum } from './refused-sum.js'
import { rowCountQueries } from './row-count-queries.js'
import { isTooLong, readBriefest, type RowsReader } from './read-briefest.js'
import { createSplitReader } from './run-split-read.js'
import { aggregateWalker, nullsOfConnection, groupsWalker, nullsOfNode, nullsOfRootList } from './propagate-nulls.js'

/** A read that is ready to run: rendered once, run for every request of its shape. */
export interface PreparedRead {
  /** The answer as JSON text, `null` where there is no node. */
  run(bindings: Bindings, runner?: SqlRunner): Soon<CompletedJson>
}

/** A read of one node. */
export interface PreparedNodeRead extends PreparedRead {
  /** The answer from its text as a statement gave it. */
  complete(text: string): CompletedJson
}

/** One statement for a read, or one for each level of lists. */
export type Reading = 'one-statement' | 'split'

type NodePlan = Extract<ReadPlan, { kind: 'node' }>

/** The same as `prepareRead`, for one node. */
export function prepareNodeRead(
  plan: NodePlan,
  database: Database,
  storage: Storage,
  reading?: Reading,
): PreparedNodeRead {
  const read = prepareFirst(plan.select, database, reading)
  const propagate = nullsOfNode(plan.selection, storage)
  const complete = (text: string): CompletedJson => completeJson(text, propagate, database)
  const completeRows = (rows: readonly Row[]): CompletedJson => complete(firstText(rows))
  return { run: (bindings, runner = database) => andThen(read(bindings, runner), completeRows), complete }
}

/** Renders a plan's statements for `database`, which are one for each read unless the database cannot answer so. */
export function prepareRead(plan: ReadPlan, database: Database, storage: Storage, reading?: Reading): PreparedRead {
  const prepared = prepare(plan, database, storage, reading)
  if (!holdsSums(plan)) return prepared
  return {
    async run(bindings, runner) {
      try {
        return await prepared.run(bindings, runner)
      } catch (error) {
        throw refusedSum(error, plan)
      }
    },
  }
}

function prepare(plan: ReadPlan, database: Database, storage: Storage, reading: Reading | undefined): PreparedRead {
  if (plan.kind === 'node') return prepareNodeRead(plan, database, storage, reading)
  const possible = 'select' in plan ? possibleMarks(plan.select, database, reading) : undefined
  const complete = (text: string, propagate: NullPropagation): CompletedJson =>
    completeJson(text, propagate, database, possible)
  switch (plan.kind) {
    case 'list': {
      const read = prepareList(plan.select, database, reading)
      const propagate = nullsOfRootList(plan.selection, storage)
      const completeList = (text: string): CompletedJson => complete(text, propagate)
      return { run: (bindings, runner = database) => andThen(read(bindings, runner), completeList) }
    }
    case 'aggregate': {
      const read = prepareFirst(plan.select, database, reading)
      const propagate = aggregateWalker(plan.entries)
      return {
        run: async (bindings, runner = database) => complete(firstText(await read(bindings, runner)), propagate),
      }
    }
    case 'groups': {
      const read = prepareList(plan.select, database, reading)
      const propagate = groupsWalker(plan.entries, storage)
      return { run: async (bindings, runner = database) => complete(await read(bindings, runner), propagate) }
    }
    case 'connection': {
      const read = prepareRows(plan.select, database, reading)
      const propagate = nullsOfConnection(plan.selection, storage)
      return {
        run: async (bindings, runner = database) =>
          complete(assembleConnection(plan, await read(bindings, runner), bindings), propagate),
      }
    }
    case 'first-of': {
      const candidates = plan.candidates.map((candidate) => prepareRead(candidate, database, storage, reading))
      return {
        async run(bindings, runner) {
          for (const candidate of candidates) {
            const found = await candidate.run(bindings, runner)
            if (found.json !== 'null' || found.failures.length > 0) return found
          }
          return { json: 'null', failures: [] }
        },
      }
    }
  }
}

const rowsOf = ({ rows }: QueryResult): readonly Row[] => rows

const firstText = (rows: readonly Row[]): string => (rows[0]?.[0] as string | undefined) ?? 'null'

/** The whole list as one value, or its items as rows where a value may not be long enough. */
function prepareList(
  select: Select,
  database: Database,
  reading: Reading | undefined,
): (bindings: Bindings, runner: SqlRunner) => Soon<string> {
  const list = select.columns[0]?.expression
  const isOneValue = database.capabilities.longValues && (reading ?? readingOf(select, database)) !== 'split'
  if (isOneValue || list?.kind !== 'json-list') {
    const read = prepareFirst(select, database, reading)
    return (bindings, runner) => andThen(read(bindings, runner), firstText)
  }
  const read = prepareRows(rowsOfList(list), database, reading)
  return async (bindings, runner) => {
    const items = (await read(bindings, runner)).map((row) => row[0])
    return `[${(list.fromEnd ? items.reverse() : items).join(',')}]`
  }
}

/** Marks that the answer of one statement may hold; undefined: any, by levels they come out of several. */
function possibleMarks(
  select: Select,
  database: Database,
  reading: Reading | undefined,
): readonly string[] | undefined {
  const isOne = database.capabilities.longValues && (reading ?? readingOf(select, database)) === 'one-statement'
  return isOne ? marksOf(database.render(select)) : undefined
}

/** By levels what nests deeper, or more, than the database takes in one statement. */
const readingOf = (select: Select, { capabilities }: Database): Reading =>
  fitsOneStatement(select, capabilities) ? 'one-statement' : 'split'

/** Rows by one statement or by levels; by levels too when a value was too long for the one statement. */
export const prepareRows = (select: Select, database: Database, asked?: Reading): RowsReader =>
  prepareReader(select, database, asked, (query) => query)

/** The same of a read of which only the first row is used. */
const prepareFirst = (select: Select, database: Database, asked: Reading | undefined): RowsReader =>
  prepareReader(select, database, asked, firstForm)

function prepareReader(
  select: Select,
  database: Database,
  asked: Reading | undefined,
  queryOf: (rendered: SqlQuery) => SqlQuery,
): RowsReader {
  const reading = asked ?? readingOf(select, database)
  let readLevels: RowsReader | undefined
  const split: RowsReader = async (bindings, runner) => {
    readLevels ??= createSplitReader(planSplitRead(select), database)
    const rows = await readLevels(bindings, runner)
    if (!database.capabilities.longValues && rows.some(isTooLong))
      throw new DatabaseError(
        'other',
        'an object of the answer is longer than the database makes values (max_allowed_packet): select fewer of its fields or raise that setting',
      )
    return rows
  }
  if (reading === 'split') return split
  const query = database.render(select)
  if (database.capabilities.longValues) {
    const queryFor = rowCountQueries(select, queryOf(query), database)
    return (bindings, runner) => andThen(runner.run(queryFor(bindings), bindings), rowsOf)
  }
  return readBriefest([...(database.dialect.renderBrief?.(select, query) ?? []), query].map(queryOf), split)
}
