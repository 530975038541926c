import type { Database, SqlRunner } from '../database/database.js'
import type { DdlOperation } from '../tree/ddl.js'
import type { TableChange } from './changes/change.js'

/**
 * Makes indexes and checks outside of transactions, one after the other, while others read and write (beyond.md section 10.1). Where
 * one fails, all are dropped again; so does what is given back when the rest of the migration fails. Throws `DatabaseError`.
 */
export async function makeConcurrently(
  changes: readonly TableChange[],
  database: Database,
): Promise<() => Promise<void>> {
  const begun: DdlOperation[] = []
  const undo = async (): Promise<void> => {
    const made = begun.splice(0)
    if (made.length > 0) await outsideTransactions(database, (runner) => dropAll(made, database, runner))
  }
  if (changes.length === 0) return undo
  try {
    await outsideTransactions(database, async (runner) => {
      for (const change of changes) {
        if (change.kind !== 'ddl') continue
        begun.push(change.operation)
        for (const text of database.dialect.renderDdl(change.operation)) await runner.runText(text)
      }
    })
  } catch (error) {
    await undo()
    throw error
  }
  return undo
}

/** An index that could not be finished is there, but of no use. */
async function dropAll(made: readonly DdlOperation[], { dialect }: Database, runner: SqlRunner): Promise<void> {
  for (const operation of made) {
    const dropped = dropOf(operation, dialect)
    if (dropped) for (const text of dialect.renderDdl(dropped)) await runner.runText(text).catch(() => undefined)
  }
}

function dropOf(operation: DdlOperation, { indexNaming }: Database['dialect']): DdlOperation | undefined {
  if (operation.kind === 'create-check') return { kind: 'drop-check', table: operation.table, name: operation.name }
  if (operation.kind !== 'create-table-index' && operation.kind !== 'create-text-index') return undefined
  const { table, name } = operation
  return { kind: 'drop-index', table, name: indexNaming.keptIndexName(table, name) }
}

/** On one connection, without the limits of requests. */
const outsideTransactions = (database: Database, work: (runner: SqlRunner) => Promise<void>): Promise<void> =>
  database.transactionThen(
    () => Promise.resolve(),
    async (runner) => {
      const { before, after } = database.dialect.unlimited
      for (const text of before) await runner.runText(text)
      try {
        await work(runner)
      } finally {
        for (const text of after) await runner.runText(text)
      }
    },
  )
