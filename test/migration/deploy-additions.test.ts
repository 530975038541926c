import pg from 'pg'
import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { until } from '../support/until.js'

eachDatabase(
  'what a deploy tells those who ask',
  (database) => {
    test('a dry run tells the statements that would run and changes nothing', async () => {
      const server = await startServer(database)
      const { name, stage, deploy } = await deployService(server, 'type Jar { id: ID! @id }')
      const types = 'type Jar { id: ID! @id litres: Int! @default(value: 2) }'
      const dryRun = 'mutation ($input: DeployInput!) { deploy(input: $input) { migration { revision } sql } }'
      expect(await server.query('management', dryRun, { input: { name, stage, types, dryRun: true } })).toEqual({
        data: {
          deploy: {
            migration: null,
            sql: [
              `ALTER TABLE "${name}$${stage}"."Jar" ADD COLUMN "litres" int NULL`,
              `UPDATE "${name}$${stage}"."Jar" AS "w" SET "litres" = '2'`,
              `ALTER TABLE "${name}$${stage}"."Jar" ALTER COLUMN "litres" SET NOT NULL`,
            ],
          },
        },
      })
      expect((await deploy(types)).migration).toEqual({ revision: 3, status: 'SUCCESS', errors: [] })
      await server.stop()
    })

    test('who deployed and when is kept; introspection shows none of it', async () => {
      const server = await startServer(database)
      const { name, stage } = await deployService(server, 'type Jar { id: ID! @id }')
      const input = { name, stage, types: 'type Jar { id: ID! @id litres: Int }', author: 'mara' }
      await server.query(
        'management',
        'mutation ($input: DeployInput!) { deploy(input: $input) { migration { revision } } }',
        { input },
      )
      const { data } = await server.query(
        'management',
        `{ listMigrations(name: "${name}", stage: "${stage}") { revision deployedBy deployedAt }
           payload: __type(name: "DeployPayload") { fields { name } } input: __type(name: "DeployInput") { inputFields { name } } }`,
      )
      const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string
      expect(data).toEqual({
        listMigrations: [
          { revision: 3, deployedBy: 'mara', deployedAt: time },
          { revision: 2, deployedBy: null, deployedAt: time },
          { revision: 1, deployedBy: null, deployedAt: time },
        ],
        payload: {
          fields: ['errors', 'migration', 'warnings', 'steps', 'clientMutationId'].map((one) => ({ name: one })),
        },
        input: {
          inputFields: [
            'name',
            'stage',
            'types',
            'dryRun',
            'secrets',
            'subscriptions',
            'force',
            'noMigration',
            'clientMutationId',
          ].map((one) => ({ name: one })),
        },
      })
      await server.stop()
    })
  },
  { only: ['postgres'], because: 'the statements are those of one database' },
)

eachDatabase('the SQL of a migration', (database) => {
  test('is what the dry run told, and goes with the service', async () => {
    const server = await startServer(database)
    const { name, stage, deploy } = await deployService(server, 'type Jar { id: ID! @id }')
    const types = 'type Jar { id: ID! @id label: String @default(value: "a\u{1F36F}b") }'
    const told = await server.query('management', 'mutation ($input: DeployInput!) { deploy(input: $input) { sql } }', {
      input: { name, stage, types, dryRun: true },
    })
    const { sql } = (told.data as { readonly deploy: { readonly sql: readonly string[] } }).deploy
    expect(sql).toEqual([expect.stringMatching(/^ALTER TABLE .*label/)])
    await deploy(types)
    const kept = (revision: number) =>
      server.query(
        'management',
        `{ migrationSql(name: "${name}", stage: "${stage}", revision: ${String(revision)}) shown: __type(name: "Query") { fields { name } } }`,
      )
    const { data } = await kept(3)
    expect(data).toMatchObject({ migrationSql: sql })
    expect(JSON.stringify(data)).not.toContain('"migrationSql"}')
    expect(await kept(1)).toMatchObject({ data: { migrationSql: null } })
    expect(await kept(99)).toMatchObject({ data: { migrationSql: null } })
    const removal = 'mutation ($input: DeleteProjectInput!) { deleteProject(input: $input) { project { name } } }'
    expect(await server.query('management', removal, { input: { name, stage } })).toHaveProperty('data')
    await deployService(server, 'type Jar { id: ID! @id }', { name, stage })
    expect(await kept(3)).toMatchObject({ data: { migrationSql: null } })
    await server.stop()
  })
})

eachDatabase(
  'an original beside this server',
  (database) => {
    test('is kept out while a migration is applied, by the lock that it takes when it starts', async () => {
      const server = await startServer(database)
      const { name, stage, deploy } = await deployService(server, 'type Jar { id: ID! @id }')
      const { host, port, user, password, database: databaseName } = server.configuration.databases.default
      const client = new pg.Client({ host, port, user, password, database: databaseName } as pg.ClientConfig)
      await client.connect()
      await client.query(`BEGIN; LOCK TABLE "${name}$${stage}"."Jar" IN ACCESS SHARE MODE`)
      const deployed = deploy('type Jar { id: ID! @id litres: Int }')
      const holders = `SELECT count(*)::int AS n FROM pg_locks JOIN pg_database ON pg_database.oid = database
        WHERE datname = current_database() AND locktype = 'advisory' AND classid = 0 AND objid = 1000 AND granted`
      await until(async () => (await client.query<{ n: number }>(holders)).rows[0]?.n === 1)
      await client.query('COMMIT')
      expect((await deployed).migration).toEqual({ revision: 3, status: 'SUCCESS', errors: [] })
      await until(async () => (await client.query<{ n: number }>(holders)).rows[0]?.n === 0)
      await client.end()
      await server.stop()
    })
  },
  { only: ['postgres'], because: 'its locks can be looked at' },
)
