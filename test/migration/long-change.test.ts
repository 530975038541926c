import mysql from 'mysql2/promise'
import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { until } from '../support/until.js'

const waiting = `SELECT COUNT(*) AS found FROM INFORMATION_SCHEMA.PROCESSLIST WHERE STATE LIKE '%metadata lock%' AND INFO LIKE`

eachDatabase(
  'a change of a table',
  (database) => {
    test('may take longer than statements of requests may', async () => {
      const server = await startServer(database, { database: { statementTimeout: 300 } })
      const service = await deployService(server, 'type Pie { id: ID! @id name: String! }')
      const namespace = `${service.name}@${service.stage}`
      const reader = await mysql.createConnection({ host: '127.0.0.1', ...database.address })
      // who has read a table in an open transaction holds up its changes
      await reader.query('START TRANSACTION')
      await reader.query(`SELECT * FROM \`${namespace}\`.\`Pie\``)
      const deploy = service.deploy('type Pie { id: ID! @id name: String! price: Float }')
      await until(async () => {
        const [rows] = await reader.query<mysql.RowDataPacket[]>(`${waiting} '%${namespace}%'`)
        return rows[0]?.['found'] === 1
      })
      await reader.query('SELECT SLEEP(0.6)')
      await reader.query('COMMIT')
      expect((await deploy).migration).toEqual({ revision: 3, status: 'SUCCESS', errors: [] })
      await service.data('mutation { createPie(data: {name: "plum", price: 2.5}) { id } }')
      expect(await service.data('{ pies { name price } }')).toEqual({ pies: [{ name: 'plum', price: 2.5 }] })
      await reader.end()
      await server.stop()
    })
  },
  { only: ['mariadb', 'mysql', 'mysql9'], because: 'the test sees in their list of processes who waits' },
)
