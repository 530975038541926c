import type { ProjectOptions } from '../connector.js'
import type { ProjectData } from '../project-data.js'
import { compileOperation } from './compile-operation.js'
import type { Database } from './database/database.js'
import { prepareEventRead } from './execute/event-read.js'
import type { WriteEnvironment, WriteRuntime } from './execute/write-environment.js'
import { deletionRules } from './plan/write/cascade.js'
import { createDataTransfer } from './transfer/create-data-transfer.js'
import { storageOfModel, type StorageOptions } from './storage/storage-of-model.js'

export interface SqlProjectContext {
  readonly database: Database
  readonly storage: Omit<StorageOptions, 'namespace'>
  readonly runtime: WriteRuntime
}

/** The tables of a project with that model. */
export function openProject(
  { model, namespace, tellsAllChanges }: ProjectOptions,
  { database, storage: options, runtime }: SqlProjectContext,
): ProjectData {
  const storage = storageOfModel(model, { ...options, namespace })
  const environment: WriteEnvironment = {
    ...runtime,
    database,
    storage,
    deletionRules: deletionRules(storage),
    tellsAllChanges,
  }
  return {
    compile: (operation, payload) => compileOperation(operation, payload, environment),
    transfer: createDataTransfer({ storage, database, newCuid: runtime.newCuid }),
    prepareEventRead: (node) => prepareEventRead(node, storage, database),
  }
}
