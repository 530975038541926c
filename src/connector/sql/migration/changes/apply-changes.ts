import { beginWork } from '../../../../util/breather.js'
import type { Dialect } from '../../dialect/dialect.js'
import type { Database, SqlRunner } from '../../database/database.js'
import type { TableChange } from './change.js'

/** Makes changes one after the other; each is reported when it is done. Throws `DatabaseError`. */
export async function applyChanges(
  groups: readonly (readonly TableChange[])[],
  database: Database,
  runner: SqlRunner,
  done: (groups: number) => void,
): Promise<void> {
  const { pipelining, failureUndoesTransaction } = database.capabilities
  const tasksOf = (changes: readonly TableChange[]) =>
    changes.flatMap((change) => tasksOfChange(change, database, runner))
  const { breathe } = beginWork()
  // where nothing behind a failed statement has an effect, none has to wait for the answer to the one before it
  const isAhead = pipelining && failureUndoesTransaction
  const sent: (readonly Promise<unknown>[])[] = []
  for (const changes of isAhead ? groups : []) {
    const tasks = tasksOf(changes).map((send) => send())
    for (const task of tasks) task.catch(() => undefined)
    sent.push(tasks)
    await breathe()
  }
  for (const [index, changes] of groups.entries()) {
    if (isAhead) await Promise.all(sent[index] ?? [])
    else
      for (const send of tasksOf(changes)) {
        await send()
        await breathe()
      }
    done(index + 1)
  }
}

function tasksOfChange(
  change: TableChange,
  { dialect }: Database,
  runner: SqlRunner,
): readonly (() => Promise<unknown>)[] {
  switch (change.kind) {
    case 'ddl':
      return dialect.renderDdl(change.operation).map((statement) => () => runner.runText(statement))
    case 'statement':
      return [() => runner.runStatement(change.statement)]
  }
}

/** The statements of changes as they could be run by hand. */
export const textsOfChanges = (changes: readonly TableChange[], dialect: Dialect): readonly string[] =>
  changes.flatMap((change) =>
    change.kind === 'ddl' ? dialect.renderDdl(change.operation) : [dialect.renderInline(change.statement)],
  )

/** The tables of a namespace as they are now. */
export const readCatalog = (database: Database, runner: SqlRunner, namespace: string) =>
  database.dialect.readCatalog(async (text, values) => (await runner.runText(text, values)).rows, namespace)
