import { LRUCache } from 'lru-cache'
import type { Database, Row } from '../connector/sql/database/database.js'
import type { Storage } from '../connector/sql/storage/storage.js'
import { storageOfModel, type StorageOptions } from '../connector/sql/storage/storage-of-model.js'
import type { Engine } from '../engine/engine.js'
import type { PlainApi, PlainRequest } from '../graphql/plain-api/create-plain-api.js'
import { exportPage, type ExportCursor, type GivenCursors } from './export-page.js'
import { readExportRequest } from './export-request.js'
import { exportTables } from './export-tables.js'
import { readImportDocument, type DocumentKind } from './import-document.js'
import { importLists } from './import-lists.js'
import { importNodes, type ImportTarget } from './import-nodes.js'
import { importRelations } from './import-relations.js'
import { createPrivateApi } from './private-api.js'
import { resetData } from './reset-data.js'
import { TransferFault } from './transfer-fault.js'

/** Import, export and the internal API of the services on one database (import-export.md). */
export interface Transfer {
  /** JSON text: what was refused. Throws `TransferFault` when the whole document is. */
  import(engine: Engine, body: unknown): Promise<string>
  /** JSON text of a page. Throws `TransferFault` and problem 3028. */
  export(engine: Engine, body: unknown): Promise<string>
  privateApi(engine: Engine): PlainApi<{ readonly requestId: string }>
}

export interface TransferOptions {
  readonly database: Database
  readonly storage: Omit<StorageOptions, 'namespace'>
  newCuid(): string
  now(): string
  /** A field of the internal API failed. */
  failed(cause: unknown, request: PlainRequest, context: { readonly requestId: string }): void
}

/** Of one service; an export uses one after the other. */
const rememberedCursors = 100

const importers: Readonly<
  Record<DocumentKind, (values: readonly unknown[], target: ImportTarget) => Promise<readonly string[]>>
> = {
  nodes: importNodes,
  lists: importLists,
  relations: importRelations,
}

export function createTransfer({ database, storage: options, newCuid, now, failed }: TransferOptions): Transfer {
  const storages = new WeakMap<Engine, Storage>()
  const storageOf = (engine: Engine): Storage => {
    const { model, namespace } = engine.definition
    const known = storages.get(engine) ?? storageOfModel(model, { ...options, namespace })
    storages.set(engine, known)
    return known
  }
  const privateApis = new WeakMap<Engine, PlainApi<{ readonly requestId: string }>>()
  const given = new WeakMap<Storage, LRUCache<string, Row>>()
  const cursorsOf = (storage: Storage, fileType: string): GivenCursors => {
    const known = given.get(storage) ?? new LRUCache<string, Row>({ max: rememberedCursors })
    given.set(storage, known)
    const keyOf = ({ table, row }: ExportCursor): string => `${fileType} ${String(table)} ${String(row)}`
    return {
      find: (cursor) => known.get(keyOf(cursor)),
      remember(cursor, last) {
        known.set(keyOf(cursor), last)
      },
    }
  }
  return {
    async import(engine, body) {
      const storage = storageOf(engine)
      const { kind, values } = readImportDocument(body)
      return JSON.stringify(await importers[kind](values, { storage, database, newCuid, now }))
    },
    async export(engine, body) {
      const storage = storageOf(engine)
      const { fileType, cursor } = readExportRequest(body)
      const tables = Object.hasOwn(exportTables, fileType) ? (exportTables[fileType]?.(storage, database) ?? []) : []
      if (tables.length > 0 && tables[cursor.table] === undefined)
        throw new TransferFault(
          `"cursor.table" must be less than ${String(tables.length)}, but it is ${String(cursor.table)}.`,
        )
      return exportPage(tables, cursor, cursorsOf(storage, fileType))
    },
    privateApi(engine) {
      const known =
        privateApis.get(engine) ?? createPrivateApi(engine, () => resetData(storageOf(engine), database), failed)
      privateApis.set(engine, known)
      return known
    },
  }
}
