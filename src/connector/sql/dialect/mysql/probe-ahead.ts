import type { PoolConnection } from 'mysql2'
import { sendStatement } from './send-statement.js'
import { writeTogether } from './write-ahead.js'

/** How long the answers may take. */
const probeMs = 4000

/**
 * Whether statements are answered, in order, that are sent in one piece: not every proxy does that. The connection is of
 * no use when they are not.
 *
 * `SELECT 1`, `SELECT 2`
 */
export async function answersAhead(connection: PoolConnection): Promise<boolean> {
  writeTogether(connection)
  const asked = [1, 2].map((number) =>
    sendStatement(connection, { text: `SELECT ${String(number)}`, values: [] }, true),
  )
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, probeMs, undefined)
  })
  try {
    const results = await Promise.race([Promise.all(asked), tooLate])
    return results?.map(({ rows }) => String(rows[0]?.[0])).join() === '1,2'
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}
