import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { rawTables } from './existing/raw-tables.js'

/** Values that others wrote, as they are answered. */
type Times = Readonly<Record<string, string>>

const times: Times = {
  '2020-02-03 04:05:06': '2020-02-03T04:05:06.000Z',
  '2020-02-03 04:05:06.7': '2020-02-03T04:05:06.700Z',
  '2020-02-03 04:05:06.08': '2020-02-03T04:05:06.080Z',
  '2020-02-03 04:05:06.789': '2020-02-03T04:05:06.789Z',
  '1582-10-15 00:00:00': '1582-10-15T00:00:00.000Z',
  '9999-12-31 23:59:59.999': '9999-12-31T23:59:59.999Z',
}

const columns: Readonly<Record<TestDatabase['connector'], Readonly<Record<string, Times>>>> = {
  postgres: {
    timestamp: { ...times, '2020-02-03 04:05:06.789999': '2020-02-03T04:05:06.789Z' },
    'timestamp(3)': times,
    'timestamp(0)': { '2020-02-03 04:05:06': '2020-02-03T04:05:06.000Z' },
    timestamptz: {
      '2020-02-03 04:05:06+02': '2020-02-03T02:05:06.000Z',
      '2020-02-03 04:05:06.789+00': '2020-02-03T04:05:06.789Z',
    },
    date: { '2020-02-03': '2020-02-03T00:00:00.000Z' },
    time: { '04:05:06': '1970-01-01T04:05:06.000Z', '04:05:06.789': '1970-01-01T04:05:06.789Z' },
  },
  mysql: { 'datetime(3)': times, 'datetime(6)': times, date: { '2020-02-03': '2020-02-03T00:00:00.000Z' } },
  sqlite: { datetime: times },
}

/** All digits that a time has, whatever column of others it stands in, and the zeros at its end too. */
eachDatabase('a time in a column that others made', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  test('is answered with its milliseconds', async () => {
    const service = await deployService(server, 'type Other { id: ID! @id }')
    const raw = rawTables(database, service)
    const tables = Object.entries(columns[database.connector]).map(([type, values], index) => ({
      table: `T${String(index)}`,
      type,
      values,
    }))
    for (const { table, type, values } of tables)
      await raw.run(
        `create table ${raw.name(table)} (${raw.quote('id')} ${raw.id}, ${raw.quote('v')} ${type})`,
        ...Object.keys(values).map((value) => `insert into ${raw.name(table)} (${raw.quote('v')}) values ('${value}')`),
        `insert into ${raw.name(table)} (${raw.quote('v')}) values (null)`,
      )
    const types = tables.map(({ table }) => `type ${table} { id: Int! @id v: DateTime }`)
    expect(await service.deploy(['type Other { id: ID! @id }', ...types].join('\n'))).toMatchObject({ errors: [] })
    for (const { table, type, values } of tables) {
      const plural = `t${table.slice(1)}s`
      const { data } = await service.query(`{ ${plural}(orderBy: id_ASC) { v } }`)
      expect.soft(data, type).toEqual({ [plural]: [...Object.values(values), null].map((v) => ({ v })) })
    }
  })
})
