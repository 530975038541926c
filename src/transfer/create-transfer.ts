import type { Database } from '../connector/sql/database/database.js'
import type { Engine } from '../engine/engine.js'
import type { PlainApi, PlainRequest } from '../graphql/plain-api/create-plain-api.js'
import { exportPage } from './export-page.js'
import { readExportRequest } from './export-request.js'
import { exportTables } from './export-tables.js'
import { readImportDocument, type DocumentKind } from './import-document.js'
import { importLists } from './import-lists.js'
import { importNodes, type ImportTarget } from './import-nodes.js'
import { importRelations } from './import-relations.js'
import { createPrivateApi } from './private-api.js'
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
  newCuid(): string
  now(): string
  /** A field of the internal API failed. */
  failed(cause: unknown, request: PlainRequest, context: { readonly requestId: string }): void
}

const importers: Readonly<
  Record<DocumentKind, (values: readonly unknown[], target: ImportTarget) => Promise<readonly string[]>>
> = {
  nodes: importNodes,
  lists: importLists,
  relations: importRelations,
}

export function createTransfer({ database, newCuid, now, failed }: TransferOptions): Transfer {
  const privateApis = new WeakMap<Engine, PlainApi<{ readonly requestId: string }>>()
  return {
    async import({ storage }, body) {
      const { kind, values } = readImportDocument(body)
      return JSON.stringify(await importers[kind](values, { storage, database, newCuid, now }))
    },
    async export({ storage }, body) {
      const { fileType, cursor } = readExportRequest(body)
      const tables = Object.hasOwn(exportTables, fileType) ? (exportTables[fileType]?.(storage, database) ?? []) : []
      if (tables.length > 0 && tables[cursor.table] === undefined)
        throw new TransferFault(
          `"cursor.table" must be less than ${String(tables.length)}, but it is ${String(cursor.table)}.`,
        )
      return exportPage(tables, cursor)
    },
    privateApi(engine) {
      const known = privateApis.get(engine) ?? createPrivateApi(engine, database, failed)
      privateApis.set(engine, known)
      return known
    },
  }
}
