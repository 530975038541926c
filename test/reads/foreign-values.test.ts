import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { startReceiver, type TestReceiver } from '../support/receiver.js'
import { startServer, type TestServer } from '../support/server.js'
import type { TestService } from '../support/service.js'
import { serviceOverColumn, tellOnEveryPath, type ForeignColumn } from './value-paths.js'

type Connector = TestDatabase['connector']

const integers = ['9007199254740993', '-9007199254740993', '9223372036854775807', '-9223372036854775807', '7']
const json = ['{"a":9007199254740993}', '[-1e400,0.12345678901234567890123]', '{"b":[1E-400,{"c":10.50}]}']
const quoted = (texts: readonly string[]): readonly string[] => texts.map((text) => `'${text}'`)
const wide = ['123456789012345678901234567890', '9007199254740993', '-12345678901234567891']

/** Values that a double cannot give back: every path tells their digits. */
const exact: Readonly<Record<Connector, readonly (ForeignColumn & { readonly told?: readonly string[] })[]>> = {
  postgres: [
    { scalar: 'Int', type: 'bigint', values: integers },
    { scalar: 'Int', type: 'numeric', values: wide },
    { scalar: 'Float', type: 'numeric(40,0)', values: wide },
    { scalar: 'Float', type: 'numeric(65,30)', values: wide },
    { scalar: 'Json', type: 'text', values: quoted(json), told: json },
    { scalar: 'Json', type: 'json', values: quoted(json), told: json },
  ],
  mysql: [
    { scalar: 'Int', type: 'bigint', values: integers },
    { scalar: 'Int', type: 'bigint unsigned', values: ['18446744073709551615', '7'] },
    { scalar: 'Int', type: 'int(8) zerofill', values: ['7', '70'] },
    { scalar: 'Float', type: 'decimal(40,0)', values: wide },
    { scalar: 'Float', type: 'decimal(65,30)', values: wide },
    { scalar: 'Json', type: 'mediumtext', values: quoted(json), told: json },
  ],
  sqlite: [
    { scalar: 'Int', type: 'bigint', values: integers },
    { scalar: 'Float', type: 'decimal(40,0)', values: integers },
    { scalar: 'Json', type: 'text', values: quoted(json), told: json },
  ],
}

/** Values that JSON or a calendar does not have: null on every path, with an error where they cannot be read at all. */
const absent: Readonly<Record<Connector, readonly (ForeignColumn & { readonly isError: boolean })[]>> = {
  postgres: [
    { scalar: 'Float', type: 'float8', values: quoted(['NaN', 'Infinity', '-Infinity']), isError: true },
    { scalar: 'Float', type: 'real', values: quoted(['NaN', 'Infinity']), isError: true },
    { scalar: 'Float', type: 'numeric', values: quoted(['NaN']), isError: true },
    { scalar: 'Int', type: 'float8', values: quoted(['NaN', '-Infinity']), isError: true },
    { scalar: 'Int', type: 'numeric', values: quoted(['NaN']), isError: true },
    { scalar: 'DateTime', type: 'timestamp', values: quoted(['infinity', '-infinity']), isError: true },
  ],
  mysql: [
    {
      scalar: 'DateTime',
      type: 'datetime',
      values: quoted(['0000-00-00', '2020-05-00', '2020-00-00']),
      isError: false,
    },
    { scalar: 'DateTime', type: 'timestamp null default null', values: quoted(['0000-00-00']), isError: false },
  ],
  sqlite: [
    { scalar: 'Float', type: 'decimal(65,30)', values: ['9e999', '-9e999', `'abc'`], isError: true },
    { scalar: 'Int', type: 'int', values: [`'abc'`], isError: true },
    { scalar: 'DateTime', type: 'datetime', values: quoted(['0000-00-00 00:00:00', 'abc']), isError: true },
  ],
}

