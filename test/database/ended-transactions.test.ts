import mysql from 'mysql2/promise'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { until } from '../support/until.js'

const datamodel = `
type P { id: ID! @id key: String! @unique cs: [C] @relation(name: "R", link: TABLE) }
type C { id: ID! @id key: String! @unique n: Int p: P @relation(name: "R") }`
const move = 'mutation { updateP(where: {key: "p2"}, data: {cs: {connect: {key: "c1"}}}) { id } }'
const everything = '{ ps(orderBy: key_ASC) { key cs { key } } }'

const fillers = Array.from({ length: 30 }, (_, index) => `filler${String(index)}`)

eachDatabase(
  'a write that a deadlock has ended',
  (database) => {
    let server: TestServer
    let service: TestService
    let other: mysql.Connection
    beforeAll(async () => {
      server = await startServer(database)
      service = await deployService(server, datamodel)
      other = await mysql.createConnection({ host: '127.0.0.1', ...database.address })
      // locks none but the rows that it means
      await other.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED')
      await other.query(`USE \`${service.name}@${service.stage}\``)
    })
    afterAll(async () => {
      await other.end()
      await server.stop()
    })

    test('leaves nothing of the statements that were to follow', async () => {
      await service.data(
        `mutation { createP(data: {key: "p1", cs: {create: [{id: "c1", key: "c1"}]}}) { id } p2: createP(data: {key: "p2"}) { id }
          ${fillers.map((id) => `${id}: createC(data: {id: "${id}", key: "${id}"}) { id }`).join(' ')} }`,
      )
      await other.query('START TRANSACTION')
      // of two transactions the one that has changed less is ended
      await other.query('UPDATE C SET n = 1 WHERE id IN (?)', [fillers])
      await other.query("SELECT * FROM _R WHERE A = 'c1' FOR UPDATE")
      const moving = service.query(move)
      await until(
        async () => {
          const [rows] = await other.query<mysql.RowDataPacket[]>(
            "SELECT 1 FROM INFORMATION_SCHEMA.INNODB_TRX WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE 'DELETE%'",
          )
          return rows.length > 0
          // one that is asked for more often is not made anew
        },
        { pauseMs: 200 },
      )
      await other.query("UPDATE C SET `key` = 'c2' WHERE id = 'c1'")
      await other.query('COMMIT')
      // when it is tried again the node is not found any more
      expect((await moving).errors?.map(({ code }) => code)).toEqual([3039])
      expect(await service.data(everything)).toEqual({
        ps: [
          { key: 'p1', cs: [{ key: 'c2' }] },
          { key: 'p2', cs: [] },
        ],
      })
    })
  },
  { only: ['mariadb', 'mysql', 'mysql9'], because: 'the test sees in their list of transactions who waits' },
)

eachDatabase(
  'a write that a trigger has ended, with all that came before it',
  (database) => {
    test('leaves nothing of the statements that were to follow', async () => {
      const server = await startServer(database, { database: { rawAccess: true } })
      const service = await deployService(server, datamodel)
      await service.data(
        'mutation { createP(data: {key: "p1", cs: {create: {key: "c1"}}}) { id } p2: createP(data: {key: "p2"}) { id } }',
      )
      const trigger = `CREATE TRIGGER "none" BEFORE DELETE ON "${service.name}$${service.stage}._R" BEGIN SELECT RAISE(ROLLBACK, 'none'); END`
      await service.data('mutation ($trigger: String!) { executeRaw(query: $trigger) }', { trigger })
      expect((await service.query(move)).errors).toHaveLength(1)
      expect(await service.data(everything)).toEqual({
        ps: [
          { key: 'p1', cs: [{ key: 'c1' }] },
          { key: 'p2', cs: [] },
        ],
      })
      await server.stop()
    })
  },
  { only: ['sqlite'], because: 'the triggers of other databases can only end their own statement' },
)
