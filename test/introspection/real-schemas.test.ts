import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schemaReaders } from '../../src/connector/sql/introspect/schema-readers.js'
import {
  directiveOf,
  textArgument,
  type DatamodelDocument,
  type FieldDeclaration,
} from '../../src/datamodel/document.js'
import { parseDatamodel } from '../../src/datamodel/parse-datamodel.js'
import { Problem } from '../../src/errors/problem.js'
import { lowerFirst, pluralOf } from '../../src/model/names.js'
import { refractCli, type Refract } from '../cli/run-refract.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { foreignDatabase, type ForeignDatabase } from './foreign-database.js'
import { schemaStatements } from './schemas/render-schema.js'
import { stories } from './schemas/stories.js'

eachDatabase('databases of others', (database) => {
  let refract: Refract
  beforeAll(() => {
    refract = refractCli()
  })
  afterAll(() => {
    refract.remove()
  })

  for (const [name, story] of Object.entries(stories))
    test(`${name} is introspected, deployed as it is, read and written`, async () => {
      const foreign = await foreignDatabase(database)
      let server: TestServer | undefined
      try {
        await foreign.run(...schemaStatements(name, database.name))
        const before = await readSchema(foreign, database.connector)
        const datamodel = await introspected(foreign.flags)
        server = await startServer(database, { database: foreign.entry })
        const service = await deployService(server, datamodel)
        expect(await readSchema(foreign, database.connector)).toEqual(before)
        expect((await service.deploy(datamodel)).steps).toEqual([])
        await expectSameRows(service, foreign, parsed(datamodel))
        for (const { mutation, query, response } of story) {
          if (mutation !== undefined) await service.data(mutation)
          expect(await service.data(query)).toEqual(response)
        }
        expect(liveLines(await throughServer(service, datamodel))).toEqual(liveLines(datamodel))
      } finally {
        await server?.stop()
        await foreign.close()
      }
    })

  async function introspected(flags: readonly string[]): Promise<string> {
    writeFileSync(join(refract.home, 'prisma.yml'), 'generate: []\n')
    const { status, stdout, stderr } = await refract.run(refract.home, 'introspect', ...flags, '--sdl', '--deployable')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    return stdout.trimEnd()
  }

  /** The same by `executeRaw`, into a file beside prisma.yml, with the datamodel itself as the base: nothing changes. */
  async function throughServer({ url }: TestService, datamodel: string): Promise<string> {
    const folder = refract.home
    writeFileSync(join(folder, 'prisma.yml'), `endpoint: ${url}\n`)
    const first = await refract.run(folder, 'introspect', '--deployable', '--schema', await schemaName())
    expect(first.stdout).toContain('to prisma.yml')
    const [, file = ''] = /datamodel: (.*)$/m.exec(readFileSync(join(folder, 'prisma.yml'), 'utf8')) ?? []
    expect(readFileSync(join(folder, file), 'utf8')).toBe(datamodel)
    const again = await refract.run(folder, 'introspect', '--deployable', '--sdl', '--schema', await schemaName())
    return again.stdout.trimEnd()

    function schemaName(): Promise<string> {
      return Promise.resolve(currentSchema)
    }
  }
})

let currentSchema = ''

/** What counts of a datamodel, whatever its order: a base keeps its own, and knows no comments. */
const liveLines = (datamodel: string): readonly string[] =>
  datamodel
    .replace(/^ *#.*\n?/gm, '')
    .split(/\n\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .sort()

async function readSchema(foreign: ForeignDatabase, connector: keyof typeof schemaReaders) {
  currentSchema = foreign.schema
  const run = (text: string, values: readonly unknown[] = []) =>
    foreign.rows(
      text.replace(/'(?:[^']|'')*'|\?|\$1/g, (whole) => (whole.startsWith("'") ? whole : `'${String(values[0])}'`)),
    )
  const schema = await schemaReaders[connector].read(run, foreign.schema)
  // a deploy adds what it needs for relations and unique fields
  const tables = schema.tables.map((table) => ({
    ...table,
    indexes: table.indexes.filter(({ columns }) => columns.length > 1),
  }))
  return { ...schema, tables }
}

function parsed(datamodel: string): DatamodelDocument {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  return document
}

type Row = Readonly<Record<string, unknown>>

const compared: ReadonlySet<string> = new Set(['ID', 'UUID', 'Int', 'String'])

/** All rows of all types, by the texts of their whole numbers and texts. */
async function expectSameRows(
  service: TestService,
  foreign: ForeignDatabase,
  document: DatamodelDocument,
): Promise<void> {
  const types = document.types.filter((type) => directiveOf(type, 'relationTable') === undefined)
  expect(types.length).toBeGreaterThanOrEqual(9)
  for (const type of types) {
    const scalars = type.fields.filter(({ typeName, isList }) => !isList && compared.has(typeName))
    const others = type.fields.filter(({ typeName }) => !compared.has(typeName))
    const selection = [
      ...scalars.map(({ name }) => name),
      ...others.map(({ name, typeName }) =>
        types.some((one) => one.name === typeName) ? `${name} { ${idOf(typeName)} }` : name,
      ),
    ]
    const field = lowerFirst(pluralOf(type.name))
    const response = await service.data(`{ rows: ${field} { ${selection.join(' ')} } }`)
    const nodes = response['rows'] as readonly Row[]
    const table = textArgument(directiveOf(type, 'db'), 'name') ?? type.name
    const quote = (name: string): string => (foreign.flags.includes('--mysql-host') ? `\`${name}\`` : `"${name}"`)
    const rows = await foreign.rows(`select * from ${quote(table)}`)
    const columnOf = (one: FieldDeclaration): string => textArgument(directiveOf(one, 'db'), 'name') ?? one.name
    // those over columns of the table itself
    const references = others.filter(
      (one) => !one.isList && types.some(({ name }) => name === one.typeName) && columnOf(one) in (rows[0] ?? {}),
    )
    const nodeText = (node: Row): string =>
      [
        ...scalars.map(({ name }) => node[name]),
        ...references.map(({ name, typeName }) => (node[name] as Row | null)?.[idOf(typeName)] ?? null),
      ].join(' | ')
    const rowText = (row: Row): string => [...scalars, ...references].map((one) => row[columnOf(one)]).join(' | ')
    expect(nodes.map(nodeText).sort()).toEqual(rows.map(rowText).sort())
    expect(rows.length).toBeGreaterThan(0)
  }

  function idOf(typeName: string): string {
    const type = types.find(({ name }) => name === typeName)
    return type?.fields.find((field) => directiveOf(field, 'id') !== undefined)?.name ?? 'id'
  }
}
