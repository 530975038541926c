import type { Database, Row, SqlRunner } from '../database/database.js'
import type { Bindings } from '../../../model/value.js'
import { keysPerStatement, levelKeysBinding, rowsOfKeys, type Gap, type Level } from '../plan/read/levels.js'
import { jsonSentinels } from '../tree/json-sentinels.js'
import type { Statement } from '../tree/tree.js'

/** Reads the rows of a statement by levels: the same rows with the same JSON text as the one statement gives. */
export type LevelReader = (bindings: Bindings, runner: SqlRunner) => Promise<readonly Row[]>

export function createLevelReader(level: Level, database: Database): LevelReader {
  const fill = createFiller(level, database)
  return async (bindings, runner) => {
    const { rows } = await runner.run(database.render(level.select), bindings)
    return fill(rows, bindings, runner)
  }
}

type Filler = (rows: readonly Row[], bindings: Bindings, runner: SqlRunner) => Promise<readonly Row[]>

const gapMark = new RegExp(`${jsonSentinels.gap}(\\d+)${jsonSentinels.gap}`, 'g')

function createFiller({ gaps, hasGaps, width }: Level, database: Database): Filler {
  if (gaps.length === 0) return (rows) => Promise.resolve(rows)
  const readers = gaps.map((gap) => createGapReader(gap, database))
  return async (rows, bindings, runner) => {
    const texts: (readonly string[])[] = []
    for (const [index, gap] of gaps.entries()) {
      const keys = rows.map((row) => row[gap.keyColumn])
      texts.push((await readers[index]?.(keys, bindings, runner)) ?? [])
    }
    const textAt = (gap: string, row: number): string => texts[Number(gap)]?.[row] ?? ''
    return rows.map((row, place) =>
      row
        .slice(0, width)
        .map((cell, column) =>
          typeof cell === 'string' && hasGaps[column] === true
            ? cell.replace(gapMark, (_, gap: string) => textAt(gap, place))
            : cell,
        ),
    )
  }
}

/** The text of a gap for each key. */
type GapReader = (keys: readonly unknown[], bindings: Bindings, runner: SqlRunner) => Promise<readonly string[]>

function createGapReader(gap: Gap, database: Database): GapReader {
  const fill = createFiller(gap.level, database)
  const statements = new Map<number, Statement>()
  const statementFor = (count: number): Statement => {
    const known = statements.get(count) ?? rowsOfKeys(gap, count)
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
      for (const [index, key] of some.entries()) texts.set(key, textOf(gap, items[index] ?? []))
    }
    const empty = textOf(gap, [])
    return keys.map((key) => texts.get(key) ?? empty)
  }
}

function textOf({ otherwise, isReversed }: Gap, items: readonly string[]): string {
  if (otherwise !== undefined) return items[0] ?? otherwise
  return `[${(isReversed ? [...items].reverse() : items).join(',')}]`
}
