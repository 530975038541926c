import { expect, test } from 'vitest'
import type { PlannedMigration } from '../connector/migrator.js'
import { DatabaseError } from '../errors/database-error.js'
import { changeBack } from './change-back.js'

const lost = new DatabaseError('unreachable', 'Connection lost: The server closed the connection.')
const refused = new DatabaseError('other', 'Duplicate column name')

/** What each look at the tables finds to be done, or the failure of doing it, ends up as these calls. */
async function callsOf(cause: unknown, looks: readonly (readonly string[] | Error)[]): Promise<readonly string[]> {
  const calls: string[] = []
  const left = [...looks]
  const planBack = (): Promise<PlannedMigration> => {
    const look = left.shift() ?? []
    const planned = {
      statements: () => (look instanceof Error ? ['any'] : look),
      apply: () => {
        calls.push(look instanceof Error ? 'fails' : look.join())
        return look instanceof Error ? Promise.reject(look) : Promise.resolve()
      },
    }
    return Promise.resolve(planned as unknown as PlannedMigration)
  }
  const pause = (ms: number): Promise<undefined> => {
    calls.push(`${String(ms)} ms`)
    return Promise.resolve(undefined)
  }
  await changeBack(planBack, cause, { pause }).catch((error: unknown) => calls.push((error as Error).message))
  return calls
}

test.each([
  ['what the database refused is gone back from once', refused, [['a']], ['a']],
  [
    'what a lost connection was at is looked for until nothing is found',
    lost,
    [['a'], ['b'], []],
    ['a', '200 ms', 'b', '400 ms'],
  ],
  [
    'a way back that loses its connection is gone again',
    refused,
    [lost, ['a'], []],
    ['fails', '200 ms', 'a', '400 ms'],
  ],
  [
    'one that meets other tables than it looked at is planned again',
    refused,
    [refused, ['a']],
    ['fails', '200 ms', 'a'],
  ],
  [
    'one that never succeeds is given up',
    refused,
    [lost, lost, lost, lost, lost],
    ['fails', '200 ms', 'fails', '400 ms', 'fails', '600 ms', 'fails', '800 ms', 'fails', lost.message],
  ],
])('%s', async (_, cause, looks, calls) => {
  expect(await callsOf(cause, looks)).toEqual(calls)
})