eachDatabase('values of others', (database) => {
  let server: TestServer
  let receiver: TestReceiver
  beforeAll(async () => {
    server = await startServer(database)
    receiver = await startReceiver()
  })
  afterAll(async () => {
    await receiver.close()
    await server.stop()
  })
  const keysOf = ({ values }: ForeignColumn): readonly string[] => values.map((_, index) => `k${String(index)}`)
  const ofDatabase = <T extends ForeignColumn>(columns: Readonly<Record<Connector, readonly T[]>>) =>
    columns[database.connector].map((column) => [`${column.type} under ${column.scalar}`, column] as const)

  test.each(ofDatabase(exact))('keep their digits on every path: %s', async (_, column) => {
    const service = await serviceOverColumn(database, server, receiver, column)
    const told = await tellOnEveryPath(service, receiver, keysOf(column))
    const lost = Object.entries(told).flatMap(([path, text]) =>
      (column.told ?? column.values)
        .filter((value) => !followedByEnd(`"v":${value}`).test(text))
        .map((value) => `${path}: ${value}`),
    )
    expect(lost).toEqual([])
    for (const text of Object.values(told)) expect(() => responsesIn(text)).not.toThrow()
  })

  test.each(ofDatabase(absent))('are null on every path: %s', async (_, column) => {
    const service = await serviceOverColumn(database, server, receiver, column)
    const told = await tellOnEveryPath(service, receiver, keysOf(column))
    const { 'an export': exported = '', ...responses } = told
    expect(exported).not.toContain('"v"')
    expect(JSON.parse(exported)).toMatchObject({ isFull: false })
    const shown = Object.entries(responses).filter(([, text]) => /"v":(?!null)/.test(text))
    expect(shown).toEqual([])
    for (const [path, text] of Object.entries(responses)) {
      // what was is told without errors
      const isError = column.isError && path !== 'events of deletes'
      expect(new Set(responsesIn(text).map((response) => 'errors' in response)), path).toEqual(new Set([isError]))
    }
  })

  test.each(searches[database.connector].map((column) => [`${column.type} for ${column.searched}`, column] as const))(
    'are not found, nor changed: %s',
    async (_, column) => {
      const service = await serviceOverColumn(database, server, receiver, { ...column, isActive: true })
      const { searched, scalar, type } = column
      const isRefused = database.connector === 'postgres' && scalar === 'String' && type !== 'varchar(3)'
      const told = (data: unknown, field: string): unknown =>
        isRefused
          ? {
              data: null,
              errors: [
                expect.objectContaining({
                  code: 3036,
                  message: `The input value ${String(JSON.parse(searched))} was not valid for field v of type Part.`,
                }),
              ],
            }
          : { data: { [field]: data } }
      const all = keysOf(column).map((key) => ({ key }))
      const parts = (where: string) => service.query(`{ parts(where: {${where}}, orderBy: id_ASC) { key } }`)
      expect(await parts(`v: ${searched}`)).toEqual(told([], 'parts'))
      expect(await parts(`v_in: [${searched}]`)).toEqual(told([], 'parts'))
      expect(await parts(`v_not: ${searched}`)).toEqual(told(all, 'parts'))
      expect(await parts(`v_not_in: [${searched}]`)).toEqual(told(all, 'parts'))
      for (const verb of ['updateManyParts(data: {key: "x"},', 'deleteManyParts('])
        expect(await service.query(`mutation { ${verb} where: {v: ${searched}}) { count } }`)).toEqual(
          told({ count: 0 }, verb.replace(/\(.*/, '')),
        )
      expect(await service.data('{ parts(orderBy: id_ASC) { key } }')).toEqual({ parts: all })
    },
  )

  test.each(
    comparisons[database.connector].map((column) => [`${column.type} under ${column.scalar}`, column] as const),
  )('are compared as what they are shown as: %s', async (_, column) => {
    const service = await serviceOverColumn(database, server, receiver, { ...column, isActive: true })
    for (const [argument, expected] of Object.entries(column.found)) {
      const { parts } = await service.data(`{ parts(${argument}) { key } }`)
      const keys = (parts as readonly { readonly key: string }[]).map(({ key }) => key)
      expect(keys, argument).toEqual(expected)
    }
  })

  describe('are found', () => {
    let service: TestService
    beforeAll(async () => {
      const type = { postgres: 'bigint', mysql: 'bigint', sqlite: 'bigint' }[database.connector]
      const values = ['9007199254740992', '9007199254740993', '9007199254740994']
      service = await serviceOverColumn(database, server, receiver, { scalar: 'Int', type, values })
    })

    test.each([
      ['orderBy: v_DESC', ['k2', 'k1', 'k0']],
      ['orderBy: v_ASC, after: "2"', ['k2']],
      ['orderBy: v_DESC, after: "2"', ['k0']],
      ['where: {v_gt: 2147483647}', ['k0', 'k1', 'k2']],
      // no row has such an id: neither an error nor another one's
      ['after: "9007199254740993"', []],
      ['after: "99999999999999999999"', []],
      ['after: "1e0"', []],
    ])('by (%s)', async (argument, keys) => {
      const { parts } = await service.data(`{ parts(${argument}) { key } }`)
      expect((parts as readonly { readonly key: string }[]).map(({ key }) => key)).toEqual(keys)
    })
  })
})

const responsesIn = (text: string): readonly Readonly<Record<string, unknown>>[] =>
  text.split('\n').map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)

