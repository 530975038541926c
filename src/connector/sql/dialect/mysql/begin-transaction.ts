import { DatabaseError } from '../../../../errors/database-error.js'
import type { BeginOptions, DriverQuery, DriverResult, DriverTransaction } from '../driver.js'
import { isLoss, type Connections } from './connection-pool.js'
import { runRawMysql } from './raw.js'
import { createStatementLine } from './statement-line.js'

/**
 * Begins with `SET TRANSACTION ISOLATION LEVEL SERIALIZABLE` where a level is asked for, then `SET autocommit = 0`: until
 * it is 1 again nothing lasts that is sent behind a deadlock, which `START TRANSACTION` does not promise. The statements
 * are sent without waiting for answers then, if the server takes them so.
 */
export async function beginTransaction(
  connections: Connections,
  { isSingle = false, isolation, isReadOnly = false }: BeginOptions,
): Promise<DriverTransaction> {
  const connection = await connections.take()
  const isAhead = connections.takesAhead && !isReadOnly
  const sendOn = isAhead ? connections.sendAhead : connections.send
  let isLost = false
  const line = createStatementLine({
    isAhead,
    isSingle,
    refusedLate() {
      // it may have been to undo what others have set in the session
      isLost = true
    },
    abandon() {
      connections.abandon(connection, new DatabaseError('unreachable', 'a statement before it failed'))
    },
  })
  const sendNow = async (query: DriverQuery): Promise<DriverResult> => {
    try {
      return await sendOn(connection, query)
    } catch (error) {
      isLost ||= isLoss(error)
      throw error
    }
  }
  const [begin, commit] = isAhead
    ? ['SET autocommit = 0', 'SET autocommit = 1']
    : [`START TRANSACTION${isReadOnly ? ' WITH CONSISTENT SNAPSHOT, READ ONLY' : ''}`, 'COMMIT']
  // at REPEATABLE READ writes meet rows that reads before them do not see: what those found, or missed, would not hold
  const level = isolation !== undefined && !isReadOnly ? 'SERIALIZABLE' : isolation
  // a level is that of the next transaction only
  const beginning = level === undefined ? [] : [`SET TRANSACTION ISOLATION LEVEL ${level}`]
  if (!isSingle) beginning.push(begin)
  // nobody waits for these: if one fails, nothing behind it is sent
  for (const text of beginning) line.addAlone(() => sendNow(plain(text))).catch(() => undefined)
  return {
    query: (query) => line.add(() => sendNow(query)),
    raw(call) {
      // its session is as the text left it
      isLost = true
      return line.addAlone(() => runRawMysql(connection, call))
    },
    async commit() {
      try {
        await line.commit(() => (isSingle ? Promise.resolve() : sendNow(plain(commit))))
      } catch (error) {
        isLost ||= !isSingle
        throw error
      }
    },
    async rollback() {
      if (isSingle) return
      await line
        .rollback(async () => {
          await sendNow(plain('ROLLBACK'))
          if (isAhead) await sendNow(plain(commit))
        })
        .catch(() => {
          isLost = true
        })
    },
    release(isBroken) {
      if (isBroken || isLost) connection.destroy()
      else connections.giveBack(connection)
    },
  }
}

const plain = (text: string): DriverQuery => ({ text, values: [] })
