import type { ProjectOptions } from '../connector.js'
import type { ProjectData } from '../project-data.js'
import { compileOperation } from './compile-operation.js'
import type { Database } from './database/database.js'
import { prepareEventRead } from './execute/event-read.js'
import type { WriteEnvironment } from './execute/write-environment.js'
import { deletionRules } from './plan/write/cascade.js'
import { storageOfModel, type StorageOptions } from './storage/storage-of-model.js'

export interface SqlProjectContext {
  readonly database: Database
  readonly storage: Omit<StorageOptions, 'namespace'>
  readonly writing: Omit<WriteEnvironment, 'database' | 'storage' | 'deletionRules' | 'tellsAllChanges'>
}

/** The tables of a project with that model. */
export function openProject(
  { model, namespace, tellsAllChanges }: ProjectOptions,
  { database, storage: options, writing }: SqlProjectContext,
): ProjectData {
  const storage = storageOfModel(model, { ...options, namespace })
  const environment: WriteEnvironment = {
    ...writing,
    database,
    storage,
    deletionRules: deletionRules(storage),
    tellsAllChanges,
  }
  return {
    compile: (operation, payload) => compileOperation(operation, payload, environment),
    prepareEventRead: (node) => prepareEventRead(node, storage, database),
  }
}
