import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { loadDump, queryDatabase } from '../support/load-dump.js'
import { startServer, type TestServer } from '../support/server.js'
import { serviceOn, type TestService } from '../support/service.js'

/** Databases that the original servers wrote, with what they answered; each connector reads its own. */
const dumps = [
  { name: 'postgres-1.30', on: 'postgres' },
  { name: 'postgres-1.34', on: 'postgres' },
  { name: 'mysql-1.30', on: 'mariadb' },
  { name: 'mysql-1.30', on: 'mysql' },
  { name: 'mysql-1.34', on: 'mariadb' },
  { name: 'mysql-1.34', on: 'mysql' },
  { name: 'mysql-1.30', on: 'mysql9' },
  { name: 'mysql-1.34', on: 'mysql9' },
] as const

const folder = new URL('../../../shared/databases/', import.meta.url)
const isThere = existsSync(folder)
if (!isThere)
  console.warn(`${'!'.repeat(80)}\nNOT RUN: databases written by Prisma 1 are not on this machine\n${'!'.repeat(80)}`)

interface Expected {
  readonly service: { readonly name: string; readonly stage: string }
  readonly datamodel: string
  readonly nextDatamodel: string
  readonly queries: readonly { readonly query: string; readonly response: unknown }[]
}

for (const { name, on } of dumps) {
  if (isThere)
    eachDatabase(`a database that ${name} wrote`, (database) => suite(name, database), {
      only: [on],
      because: 'the dump is of that database',
    })
  else test.skip(`NOT RUN: the dump ${name} is not on this machine`, () => undefined)
}

function suite(name: string, database: TestDatabase): void {
  const expected = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as Expected
  const { service: named, datamodel, nextDatamodel } = expected
  let server: TestServer
  let service: TestService
  let tablesBefore: readonly string[]
  let migrationsBefore: readonly StoredMigration[]

  beforeAll(async () => {
    const keys = await loadDump(database, readFileSync(new URL(`${name}.sql`, folder), 'utf8'))
    tablesBefore = await tablesOf(database, keys)
    migrationsBefore = await storedMigrations(database, keys)
    server = await startServer(database, { database: keys })
    service = serviceOn(server, named)
  })
  afterAll(async () => {
    await server.stop()
  })

  const databaseKeys = () => server.configuration.databases.default

  test('the service is known, with its datamodel', async () => {
    const query = `{ listProjects { name stage } project(name: "${named.name}", stage: "${named.stage}") { name stage datamodel } }`
    expect(await server.query('management', query)).toEqual({
      data: { listProjects: [named], project: { ...named, datamodel } },
    })
  })

  describe('requests get the answers of the original', () => {
    test.each(expected.queries.map(({ query, response }) => [query, response] as const))(
      '%s',
      async (query, response) => {
        expect(await service.query(query)).toEqual(response)
      },
    )
  })

  test('a deploy of the unchanged datamodel changes nothing', async () => {
    expect(await service.deploy(datamodel)).toEqual({ errors: [], warnings: [], steps: [], migration: null })
    expect(await storedMigrations(database, databaseKeys())).toEqual(migrationsBefore)
  })

  test('the next datamodel is deployed, and the rows are there with the new field', async () => {
    const { errors, warnings, migration } = await service.deploy(nextDatamodel)
    expect({ errors, warnings, migration }).toEqual({
      errors: [],
      warnings: [],
      migration: { revision: migrationsBefore.length + 1, status: 'SUCCESS', errors: [] },
    })
    const { plants } = (await service.data('{ plants { id colour } }')) as { plants: readonly { colour: unknown }[] }
    expect(plants.length).toBeGreaterThan(0)
    expect(new Set(plants.map(({ colour }) => colour))).toEqual(new Set([null]))
  })

  // MySQL makes an index for every foreign key by itself
  if (database.connector === 'postgres')
    test('that deploy gave inline relation columns the index that they lacked', async () => {
      const indexes =
        "select indexname as name from pg_indexes where schemaname like '%$%' and indexname like '_refract_%' order by indexname"
      const { executeRaw } = await service.data(`mutation { executeRaw(query: ${JSON.stringify(indexes)}) }`)
      const inline = inlineColumnsOf((await storedMigrations(database, databaseKeys())).at(-1)!.schema)
      expect(executeRaw).toEqual(inline.map(([table, column]) => ({ name: `_refract_${table}_${column}_idx` })))
    })

  describe('what was written can be read by the original', () => {
    test('beside its tables there are only ours, whose names tell so', async () => {
      const added = (await tablesOf(database, databaseKeys())).filter((table) => !tablesBefore.includes(table))
      expect(added.filter((table) => !/(^|\.)_refract_/.test(table))).toEqual([])
    })

    test('its rows are as they were, and the new one has their form: without the new field, the schema is the same text', async () => {
      const stored = await storedMigrations(database, databaseKeys())
      expect(stored.slice(0, -1)).toEqual(migrationsBefore)
      const [last, written] = [migrationsBefore.at(-1)!, stored.at(-1)!]
      expect(withoutField(written.schema, 'Plant', 'colour')).toBe(last.schema)
      expect(fieldOf(written.schema, 'Plant', 'colour')).toBe(
        JSON.stringify({
          name: 'colour',
          typeIdentifier: 'String',
          isRequired: false,
          isList: false,
          isUnique: false,
          isHidden: false,
          isAutoGenerated: false,
        }),
      )
      expect({
        ...written,
        schema: '',
        startedAt: typeof written.startedAt,
        finishedAt: typeof written.finishedAt,
      }).toEqual({
        revision: last.revision + 1,
        schema: '',
        functions: '[]',
        status: 'SUCCESS',
        applied: 2,
        rolledBack: 0,
        steps:
          '[{"name":"Plant","newName":"Plant","discriminator":"UpdateModel"},{"model":"Plant","name":"colour","discriminator":"CreateField"}]',
        errors: '[]',
        startedAt: typeof last.startedAt,
        finishedAt: typeof last.finishedAt,
        datamodel: nextDatamodel,
      })
    })
  })
}

