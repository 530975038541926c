import type { BeginOptions, DriverQuery, DriverResult, DriverTransaction } from '../driver.js'
import { isLoss, type Connections } from './connection-pool.js'
import { runRawMysql } from './raw.js'
import { createStatementLine } from './statement-line.js'

/**
 * Begins with `SET TRANSACTION ISOLATION LEVEL SERIALIZABLE` where a level is asked for, then `START TRANSACTION`.
 */
export async function beginTransaction(
  connections: Connections,
  { isSingle = false, isolation, isReadOnly = false }: BeginOptions,
): Promise<DriverTransaction> {
  const connection = await connections.take()
  let isLost = false
  const line = createStatementLine(() => {
    // it may have been to undo what others have set in the session
    isLost = true
  })
  const sendNow = async (query: DriverQuery): Promise<DriverResult> => {
    try {
      return await connections.send(connection, query)
    } catch (error) {
      isLost ||= isLoss(error)
      throw error
    }
  }
  const send = (query: DriverQuery): Promise<DriverResult> => line.add(() => sendNow(query))
  // nobody waits for this one: if it fails, nothing behind it is sent
  const say = (text: string): void => {
    send(plain(text)).catch(() => undefined)
  }
  // at REPEATABLE READ writes meet rows that reads before them do not see: what those found, or missed, would not hold
  const level = isolation !== undefined && !isReadOnly ? 'SERIALIZABLE' : isolation
  // a level is that of the next transaction only
  if (level !== undefined) say(`SET TRANSACTION ISOLATION LEVEL ${level}`)
  if (!isSingle) say(`START TRANSACTION${isReadOnly ? ' WITH CONSISTENT SNAPSHOT, READ ONLY' : ''}`)
  return {
    query: send,
    raw(call) {
      // its session is as the text left it
      isLost = true
      return line.add(() => runRawMysql(connection, call))
    },
    async commit() {
      try {
        await line.commit(() => (isSingle ? Promise.resolve() : sendNow(plain('COMMIT'))))
      } catch (error) {
        isLost = true
        throw error
      }
    },
    async rollback() {
      if (isSingle) return
      await line
        .rollback(() => sendNow(plain('ROLLBACK')))
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
