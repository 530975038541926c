import type { Database, SqlRunner } from '../database/database.js'
import type { TableChange } from './change.js'

const pairsPerStatement = 1000

/** Does one change. Throws `DatabaseError`. */
export async function applyChange(change: TableChange, database: Database, runner: SqlRunner): Promise<void> {
  switch (change.kind) {
    case 'ddl':
      for (const statement of database.dialect.renderDdl(change.operation)) await runner.runText(statement)
      return
    case 'fill':
      await runner.runStatement(change.statement)
      return
    case 'copy-links':
      return copyLinks(change, runner)
  }
}

async function copyLinks(
  { select, to }: Extract<TableChange, { kind: 'copy-links' }>,
  runner: SqlRunner,
): Promise<void> {
  const { rows } = await runner.runStatement(select)
  const pairs = rows.map((row) => [row[0], row[1]] as const)
  if (to.kind === 'column') {
    for (const [one, other] of pairs) await runner.runStatement(to.update(one, other))
    return
  }
  for (let start = 0; start < pairs.length; start += pairsPerStatement)
    await runner.runStatement(to.insert(pairs.slice(start, start + pairsPerStatement)))
}

/** The tables of a namespace as they are now. */
export const readCatalog = (database: Database, runner: SqlRunner, namespace: string) =>
  database.dialect.readCatalog(async (text, values) => (await runner.runText(text, values)).rows, namespace)
