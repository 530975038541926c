import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { columnKinds, fieldTypes } from './existing/column-kinds.js'
import { rawTables } from './existing/raw-tables.js'

const anyModel = 'type Other { id: ID! @id }'
const enumOf = 'enum E { RED BLUE }'
const loss = 'You already have nodes for this model. This change may result in data loss.'

/** No deploy loses values that it does not tell of: each kind of column under each type of field, values before and after. */
eachDatabase('a first deploy over a column', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())
  const kinds = columnKinds[database.connector].map((kind, index) => ({ ...kind, table: `T${String(index)}` }))

  async function serviceWithTables() {
    const service = await deployService(server, anyModel)
    const raw = rawTables(database, service)
    if (database.connector === 'postgres') await raw.run(`create type ${raw.name('colour')} as enum ('RED', 'BLUE')`)
    for (const { type, values, table } of kinds) {
      const typeText = type === 'colour' ? raw.name('colour') : type
      await raw.run(
        `create table ${raw.name(table)} (${raw.quote('id')} ${raw.id}, ${raw.quote('v')} ${typeText})`,
        ...values.map((value) => `insert into ${raw.name(table)} (${raw.quote('v')}) values (${value})`),
        `insert into ${raw.name(table)} (${raw.quote('v')}) values (null)`,
      )
    }
    const stored = async (): Promise<Record<string, unknown>> => {
      const tables: Record<string, unknown> = {}
      for (const { table, type } of kinds)
        tables[`${table} ${type}`] = await raw.rows(
          `select ${raw.quote('id')}, ${raw.quote('v')} from ${raw.name(table)} order by ${raw.quote('id')}`,
        )
      return tables
    }
    return { service, raw, stored }
  }

  describe.each(fieldTypes)('under %s', (field) => {
    test('stays where it can hold the field; elsewhere nothing is done without force', async () => {
      const { service, stored } = await serviceWithTables()
      const before = await stored()
      const typesOf = (some: typeof kinds): string =>
        [anyModel, enumOf, ...some.map(({ table }) => `type ${table} { id: Int! @id v: ${field} w: Int }`)].join('\n')
      const living = kinds.filter(({ holds }) => holds.includes(field))

      const all = await service.deploy(typesOf(kinds))
      expect(all.errors).toEqual([])
      expect(all.warnings).toEqual(
        kinds
          .filter((kind) => !living.includes(kind))
          .map(({ table }) => ({ type: table, field: 'v', description: loss })),
      )
      if (living.length < kinds.length) expect(all.migration).toBeNull()
      expect(await stored()).toEqual(before)

      const some = await service.deploy(typesOf(living))
      expect(some).toMatchObject({ errors: [], warnings: [] })
      if (living.length < kinds.length) expect(some.migration?.status).toBe('SUCCESS')
      const after = await stored()
      expect(after).toEqual(before)
      for (const { table, type, values } of living) {
        const plural = `t${table.slice(1)}s`
        const read = await service.query(`{ ${plural}(orderBy: id_ASC) { id v } }`)
        // texts that are no JSON fail where they are read
        if (field === 'Json' && !type.startsWith('json')) continue
        expect.soft(read.errors, `reading ${type}`).toBeUndefined()
        const nodes = read.data?.[plural] as readonly { readonly id: number; readonly v: unknown }[]
        expect
          .soft(
            nodes.map(({ v }) => v === null),
            type,
          )
          .toEqual([...values.map(() => false), true])
        // an ID is shorter than a UUID, and texts are none
        if ((field === 'ID' && type === 'uuid') || (field === 'UUID' && type !== 'uuid')) continue
        const written = await service.query(
          `mutation ($v: ${field}) { update${table}(data: { v: $v }, where: { id: ${String(nodes.at(-1)?.id)} }) { v } }`,
          { v: nodes[0]?.v },
        )
        expect.soft(written, `writing ${type}`).toEqual({ data: { [`update${table}`]: { v: nodes[0]?.v } } })
        if (field === 'Json') continue
        const found = await service.query(
          `query ($v: ${field}) { ${plural}(where: { v: $v }, orderBy: id_ASC) { id } }`,
          { v: nodes[0]?.v },
        )
        expect
          .soft(found, `finding ${type}`)
          .toEqual({ data: { [plural]: [{ id: nodes[0]?.id }, { id: nodes.at(-1)?.id }] } })
      }
    })
  })
})