interface StoredMigration {
  readonly revision: number
  readonly schema: string
  readonly startedAt: unknown
  readonly finishedAt: unknown
  readonly [column: string]: unknown
}

type Keys = Parameters<typeof queryDatabase>[1]

const migrationsText = {
  postgres:
    'SELECT revision, schema, functions, status, applied, "rolledBack", steps, errors, "startedAt"::text, "finishedAt"::text, datamodel FROM management."Migration" ORDER BY revision',
  mysql:
    'SELECT revision, `schema`, functions, status, applied, rolledBack, steps, errors, CAST(startedAt AS CHAR) AS startedAt, CAST(finishedAt AS CHAR) AS finishedAt, datamodel FROM Migration ORDER BY revision',
}

const tablesText = {
  postgres: `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  mysql: `SELECT CONCAT(table_schema, '.', table_name) AS name FROM information_schema.tables WHERE table_schema IN (DATABASE(), 'botany@prod') ORDER BY 1`,
}

const textOf = (texts: Readonly<Record<'postgres' | 'mysql', string>>, { connector }: TestDatabase): string => {
  if (connector === 'sqlite') throw new Error('there are no dumps of sqlite')
  return texts[connector]
}

const storedMigrations = async (database: TestDatabase, keys: Keys): Promise<readonly StoredMigration[]> =>
  (await queryDatabase(database, keys, textOf(migrationsText, database))) as unknown as readonly StoredMigration[]

const tablesOf = async (database: TestDatabase, keys: Keys): Promise<readonly string[]> =>
  (await queryDatabase(database, keys, textOf(tablesText, database))).map(({ name }) => String(name))

interface StoredSchema {
  readonly models: readonly { readonly name: string; readonly fields: readonly { readonly name: string }[] }[]
}

const withoutField = (schema: string, model: string, field: string): string => {
  const parsed = JSON.parse(schema) as StoredSchema
  return JSON.stringify({
    ...parsed,
    models: parsed.models.map((one) =>
      one.name === model ? { ...one, fields: one.fields.filter(({ name }) => name !== field) } : one,
    ),
  })
}

const fieldOf = (schema: string, model: string, field: string): string =>
  JSON.stringify(
    (JSON.parse(schema) as StoredSchema).models
      .find(({ name }) => name === model)
      ?.fields.find(({ name }) => name === field),
  )

/** Table and column of each inline relation of a stored schema, by name. */
function inlineColumnsOf(schema: string): readonly (readonly [table: string, column: string])[] {
  const { relations } = JSON.parse(schema) as {
    readonly relations: readonly { readonly manifestation?: Readonly<Record<string, string>> }[]
  }
  return relations
    .flatMap(({ manifestation: place }) =>
      place?.['relationManifestationType'] === 'inline'
        ? [[place['inTableOfModelId']!, place['referencingColumn']!] as const]
        : [],
    )
    .sort(([, one], [, other]) => one.localeCompare(other))
}
