import type { Database, SqlRunner } from '../database/database.js'
import type { TableChange } from './change.js'

/** Does one change. Throws `DatabaseError`. */
export async function applyChange(change: TableChange, database: Database, runner: SqlRunner): Promise<void> {
  switch (change.kind) {
    case 'ddl':
      for (const statement of database.dialect.renderDdl(change.operation)) await runner.runText(statement)
      return
    case 'statement':
      await runner.runStatement(change.statement)
      return
  }
}

/** The tables of a namespace as they are now. */
export const readCatalog = (database: Database, runner: SqlRunner, namespace: string) =>
  database.dialect.readCatalog(async (text, values) => (await runner.runText(text, values)).rows, namespace)
