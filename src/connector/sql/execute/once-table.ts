import { problem } from '../../../errors/problem.js'
import { textOf } from '../../../util/text-of.js'
import type { SqlRunner } from '../database/database.js'
import { constantParam, column, equals, tableSource } from '../tree/build.js'
import type { TableReference } from '../tree/tree.js'
import { faultOf } from './next-try.js'
import type { WriteEnvironment } from './write-environment.js'

/** How long an equal request is waited for that runs elsewhere. */
export const keyWaitMs = 5000
/** Longer answers are kept as done only. */
const longestResponse = 1_048_576

export interface OnceEnvironment extends WriteEnvironment {
  readonly projectId: string
  readonly onceTable: TableReference
}

export interface KeptResponse {
  readonly hash: string
  /** Null: too large to be kept. */
  readonly response: string | null
  readonly createdAt: number
}

/**
 * The rows of the keys of idempotent mutations, with the answers that are kept (beyond.md section 9.3).
 *
 * `SELECT o.hash, o.answer, o.createdAt FROM _refract_Idempotency AS o WHERE o.id = ?`
 *
 * `INSERT INTO _refract_Idempotency (id, projectId, hash, createdAt) VALUES (?, ?, ?, ?)`
 */
export function createOnceTable({ database, onceTable: table, projectId, epochMs, clock }: OnceEnvironment) {
  async function find(id: string, runner: SqlRunner): Promise<KeptResponse | undefined> {
    const alias = 'o'
    const { rows } = await runner.runStatement({
      kind: 'select',
      columns: [
        { expression: column(alias, 'hash', 'String') },
        { expression: column(alias, 'answer', 'String') },
        { expression: column(alias, 'createdAt', 'Int') },
      ],
      from: tableSource(table, alias),
      where: equals(column(alias, 'id', 'String'), constantParam(id, 'String')),
    })
    const [row] = rows
    if (row === undefined) return undefined
    const [hash, response, createdAt] = row
    return { hash: textOf(hash), response: response === null ? null : textOf(response), createdAt: Number(createdAt) }
  }

  const forget = (id: string, runner: SqlRunner): Promise<unknown> =>
    runner.runStatement({
      kind: 'delete',
      table,
      alias: 'o',
      where: equals(column('o', 'id', 'String'), constantParam(id, 'String')),
    })

  /** Waits for another server's row of that key, but not long. */
  async function claim(id: string, hash: string, runner: SqlRunner): Promise<void> {
    const { before, after } = database.dialect.limitLockWait(keyWaitMs)
    const startedAt = clock()
    for (const text of before) await runner.runText(text)
    try {
      await runner.runStatement({
        kind: 'insert',
        table,
        columns: ['id', 'projectId', 'hash', 'createdAt'],
        rows: [
          [
            constantParam(id, 'String'),
            constantParam(projectId, 'String'),
            constantParam(hash, 'String'),
            constantParam(epochMs(), 'Int'),
          ],
        ],
      })
    } catch (error) {
      const hasWaited = clock() - startedAt > keyWaitMs * 0.9
      throw faultOf(error) === 'deadlock' && hasWaited ? problem('idempotentRunning') : error
    } finally {
      // after a failure the transaction may take no statement any more
      for (const text of after) await runner.runText(text).catch(() => undefined)
    }
  }

  const keep = (id: string, response: string, runner: SqlRunner): Promise<unknown> =>
    runner.runStatement({
      kind: 'update',
      table,
      alias: 'o',
      set: [{ column: 'answer', value: constantParam(response.length > longestResponse ? null : response, 'String') }],
      where: equals(column('o', 'id', 'String'), constantParam(id, 'String')),
    })

  /** Deletes the keys that are kept no longer. */
  async function forgetOlderThan(createdAt: number): Promise<void> {
    await database.runStatement({
      kind: 'delete',
      table,
      alias: 'o',
      where: {
        kind: 'compare',
        operator: '<',
        left: column('o', 'createdAt', 'Int'),
        right: constantParam(createdAt, 'Int'),
      },
    })
  }

  return { find, claim, keep, forget, forgetOlderThan }
}
