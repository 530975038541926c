import type { ProjectOptions } from '../connector.js'
import type { ProjectData } from '../project-data.js'
import { compileOperation } from './compile-operation.js'
import type { Database } from './database/database.js'
import { retryLost } from './database/retry-lost.js'
import { prepareEventRead } from './execute/event-read.js'
import { createRunOnce } from './execute/run-once.js'
import { runShared } from './execute/shared-transaction.js'
import type { WriteEnvironment, WriteRuntime } from './execute/write-environment.js'
import { deletionRules } from './plan/write/cascade.js'
import { restorationRules } from './plan/write/restoring.js'
import { createDataTransfer } from './transfer/create-data-transfer.js'
import type { TableName } from './storage/storage.js'
import { storageOfModel, type StorageOptions } from './storage/storage-of-model.js'

export interface SqlProjectContext {
  readonly database: Database
  readonly storage: Omit<StorageOptions, 'namespace'>
  readonly runtime: WriteRuntime
  /** Where the keys of mutations that run once are kept. */
  readonly onceTable: TableName
}

/** The tables of a project with that model. Rejects with `DatabaseError`. */
export async function openProject(
  { id: projectId, model, namespace, reportsAllChanges }: ProjectOptions,
  { database, storage: options, runtime, onceTable }: SqlProjectContext,
): Promise<ProjectData> {
  const forms = await database.dialect.readColumnForms?.(
    async (text, values) => (await retryLost(() => database.runText(text, values))).rows,
    namespace,
  )
  const storage = storageOfModel(model, { ...options, namespace, ...(forms ? { forms } : {}) })
  const environment: WriteEnvironment = {
    ...runtime,
    database,
    storage,
    deletionRules: deletionRules(storage),
    restorationRules: restorationRules(storage),
    reportsAllChanges,
  }
  return {
    compile: (operation, payload) => compileOperation(operation, payload, environment),
    transaction: (options, work) => runShared(options, environment, work),
    transactionOnce: createRunOnce({ ...environment, projectId, onceTable }),
    transfer: createDataTransfer({ storage, database, newCuid: runtime.newCuid }),
    prepareEventRead: (node) => prepareEventRead(node, storage, database),
  }
}
