import type { Database, Row, SqlRunner } from '../database/database.js'
import type { Bindings } from '../../../model/value.js'
import {
  keysPerStatement,
  levelKeysBinding,
  rowsOfKeys,
  type Placeholder,
  type Level,
} from '../plan/read/split-read.js'
import { jsonSentinels } from '../tree/json-sentinels.js'
import type { Statement } from '../tree/tree.js'

/** Reads the rows of a statement by levels: the same rows with the same JSON text as the one statement gives. */
export type LevelReader = (bindings: Bindings, runner: SqlRunner) => Promise<readonly Row[]>

export function createSplitReader(level: Level, database: Database): LevelReader {
  const fill = createFiller(level, database)
  return async (bindings, runner) => {
    const { rows } = await runner.run(database.render(level.select), bindings)
    return fill(rows, bindings, runner)
  }
}

type Filler = (rows: readonly Row[], bindings: Bindings, runner: SqlRunner) => Promise<readonly Row[]>

const placeholderSentinel = new RegExp(`${jsonSentinels.placeholder}(\\d+)${jsonSentinels.placeholder}`, 'g')

function createFiller({ placeholders, hasPlaceholders, width }: Level, database: Database): Filler {
  if (placeholders.length === 0) return (rows) => Promise.resolve(rows)
  const readers = placeholders.map((placeholder) => createPlaceholderReader(placeholder, database))
  return async (rows, bindings, runner) => {
    const texts: (readonly string[])[] = []
    for (const [index, placeholder] of placeholders.entries()) {
      const keys = rows.map((row) => row[placeholder.keyColumn])
      texts.push((await readers[index]?.(keys, bindings, runner)) ?? [])
    }
    const textAt = (placeholder: string, row: number): string => texts[Number(placeholder)]?.[row] ?? ''
    return rows.map((row, place) =>
      row
        .slice(0, width)
        .map((cell, column) =>
          typeof cell === 'string' && hasPlaceholders[column] === true
            ? cell.replace(placeholderSentinel, (_, placeholder: string) => textAt(placeholder, place))
            : cell,
        ),
    )
  }
}

/** The text of a placeholder for each key. */
type PlaceholderReader = (keys: readonly unknown[], bindings: Bindings, runner: SqlRunner) => Promise<readonly string[]>

function createPlaceholderReader(placeholder: Placeholder, database: Database): PlaceholderReader {
  const fill = createFiller(placeholder.level, database)
  const statements = new Map<number, Statement>()
  const statementFor = (count: number): Statement => {
    const known = statements.get(count) ?? rowsOfKeys(placeholder, count)
    statements.set(count, known)
    return known
  }
  return async (keys, bindings, runner) => {
    const distinct = [...new Set(keys.filter((key) => key !== null && key !== undefined))]
    const texts = new Map<unknown, string>()
    for (let start = 0; start < distinct.length; start += keysPerStatement) {
      const some = distinct.slice(start, start + keysPerStatement)
      const bound = new Map([...bindings.bound, [levelKeysBinding, some]])
      const { rows } = await runner.run(database.render(statementFor(some.length)), { ...bindings, bound })
      const filled = await fill(
        rows.map((row) => row.slice(1)),
        bindings,
        runner,
      )
      const items = some.map((): string[] => [])
      for (const [place, row] of rows.entries()) items[Number(row[0])]?.push(String(filled[place]?.[0]))
      for (const [index, key] of some.entries()) texts.set(key, textOf(placeholder, items[index] ?? []))
    }
    const empty = textOf(placeholder, [])
    return keys.map((key) => texts.get(key) ?? empty)
  }
}

function textOf({ otherwise, isReversed }: Placeholder, items: readonly string[]): string {
  if (otherwise !== undefined) return items[0] ?? otherwise
  return `[${(isReversed ? [...items].reverse() : items).join(',')}]`
}
