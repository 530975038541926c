import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const meet = "The unique index 'some' on Item can not be made: 1 group of rows has equal values"

const typed = (field: string, index = ''): string =>
  `schema @refract(edition: 1) { query: Query } type Item ${index} { id: ID! @id m: Int ${field} }`
const indexed = (field: string, where: string): string =>
  typed(field, `@indexes(value: [{fields: ["m"], name: "some", unique: true, where: ${JSON.stringify(where)}}])`)
const overBoth = (field: string): string =>
  typed(field, '@indexes(value: [{fields: ["m", "w"], name: "some", unique: true}])')

/** The errors of a deploy, else how it ended. */
async function told(service: TestService, datamodel: string): Promise<string> {
  const { errors, migration } = await service.deploy(datamodel, { force: true })
  return migration?.status ?? errors.map(({ description }) => description).join('\n')
}

eachDatabase(
  'a unique index whose condition asks for a field that changes in the same deploy',
  (database) => {
    let server: TestServer
    beforeAll(async () => {
      server = await startServer(database)
    })
    afterAll(() => server.stop())

    /** A service with two rows that are equal but for the field. */
    async function serviceWith(datamodel: string, values: readonly string[]): Promise<TestService> {
      const service = await deployService(server, datamodel)
      for (const value of values) await service.data(`mutation { createItem(data: {m: 1 ${value}}) { id } }`)
      return service
    }

    const [ten, eleven] = ['w: "2020-01-31T10:00:00Z"', 'w: "2020-01-31T11:00:00Z"']
    const changes: readonly (readonly [
      from: string,
      to: string,
      one: string,
      other: string,
      ...conditions: readonly [meeting: string, apart: string],
    ])[] = [
      ['w: DateTime', 'w: Date', ten, eleven, '{w: "2020-01-31"}', '{w_gt: "2020-01-31"}'],
      [
        'w: Date',
        'w: DateTime',
        'w: "2020-01-31"',
        'w: "2020-01-31"',
        '{w: "2020-01-31T00:00:00Z"}',
        '{w_lt: "2020-01-31T00:00:00Z"}',
      ],
      ['w: Int', 'w: BigInt', 'w: 5', 'w: 6', '{w_gt: 4, w_lt: "9007199254740993"}', '{w_gt: "9007199254740993"}'],
      ['w: BigInt', 'w: Int', 'w: 5', 'w: 6', '{w_in: [5, 6]}', '{w_in: [4, 7]}'],
      ['w: Float', 'w: Decimal @scalar(precision: 12, scale: 2)', 'w: 1.5', 'w: 1.25', '{w_lt: "1.51"}', '{w: "1.5"}'],
      [
        ...(['w: Decimal @scalar(precision: 12, scale: 2)', 'w: Decimal @scalar(precision: 12, scale: 4)'] as const),
        ...(['w: "1.5"', 'w: "1.25"', '{w_lt: "1.5001"}', '{w: "1.5"}'] as const),
      ],
      ['w: Int', 'w: Int!', '', 'w: 0', '{w: 0}', '{w: null}'],
      ['w: Int', 'w: BigInt! @default(value: "7")', '', 'w: 7', '{NOT: {w_gt: 7}}', '{w_gt: 7}'],
      ['w: DateTime', 'w: Date!', '', 'w: "1970-01-01T05:00:00Z"', '{w: "1970-01-01"}', '{w_not: "1970-01-01"}'],
      ['w: Boolean', 'w: Boolean! @default(value: true)', '', '', '{w: true}', '{w: false}'],
      ['', 'w: Boolean! @default(value: true)', '', '', '{OR: [{w: true}, {m: 0}]}', '{w: true, m: 0}'],
      ['', 'w: Int', '', '', '{w: null}', '{w_gt: 0}'],
      ['', 'w: Int', '', '', '{NOT: {w_not: null}}', '{NOT: {w_gt: 0}}'],
      ['', 'w: String!', '', '', '{w: ""}', '{w: "x"}'],
    ]
    test.each(changes)('from `%s` to `%s`', async (from, to, ...[one, other, meeting, apart]) => {
      const service = await serviceWith(typed(from), [one, other])
      expect(await told(service, indexed(to, meeting))).toContain(meet)
      expect(await told(service, indexed(to, apart))).toBe('SUCCESS')
    })

    const filled: readonly (readonly [from: string, to: string, one: string, other: string])[] = [
      ['w: Int', 'w: Int!', '', 'w: 0'],
      ['w: Int', 'w: BigInt! @default(value: "7")', 'w: 7', ''],
      ['w: DateTime', 'w: Date!', '', 'w: "1970-01-01T05:00:00Z"'],
    ]
    test.each(filled)(
      'from `%s` to `%s`, itself or in the condition of an index that is there',
      async (from, to, one, other) => {
        const over = await serviceWith(overBoth(from), [one, other])
        expect(await told(over, overBoth(to))).toContain(meet)
        const asking = await serviceWith(indexed(from, '{w: null}'), [one, other])
        expect(await told(asking, indexed(to, '{w_not: null}'))).toContain(meet)
        await asking.data('mutation { updateManyItems(where: {w: null}, data: {m: 2}) { count } }')
        expect(await told(asking, indexed(to, '{w_not: null}'))).toBe('SUCCESS')
      },
    )
  },
  { only: ['sqlite', 'postgres', 'mariadb', 'mysql9'], because: 'MySQL 5.6 has no indexes over some rows' },
)
