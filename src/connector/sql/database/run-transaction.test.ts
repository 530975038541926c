import { expect, it } from 'vitest'
import type { Driver, DriverResult } from '../dialect/driver.js'
import { sqliteDialect } from '../dialect/sqlite/sqlite.js'
import { silentObserver } from '../../statement-observer.js'
import { createDatabase } from './create-database.js'

interface Sent {
  readonly text: string
  succeed(): void
  fail(error: Error): void
}

/** A driver whose statements end when the test says so; `log` tells what else was asked of its transaction. */
function manualDriver() {
  const sent: Sent[] = []
  const log: string[] = []
  const transaction = {
    query: ({ text }: { readonly text: string }) =>
      new Promise<DriverResult>((resolve, reject) => {
        const succeed = (): void => {
          resolve({ rows: [], columns: [], affected: 0 })
        }
        sent.push({ text, succeed, fail: reject })
      }),
    commit: () => Promise.resolve(void log.push('commit')),
    rollback: () => Promise.resolve(void log.push('rollback')),
    release: () => log.push('release'),
  }
  const driver = { dialect: sqliteDialect, begin: () => Promise.resolve(transaction) }
  return { driver: driver as unknown as Driver, sent, log }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('fails with what the statement that was started first fails with, whichever fails first', async () => {
  const { driver, sent, log } = manualDriver()
  const ending = createDatabase(driver, silentObserver).transaction(async (runner) => {
    await Promise.allSettled([runner.runText('one'), runner.runText('two')])
  })
  await turn()
  sent[1]?.fail(new Error('two'))
  await turn()
  sent[0]?.fail(new Error('one'))
  await expect(ending).rejects.toThrow('one')
  expect(log).toEqual(['rollback', 'release'])
})

it('waits for statements that the work did not wait for, before it commits or rolls back', async () => {
  for (const [fails, expected] of [
    [false, ['commit', 'release']],
    [true, ['rollback', 'release']],
  ] as const) {
    const { driver, sent, log } = manualDriver()
    const ending = createDatabase(driver, silentObserver).transaction(async (runner) => {
      for (const text of ['one', 'two']) runner.runText(text).catch(() => undefined)
      if (fails) throw await Promise.resolve(new Error('of the work'))
    })
    ending.catch(() => undefined)
    await turn()
    sent[0]?.succeed()
    await turn()
    expect(log).toEqual([])
    sent[1]?.succeed()
    await (fails ? expect(ending).rejects.toThrow('of the work') : ending)
    expect(log).toEqual(expected)
  }
})
