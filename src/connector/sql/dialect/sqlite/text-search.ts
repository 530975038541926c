import type { ScalarType } from '../../../../model/scalar.js'
import type { SearchLanguage } from '../../../../model/type-index.js'
import type { TableReference, TextSearch } from '../../tree/tree.js'
import { quote } from '../shared/quote.js'
import { searchQuery } from '../shared/search-words.js'
import type { ConditionRenderer } from '../shared/style.js'
import { sqliteColumnType } from './column-types.js'
import { namespacePrefix } from './namespaces.js'

/** What a text index consists of, by its full name: words by number, and the numbers of the rows, which SQLite's own would not stay. */
const partsOf = (name: string) => ({
  words: quote(name),
  rows: quote(`${name}_rows`),
  triggers: {
    insert: quote(`${name}_insert`),
    update: quote(`${name}_update`),
    delete: quote(`${name}_delete`),
  },
})

/** Letters, digits and the marks on them make words; letters with and without accents differ, as on PostgreSQL. */
const words = `unicode61 remove_diacritics 0 categories ''L* N* M* Co''`
/** The only language whose word forms FTS5 knows. */
const tokenizer = (language: SearchLanguage | undefined): string => (language === 'english' ? `porter ${words}` : words)

export interface SqliteTextIndex {
  readonly table: TableReference
  /** SQL text. */
  readonly tableText: string
  readonly name: string
  readonly columns: readonly string[]
  readonly id: { readonly name: string; readonly scalar: ScalarType }
  readonly language?: SearchLanguage
}

/**
 * Makes the FTS5 table, fills it, and has triggers keep it (beyond.md section 6).
 *
 * `CREATE VIRTUAL TABLE _refract_Book_text USING fts5(c0, content='', contentless_delete=1, …)`
 */
export function createSqliteTextIndex(index: SqliteTextIndex): readonly string[] {
  const { tableText, columns, language } = index
  const parts = partsOf(namespacePrefix(index.table.namespace) + index.name)
  const id = quote(index.id.name)
  const own = columns.map((_, place) => `c${String(place)}`)
  const ofNew = columns.map((column) => `NEW.${quote(column)}`)
  const numberOf = (row: string): string => `(SELECT n FROM ${parts.rows} WHERE id = ${row}.${id})`
  const trigger = (name: string, event: string, body: readonly string[]): string =>
    `CREATE TRIGGER ${name} AFTER ${event} ON ${tableText} BEGIN ${body.map((one) => `${one}; `).join('')}END`
  return [
    `CREATE VIRTUAL TABLE ${parts.words} USING fts5(${own.join(', ')}, content='', contentless_delete=1, tokenize='${tokenizer(language)}')`,
    `CREATE TABLE ${parts.rows} (n INTEGER PRIMARY KEY, id ${sqliteColumnType(index.id)} NOT NULL UNIQUE)`,
    `INSERT INTO ${parts.rows} (id) SELECT ${id} FROM ${tableText}`,
    `INSERT INTO ${parts.words} (rowid, ${own.join(', ')}) SELECT r.n, ${columns.map((column) => `t.${quote(column)}`).join(', ')} FROM ${parts.rows} r JOIN ${tableText} t ON t.${id} = r.id`,
    trigger(parts.triggers.insert, 'INSERT', [
      `INSERT INTO ${parts.rows} (id) VALUES (NEW.${id})`,
      `INSERT INTO ${parts.words} (rowid, ${own.join(', ')}) VALUES (${[numberOf('NEW'), ...ofNew].join(', ')})`,
    ]),
    trigger(parts.triggers.update, `UPDATE OF ${[index.id.name, ...columns].map(quote).join(', ')}`, [
      `UPDATE ${parts.rows} SET id = NEW.${id} WHERE id = OLD.${id}`,
      `UPDATE ${parts.words} SET ${own.map((column, place) => `${column} = ${ofNew[place] ?? ''}`).join(', ')} WHERE rowid = ${numberOf('NEW')}`,
    ]),
    trigger(parts.triggers.delete, 'DELETE', [
      `DELETE FROM ${parts.words} WHERE rowid = ${numberOf('OLD')}`,
      `DELETE FROM ${parts.rows} WHERE id = OLD.${id}`,
    ]),
  ]
}

/** Some of it may have gone with the table: `DROP TRIGGER IF EXISTS _refract_Book_text_insert` and so on. */
export function dropSqliteTextIndex({ namespace }: TableReference, name: string): readonly string[] {
  const { words: texts, rows, triggers } = partsOf(namespacePrefix(namespace) + name)
  return [
    ...Object.values(triggers).map((trigger) => `DROP TRIGGER IF EXISTS ${trigger}`),
    `DROP TABLE IF EXISTS ${texts}`,
    `DROP TABLE IF EXISTS ${rows}`,
  ]
}

/** `t."id" IN (SELECT x1.id FROM "…_text"(?) JOIN "…_text_rows" AS x1 ON …)`, or the row's `-bm25`. */
export function sqliteTextSearch({ asks, table, index, id, query }: TextSearch, renderer: ConditionRenderer): string {
  const parts = partsOf(namespacePrefix(table.namespace) + index)
  const rows = renderer.freshAlias()
  const column = renderer.expression(id)
  const found = (): string =>
    `FROM ${parts.words}(${renderer.expression(query)}) JOIN ${parts.rows} AS ${rows} ON ${rows}.n = ${parts.words}.rowid`
  return asks === 'match'
    ? `${column} IN (SELECT ${rows}.id ${found()})`
    : `COALESCE((SELECT -bm25(${parts.words}) ${found()} WHERE ${rows}.id = ${column}), 0)`
}

/** `"a" AND ("b" OR "c"*) NOT ("d e")`; words have no quotes in them. */
export const sqliteSearchQuery = (text: string): string =>
  searchQuery(text, {
    term: ({ words: terms, isPrefix }) => `"${terms.join(' ')}"${isPrefix ? '*' : ''}`,
    anyOf: (terms) => `(${terms.join(' OR ')})`,
    all(groups, excluded) {
      const wanted = groups.join(' AND ')
      return excluded.length === 0 ? wanted : `(${wanted}) NOT (${excluded.join(' OR ')})`
    },
    nothing: '""',
  })
