import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refractCli, type Refract } from '../cli/run-refract.js'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { startServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { foreignDatabase } from './foreign-database.js'

/** What a database can do, and what its catalogue tells. */
interface Abilities {
  readonly partialIndexes: 'all' | 'unique' | 'none'
  /** Limits of values are told of. */
  readonly tellsChecks: boolean
  readonly tellsCase: boolean
  readonly keepsOrder: boolean
  readonly freesUniques: boolean
  /** Ids are counted by a sequence, which is told of. */
  readonly hasSequences: boolean
}

const abilities: Readonly<Record<TestDatabase['name'], Abilities>> = {
  sqlite: {
    partialIndexes: 'all',
    tellsChecks: true,
    tellsCase: true,
    keepsOrder: true,
    freesUniques: true,
    hasSequences: false,
  },
  postgres: {
    partialIndexes: 'all',
    tellsChecks: true,
    tellsCase: true,
    keepsOrder: true,
    freesUniques: true,
    hasSequences: true,
  },
  mariadb: {
    partialIndexes: 'unique',
    tellsChecks: true,
    tellsCase: false,
    keepsOrder: true,
    freesUniques: true,
    hasSequences: false,
  },
  mysql: {
    partialIndexes: 'none',
    tellsChecks: false,
    tellsCase: false,
    keepsOrder: false,
    freesUniques: false,
    hasSequences: false,
  },
  mysql9: {
    partialIndexes: 'unique',
    tellsChecks: true,
    tellsCase: false,
    keepsOrder: true,
    freesUniques: true,
    hasSequences: false,
  },
}

/** A datamodel of what tables tell by themselves. */
const told = ({ partialIndexes, tellsChecks, tellsCase, keepsOrder, freesUniques }: Abilities): string => {
  const checked = (limits: string): string => (tellsChecks ? ` @constraint(${limits})` : '')
  return `
schema @refract(edition: 1${freesUniques ? ', features: [SOFT_DELETE]' : ''}) { query: Query }
type Port { id: ID! @id  city: String  ship: [Ship] }
type Ship @indexes(value: [
  {fields: ["port", "name"], name: "by_port", unique: true}
  {fields: ["tonnage", "built"]${keepsOrder ? ', order: [DESC, ASC]' : ''}}
  {fields: ["tonnage"]}
  {fields: ["draft"], unique: true}
  ${tellsCase ? '{fields: ["name", "tonnage"], name: "names", mode: INSENSITIVE}' : ''}
  ${
    partialIndexes === 'none'
      ? ''
      : `{fields: ["name"], name: "named", unique: true, where: "{name_not: null, OR: [{active: true}, {tonnage_gte: -5}]}"}
         {fields: ["code"], name: "timed", unique: true, where: "{OR: [{left_lt: \\"2020-01-31T04:05:06.700Z\\"}, {built: \\"2020-02-03\\"}, {sails_gt: \\"03:04:05.600\\"}]}"}
         {fields: ["code"], name: "counted", unique: true, where: "{OR: [{price_lte: \\"-1.5\\"}, {weight: \\"9007199254740993\\"}, {weight: null}]}"}`
  }
  ${
    partialIndexes === 'all'
      ? `{fields: ["cargo"], name: "some", where: "{cargo_in: [\\"it's\\", \\"b\\"], NOT: [{active: true}], draft_gt: 1.5}"}`
      : ''
  }
]) {
  id: ID! @id
  active: Boolean
  built: Date
  cargo: String
  code: String @unique
  draft: Float${checked('min: -0.5, max: 9.25')}
  left: DateTime
  name: String${checked('minLength: 2, maxLength: 50')}
  nr: Int! @defaultFunction(name: AUTOINCREMENT)
  port: Port @relation(link: INLINE)
  price: Decimal @scalar(precision: 12, scale: 2)${checked('min: "-0.05", max: 5')}
  sails: Time
  seal: Bytes
  seals: [Bytes] @scalarList(strategy: RELATION)
  tonnage: Int${checked('min: 0')}
  weight: BigInt${checked('max: "9007199254740993"')}
  weights: [BigInt] @scalarList(strategy: RELATION)${checked('min: 7')}
}
${
  freesUniques
    ? `type Sailor @indexes(value: [{fields: ["nick", "age"], unique: true}]) { id: ID! @id  age: Int  gone: DateTime @softDelete  nick: String @unique }`
    : ''
}`
}

/** What only a datamodel tells. */
const full = (own: Abilities): string => `
schema @refract(edition: 1, features: [SEARCH${own.freesUniques ? ', SOFT_DELETE' : ''}]) { query: Query }
type Port { id: ID! @id @defaultFunction(name: NANOID)  city: String! @unique @constraint(minLength: 2)  ships: [Ship] }
enum Kind { CARGO FERRY }
enum Later { A B }
type Log { nr: Int! @id  big: BigInt }
type Visit { id: BigInt! @id${own.hasSequences ? '(strategy: SEQUENCE) @sequence(name: "Visit_id_seq", initialValue: 1, allocationSize: 1)' : ''}  day: DateTime }
type Ship @indexes(value: [
  {fields: ["port", "title"], name: "by_port", unique: true, mode: INSENSITIVE}
  {fields: ["tonnage", "built"], order: [DESC, ASC]}
  {fields: ["title"], name: "words", type: FULLTEXT}
  {fields: ["version"], unique: true}
  ${own.partialIndexes === 'none' ? '' : `{fields: ["tonnage"], name: "ferries", unique: true, where: "{kind_in: [FERRY]}"}`}
]) {
  id: ID! @id
  title: String! @db(name: "name")
  version: Int! @version
  nr: Int! @defaultFunction(name: AUTOINCREMENT)
  kind: Kind @default(value: FERRY)
  tonnage: Int @scalar(type: BIG_INT) @constraint(min: 0)
  built: Date @defaultFunction(name: NOW)
  code: String! @unique @defaultFunction(name: ULID)
  price: Float @scalar(type: DECIMAL, precision: 12, scale: 2) @default(value: "1.50")
  seal: Bytes @scalar(maxSize: 1000)
  seals: [String] @scalar(type: BYTES, maxSize: 1000) @scalarList(strategy: RELATION) @db(name: "stamps")
  marks: [Int!]! @scalar(type: BIG_INT) @constraint(min: 5) @scalarList(strategy: RELATION)
  tags: [String] @constraint(pattern: "^[a-z]+$") @scalarList(strategy: RELATION)
  prices: [Float] @scalar(type: DECIMAL, precision: 12, scale: 2) @scalarList(strategy: RELATION)
  port: Port @relation(link: INLINE)
  ${own.freesUniques ? 'gone: DateTime @softDelete' : ''}
}`

eachDatabase('introspection of what goes beyond Prisma 1', (database) => {
  let refract: Refract
  const own = abilities[database.name]
  beforeAll(() => {
    refract = refractCli()
  })
  afterAll(() => {
    refract.remove()
  })

  for (const [title, datamodel, base] of [
    ['tells what the tables do', told(own), undefined],
    ['keeps what the datamodel says besides', full(own), full(own)],
  ] as const)
    test(`${title}: what is printed is deployed without a step`, async () => {
      const foreign = await foreignDatabase(database)
      const server = await startServer(database, { database: foreign.entry })
      try {
        const service = await deployService(server, datamodel)
        if (base !== undefined) writeFileSync(join(refract.home, 'datamodel.prisma'), base)
        const settings = base === undefined ? 'generate: []\n' : 'datamodel: datamodel.prisma\n'
        writeFileSync(join(refract.home, 'prisma.yml'), settings)
        const introspect = async (...words: readonly string[]): Promise<string> => {
          const call = await refract.run(refract.home, 'introspect', ...foreign.flags, '--sdl', ...words)
          expect(call).toMatchObject({ status: 0, stderr: '' })
          return call.stdout
        }
        const printed = await introspect('--refract')
        expect(await service.deploy(printed), printed).toMatchObject({ steps: [], errors: [] })
        expect(await introspect()).not.toMatch(/@refract|@indexes|@constraint|@scalar\b|BigInt|Bytes/)
      } finally {
        await server.stop()
        await foreign.close()
      }
    })
})
