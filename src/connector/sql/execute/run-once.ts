import { createHash } from 'node:crypto'
import { DatabaseError } from '../../../errors/database-error.js'
import { problem } from '../../../errors/problem.js'
import { constantParam, column, equals, tableSource } from '../tree/build.js'
import type { TableReference } from '../tree/tree.js'
import type { OnceKey, OnceOutcome, SharedTransaction, SharedTransactionOptions } from '../../compiled-operation.js'
import type { SqlRunner } from '../database/database.js'
import { textOf } from '../../../util/text-of.js'
import { faultOf } from './next-try.js'
import { runShared } from './shared-transaction.js'
import type { WriteEnvironment } from './write-environment.js'

/** How long an equal request is waited for that runs elsewhere. */
const waitMs = 5000
/** How often keys that are kept no longer are looked for. */
const forgetEveryMs = 3_600_000
/** Longer answers are kept as done only. */
const longestAnswer = 1_048_576

export interface OnceEnvironment extends WriteEnvironment {
  readonly projectId: string
  readonly onceTable: TableReference
}

interface KeptAnswer {
  readonly hash: string
  /** Null: too large to be kept. */
  readonly answer: string | null
  readonly createdAt: number
}

/**
 * Runs mutations at most once for their keys (beyond.md section 9.3): the row of a key is written first in the mutation's
 * transaction and holds its answer, so it is there exactly if the write is.
 */
export function createRunOnce(environment: OnceEnvironment) {
  const { database, onceTable: table, projectId, epochMs, clock, pause } = environment
  let forgotAt = 0
  /** Of this process, by the id of their row. */
  const running = new Map<string, Promise<unknown>>()

  async function find(id: string, runner: SqlRunner): Promise<KeptAnswer | undefined> {
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
    const [hash, answer, createdAt] = row
    return { hash: textOf(hash), answer: answer === null ? null : textOf(answer), createdAt: Number(createdAt) }
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
    const { before, after } = database.dialect.limitLockWait(waitMs)
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
      const hasWaited = clock() - startedAt > waitMs * 0.9
      throw faultOf(error) === 'deadlock' && hasWaited ? problem('idempotentRunning') : error
    } finally {
      // after a failure the transaction may take no statement any more
      for (const text of after) await runner.runText(text).catch(() => undefined)
    }
  }

  const keep = (id: string, answer: string, runner: SqlRunner): Promise<unknown> =>
    runner.runStatement({
      kind: 'update',
      table,
      alias: 'o',
      set: [{ column: 'answer', value: constantParam(answer.length > longestAnswer ? null : answer, 'String') }],
      where: equals(column('o', 'id', 'String'), constantParam(id, 'String')),
    })

  function replay(kept: KeptAnswer, { key, hash }: OnceKey): OnceOutcome {
    if (kept.hash !== hash) throw problem('idempotencyKeyUsed', { key })
    if (kept.answer === null) throw problem('idempotentAnswerLost')
    return { kind: 'replayed', answer: kept.answer }
  }

  return async function runOnce(
    options: SharedTransactionOptions,
    once: OnceKey,
    work: (within: SharedTransaction) => Promise<string>,
  ): Promise<OnceOutcome> {
    if (epochMs() - forgotAt > forgetEveryMs) {
      forgotAt = epochMs()
      void forgetOldKeys(environment, forgotAt - once.keptMs).catch(() => undefined)
    }
    const id = createHash('sha256').update(`${projectId}\0${once.key}`).digest('hex')
    const startedAt = clock()
    for (let other = running.get(id); other !== undefined; other = running.get(id)) {
      const left = waitMs - (clock() - startedAt)
      if (left <= 0) throw problem('idempotentRunning')
      await Promise.race([other.catch(() => undefined), pause(left)])
    }
    const run = runNow(id, options, once, work)
    running.set(id, run)
    try {
      return await run
    } finally {
      running.delete(id)
    }
  }

  async function runNow(
    id: string,
    options: SharedTransactionOptions,
    once: OnceKey,
    work: (within: SharedTransaction) => Promise<string>,
  ): Promise<OnceOutcome> {
    const kept = await find(id, database)
    const isExpired = kept !== undefined && kept.createdAt < epochMs() - once.keptMs
    if (kept !== undefined && !isExpired) return replay(kept, once)
    const claiming = { isOpen: false }
    const before = async (runner: SqlRunner): Promise<void> => {
      claiming.isOpen = true
      if (isExpired) await forget(id, runner)
      await claim(id, once.hash, runner)
      claiming.isOpen = false
    }
    try {
      return await runShared(
        options,
        environment,
        async (within) => {
          const answer = await work(within)
          await keep(id, answer, within.runner)
          return { kind: 'ran', answer } as const
        },
        before,
      )
    } catch (error) {
      if (!claiming.isOpen || !(error instanceof DatabaseError) || error.kind !== 'unique') throw error
      const made = await find(id, database)
      if (made === undefined) throw error
      return replay(made, once)
    }
  }
}

/** Deletes the rows of keys that are kept no longer. */
const forgetOldKeys = async (
  { database, onceTable: table }: Pick<OnceEnvironment, 'database' | 'onceTable'>,
  olderThan: number,
): Promise<void> => {
  await database.runStatement({
    kind: 'delete',
    table,
    alias: 'o',
    where: {
      kind: 'compare',
      operator: '<',
      left: column('o', 'createdAt', 'Int'),
      right: constantParam(olderThan, 'Int'),
    },
  })
}
