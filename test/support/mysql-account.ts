import { randomBytes } from 'node:crypto'
import mysql from 'mysql2/promise'
import type { TestDatabase } from './databases.js'

export type MysqlAccount = Readonly<Record<'user' | 'password', string>>

/** Makes an account that may do everything; `identified` says how it logs in. */
export async function createMysqlAccount(
  { address }: Pick<TestDatabase, 'address'>,
  identified = (password: string) => `IDENTIFIED BY '${password}'`,
): Promise<MysqlAccount> {
  const account = { user: `u${randomBytes(6).toString('hex')}`, password: randomBytes(9).toString('hex') }
  const connection = await mysql.createConnection({ host: '127.0.0.1', ...address })
  try {
    // nameless accounts of one host go before those of any host
    for (const host of ['127.0.0.1', 'localhost']) {
      const name = `'${account.user}'@'${host}'`
      await connection.query(`CREATE USER ${name} ${identified(account.password)}`)
      await connection.query(`GRANT ALL ON *.* TO ${name}`)
    }
  } finally {
    await connection.end()
  }
  return account
}
