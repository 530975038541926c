import { createHash } from 'node:crypto'
import { DatabaseError } from '../../../errors/database-error.js'
import { problem } from '../../../errors/problem.js'
import type { OnceKey, OnceOutcome, SharedTransaction, SharedTransactionOptions } from '../../compiled-operation.js'
import type { SqlRunner } from '../database/database.js'
import { createOnceTable, keyWaitMs, type KeptResponse, type OnceEnvironment } from './once-table.js'
import { runShared } from './shared-transaction.js'

/** How often keys that are kept no longer are looked for. */
const forgetEveryMs = 3_600_000

/**
 * Runs mutations at most once for their keys (beyond.md section 9.3): the row of a key is written first in the mutation's
 * transaction and holds its answer, so it is there exactly if the write is.
 */
export function createRunOnce(environment: OnceEnvironment) {
  const { database, projectId, epochMs, clock, pause } = environment
  const { find, claim, keep, forget, forgetOlderThan } = createOnceTable(environment)
  let forgotAt = 0
  /** Of this process, by the id of their row. */
  const running = new Map<string, Promise<unknown>>()

  return async function runOnce(
    options: SharedTransactionOptions,
    once: OnceKey,
    work: (within: SharedTransaction) => Promise<string>,
  ): Promise<OnceOutcome> {
    if (epochMs() - forgotAt > forgetEveryMs) {
      forgotAt = epochMs()
      void forgetOlderThan(forgotAt - once.keptMs).catch(() => undefined)
    }
    const id = idOf(projectId, once)
    const startedAt = clock()
    for (let other = running.get(id); other !== undefined; other = running.get(id)) {
      const left = keyWaitMs - (clock() - startedAt)
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
          const response = await work(within)
          await keep(id, response, within.runner)
          return { kind: 'ran', response } as const
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

/** The first of a batch has the row of a request alone. */
const idOf = (projectId: string, { key, position }: OnceKey): string =>
  createHash('sha256')
    .update([projectId, key, ...(position === 0 ? [] : [String(position)])].join('\0'))
    .digest('hex')

/** The kept answer of an equal request; throws where the request differs or its answer is not kept. */
function replay(kept: KeptResponse, { key, hash }: OnceKey): OnceOutcome {
  if (kept.hash !== hash) throw problem('idempotencyKeyUsed', { key })
  if (kept.response === null) throw problem('idempotentResponseLost')
  return { kind: 'replayed', response: kept.response }
}
