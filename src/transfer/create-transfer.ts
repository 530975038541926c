import type { DocumentKind, ExportTable, Rejection, RowKeys } from '../connector/data-transfer.js'
import { LRUCache } from 'lru-cache'
import type { Engine } from '../engine/engine.js'
import type { ResolverApi, ResolverRequest } from '../graphql/resolver-api/create-resolver-api.js'
import { exportPage, type ExportCursor, type GivenCursors } from './export-page.js'
import { readExportRequest } from './export-request.js'
import { isKind, readImportDocument, type ImportDocument } from './import-document.js'
import { importLists } from './import-lists.js'
import { importNodes, type ImportTarget } from './import-nodes.js'
import { importRelations } from './import-relations.js'
import { createPrivateApi } from './private-api.js'
import type { Runtime } from '../util/runtime.js'
import { TransferError } from './transfer-error.js'

/** Import, export and the internal API of the services on one database (import-export.md). */
export interface Transfer {
  /** JSON text: what was refused. Throws `TransferError` when the whole document is. */
  import(engine: Engine, body: unknown): Promise<string>
  /** JSON text of a page. Throws `TransferError` and problem 3028. */
  export(engine: Engine, body: unknown): Promise<string>
  privateApi(engine: Engine): ResolverApi<{ readonly requestId: string }>
}

export interface TransferOptions {
  readonly runtime: Pick<Runtime, 'now'>
  /** A field of the internal API failed. */
  failed(cause: unknown, request: ResolverRequest, context: { readonly requestId: string }): void
}

/** Of one service; an export uses one after the other. */
const rememberedCursors = 100

const importers: Readonly<
  Record<DocumentKind, (document: ImportDocument, target: ImportTarget) => Promise<readonly Rejection[]>>
> = {
  nodes: importNodes,
  lists: importLists,
  relations: importRelations,
}

export function createTransfer({ runtime, failed }: TransferOptions): Transfer {
  const privateApis = new WeakMap<Engine, ResolverApi<{ readonly requestId: string }>>()
  const given = new WeakMap<Engine, LRUCache<string, RowKeys>>()
  const cursorsOf = (engine: Engine, fileType: string): GivenCursors => {
    const known = given.get(engine) ?? new LRUCache<string, RowKeys>({ max: rememberedCursors })
    given.set(engine, known)
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
      const document = readImportDocument(body)
      const refused = await importInto(engine, document, runtime)
      return JSON.stringify(
        document.isDetailed
          ? refused.map(({ place, text }) => ({ value: place, error: text }))
          : refused.map(({ text }) => text),
      )
    },
    async export(engine, body) {
      const { fileType, cursor } = readExportRequest(body)
      const tables: readonly ExportTable[] = isKind(fileType) ? engine.data.transfer.exportTables(fileType) : []
      if (tables.length > 0 && tables[cursor.table] === undefined)
        throw new TransferError(
          `"cursor.table" must be less than ${String(tables.length)}, but it is ${String(cursor.table)}.`,
        )
      return exportPage(tables, cursor, cursorsOf(engine, fileType))
    },
    privateApi(engine) {
      const known = privateApis.get(engine) ?? createPrivateApi(engine, failed)
      privateApis.set(engine, known)
      return known
    },
  }
}

/** Imports; what met tables that a deploy has changed meanwhile is imported into what it made of them. */
async function importInto(
  engine: Engine,
  document: ImportDocument,
  runtime: TransferOptions['runtime'],
): Promise<readonly Rejection[]> {
  const { data, definition } = engine
  const target = { model: definition.model, data: data.transfer, now: runtime.now }
  const refused = await importers[document.kind](document, target)
  const stopped = [...new Set(refused.flatMap(({ place, isOutdated }) => (isOutdated ? [place] : [])))]
  const newer = stopped.length === 0 ? undefined : await engine.newer().catch(() => undefined)
  if (newer === undefined) return refused
  const [values, before] = [document.values, document.before].map((list) => stopped.map((place) => list[place]))
  const again = await importInto(newer, { ...document, values: values ?? [], before: before ?? [] }, runtime).catch(
    (error: unknown) => {
      if (!(error instanceof TransferError)) throw error
      return stopped.map((_, place): Rejection => ({ place, text: error.message }))
    },
  )
  const redone = new Set(stopped)
  return [
    ...refused.filter(({ place }) => !redone.has(place)),
    ...again.map((one) => ({ ...one, place: stopped[one.place] ?? one.place })),
  ]
}