/** Values that a column does not have: PostgreSQL takes some of them for none of its type. */
const searches: Readonly<Record<Connector, readonly (ForeignColumn & { readonly searched: string })[]>> = {
  postgres: [
    { scalar: 'String', type: 'int', values: ['0', '7'], searched: '"abc"' },
    { scalar: 'String', type: 'int', values: ['0', '7'], searched: '"99999999999"' },
    { scalar: 'String', type: 'uuid', values: quoted(['11111111-1111-4111-8111-111111111111']), searched: '"abc"' },
    { scalar: 'String', type: 'inet', values: quoted(['10.0.0.1']), searched: '"abc"' },
    { scalar: 'String', type: 'timestamp', values: quoted(['2020-01-01']), searched: '"abc"' },
    { scalar: 'Int', type: 'smallint', values: ['0', '7'], searched: '70000' },
    { scalar: 'String', type: 'varchar(3)', values: quoted(['abc']), searched: '"abcd"' },
  ],
  mysql: [
    { scalar: 'String', type: 'int', values: ['0', '7'], searched: '"abc"' },
    { scalar: 'String', type: 'bigint', values: ['0', '7'], searched: '"7x"' },
    { scalar: 'String', type: 'double', values: ['0', '7'], searched: '""' },
    { scalar: 'String', type: 'varchar(3)', values: quoted(['abc']), searched: '"abcd"' },
    { scalar: 'Int', type: 'smallint', values: ['0', '7'], searched: '70000' },
    { scalar: 'DateTime', type: 'time', values: quoted(['00:00:00', '10:11:12']), searched: '"1970-01-01T10:11:13Z"' },
  ],
  sqlite: [
    { scalar: 'String', type: 'int', values: ['0', '7'], searched: '"abc"' },
    { scalar: 'String', type: 'real', values: ['0', '7'], searched: '"7x"' },
    { scalar: 'String', type: 'varchar(3)', values: quoted(['abc']), searched: '"abcd"' },
  ],
}

/** Keys by what is asked; columns of numbers are not in the order of their texts. */
const comparisons: Readonly<
  Record<Connector, readonly (ForeignColumn & { readonly found: Readonly<Record<string, readonly string[]>> })[]>
> = {
  postgres: [
    {
      scalar: 'Json',
      type: 'json',
      values: quoted(['{"a":2}', '{"a":1}']),
      found: {
        'orderBy: v_ASC': ['k1', 'k0'],
        'orderBy: v_DESC': ['k0', 'k1'],
        'orderBy: v_ASC, after: "2"': ['k0'],
        'orderBy: v_ASC, last: 1': ['k0'],
      },
    },
  ],
  mysql: [
    {
      scalar: 'String',
      type: 'int',
      values: ['7', '10', '0'],
      found: {
        'where: {v_lt: "abc"}': ['k0', 'k1', 'k2'],
        'where: {v_gte: "abc"}': [],
        'where: {v_gt: "1"}': ['k0', 'k1'],
        'where: {v_lte: "10"}': ['k1', 'k2'],
        'where: {v_in: ["7", "abc"]}': ['k0'],
        'where: {v_not_in: ["7", "abc"]}': ['k1', 'k2'],
        'where: {owner: {parts_some: {v: "abc"}}}': [],
      },
    },
    {
      scalar: 'String',
      type: 'date',
      values: quoted(['2020-01-02', '2020-02-01']),
      found: { 'where: {v: "2020-01-02"}': ['k0'], 'where: {v_gt: "2020-01"}': ['k0', 'k1'], 'where: {v_lt: "2"}': [] },
    },
    {
      scalar: 'DateTime',
      type: 'time',
      values: quoted(['00:00:00', '10:11:12']),
      found: {
        'where: {v_in: ["1970-01-01T10:11:12Z", "1970-01-02"]}': ['k1'],
        'where: {v_not_in: ["1970-01-01T10:11:12Z", "1970-01-02"]}': ['k0'],
        'where: {v_gt: "1970-01-01"}': ['k1'],
        'where: {v_lt: "2020-01-01"}': ['k0', 'k1'],
      },
    },
  ],
  sqlite: [],
}

/** A number that ends there. */
const followedByEnd = (text: string): RegExp => new RegExp(`${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}[,}]`)
