import { randomUUID } from 'node:crypto'
import mysql from 'mysql2'
import { clientConfig, lockSettings } from '../connector/sql/dialect/mysql/client-config.js'
import { quote } from '../connector/sql/dialect/mysql/quote.js'
import { sendStatement } from '../connector/sql/dialect/mysql/send-statement.js'
import type { ConnectionSettings } from '../connector/sql/dialect/driver.js'
import { answered } from './answered.js'
import { reasonOf } from './reason-of.js'

/** What one server's connection does with the tables of the bus. */
export type MysqlLink = Awaited<ReturnType<typeof openMysqlLink>>

/** Most rows that `newer` gives. */
export const maxRowsRead = 500

/** What was read of another connection: its name and the number of its last message. */
type Position = readonly [link: string, number: number]

/** Connects, takes the lock that says that this server lives, and enters it: `INSERT IGNORE INTO db._refract_Link`. */
export async function openMysqlLink(settings: ConnectionSettings, namespace: string, ended: (reason: string) => void) {
  const links = `${quote(namespace)}.${quote('_refract_Link')}`
  const messages = `${quote(namespace)}.${quote('_refract_Message')}`
  const connection = mysql.createConnection(clientConfig(settings))
  const link = randomUUID()
  connection.on('error', (error: Error) => ended(reasonOf(error)))
  connection.on('end', () => ended('the connection was closed'))
  const run = async (text: string, values: readonly unknown[] = []) =>
    (await sendStatement(connection, { text, values })).rows

  const register = (): Promise<unknown> => run(`INSERT IGNORE INTO ${links} (link) VALUES (?)`, [link])
  try {
    await answered(run(lockSettings))
    await run("SET NAMES utf8mb4, SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'")
    await run('SELECT GET_LOCK(?, 0)', [`refract ${link}`])
    await register()
  } catch (error) {
    connection.destroy()
    throw error
  }

  return {
    link,
    register,
    /** The other connections, and whether each still holds its lock. */
    async others(): Promise<readonly (readonly [link: string, isAlive: boolean])[]> {
      const text = `SELECT link, IS_USED_LOCK(CONCAT('refract ', link)) IS NOT NULL FROM ${links} WHERE link <> ?`
      return (await run(text, [link])).map(([other, isAlive]) => [String(other), Number(isAlive) === 1])
    },
    async lastNumber(other: string): Promise<number> {
      const [row] = await run(`SELECT MAX(number) FROM ${messages} WHERE link = ?`, [other])
      return Number(row?.[0] ?? 0)
    },
    /** Messages beyond the positions: `SELECT link, number, content … WHERE (link = ? AND number > ?) OR …`. */
    async newer(positions: readonly Position[]) {
      const isNewer = positions.map(() => '(link = ? AND number > ?)').join(' OR ')
      const rows = await run(
        `SELECT link, number, content FROM ${messages} WHERE ${isNewer} ORDER BY link, number LIMIT ${String(maxRowsRead)}`,
        positions.flat(),
      )
      return rows.map(([other, number, content]) => ({
        link: String(other),
        number: Number(number),
        content: String(content),
      }))
    },
    /** `INSERT INTO db._refract_Message (link, number, content) VALUES (?, ?, ?), (?, ?, ?)`. */
    insert: (numbered: readonly (readonly [number: number, text: string])[]) =>
      run(
        `INSERT INTO ${messages} (link, number, content) VALUES ${numbered.map(() => '(?, ?, ?)').join(', ')}`,
        numbered.flatMap(([number, text]) => [link, number, text]),
      ),
    /** Deletes what a connection sent, up to that number. */
    forgetMessages: (whose: string, upTo: number) =>
      run(`DELETE FROM ${messages} WHERE link = ? AND number <= ?`, [whose, upTo]),
    forgetLink: (other: string) => run(`DELETE FROM ${links} WHERE link = ?`, [other]),
    destroy: (): void => connection.destroy(),
  }
}
