import { invariant } from '../../../../errors/internal-error.js'
import type { Value } from '../../../../model/value.js'
import type { TypeStorage } from '../../storage/storage.js'
import { column, param } from '../../tree/build.js'
import type { TextSearch } from '../../tree/tree.js'
import { idColumn } from './columns.js'

/** A search among the rows of `type` under `alias` in one of its text indexes (beyond.md section 6). */
export function planTextSearch(
  asks: TextSearch['asks'],
  indexName: string,
  search: Value,
  { type, alias }: { readonly type: TypeStorage; readonly alias: string },
): TextSearch {
  const found = type.textIndexes.find(({ index }) => index.name === indexName)
  invariant(found, `${type.type.name} has no text index ${indexName}`)
  const { language } = found.index
  return {
    kind: 'text-search',
    asks,
    table: type.table,
    index: found.name,
    ...(language === undefined ? {} : { language }),
    columns: found.columns.map(({ name, scalar }) => column(alias, name, scalar)),
    id: idColumn(type, alias),
    query: { ...param(search, 'String'), use: 'search' },
  }
}
