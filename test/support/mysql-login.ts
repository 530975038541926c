import mysql from 'mysql2/promise'

/** Whether a MySQL or MariaDB on this port takes the account that tests use. */
export async function canLogIn(port: number): Promise<boolean> {
  const connection = await mysql.createConnection({ host: '127.0.0.1', port, user: 'root' })
  await connection.end()
  return true
}
