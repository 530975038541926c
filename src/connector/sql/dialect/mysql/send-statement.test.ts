import type { Connection } from 'mysql2'
import { expect, test } from 'vitest'
import { sendStatement } from './send-statement.js'

type Settle = (error: unknown, rows: unknown, fields: unknown) => void

/** What a connection is asked, whose prepared statements end with that error. */
async function callsOf(errno: number | undefined): Promise<readonly unknown[]> {
  const calls: unknown[] = []
  const failure = Object.assign(new Error('refused'), { errno, sqlState: 'HY000' })
  const connection = {
    execute(text: string, values: unknown, settle: Settle) {
      calls.push(['execute', text, values])
      settle(errno === undefined ? null : failure, [['a']], [])
    },
    query(text: string, values: unknown, settle: Settle) {
      calls.push(['query', text, values])
      settle(null, [['b']], [])
    },
    unprepare: (text: string) => calls.push(['unprepare', text]),
  }
  const query = { text: 'SELECT ?', values: ['x'], name: 'one' }
  await sendStatement(connection as unknown as Connection, query).then(
    ({ rows }) => calls.push(rows),
    (error: unknown) => calls.push((error as Error).message),
  )
  return calls
}

test('a statement that the server cannot prepare again is sent as text', async () => {
  const prepared = ['execute', 'SELECT ?', ['x']]
  expect(await callsOf(undefined)).toEqual([prepared, [['a']]])
  expect(await callsOf(1615)).toEqual([prepared, ['unprepare', 'SELECT ?'], ['query', 'SELECT ?', ['x']], [['b']]])
  expect(await callsOf(1062)).toEqual([prepared, 'refused'])
})
