import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'

const datamodel = (where: string): string => `schema @refract(edition: 1) { query: Query }
enum Kind { CARGO FERRY }
type Ship @indexes(value: {fields: [name], name: "some", unique: true, where: ${JSON.stringify(where)}}) {
  id: ID! @id
  name: String
  label: String
  tonnage: Int
  draft: Float
  active: Boolean
  built: DateTime
  kind: Kind
  pence: BigInt
  price: Decimal @scalar(precision: 12, scale: 2)
  day: Date
  noon: String @scalar(type: TIME)
  seal: Bytes
}`

/** Rows of which each condition holds for some and not for others. */
const ships: readonly string[] = [
  '',
  'label: "it\'s \\\\ \\"x\\"", tonnage: 5, draft: 1.5, active: true, built: "2020-01-31T00:00:00.000Z", kind: CARGO, pence: "9007199254740993", price: "12.50", day: "2020-01-31", noon: "03:04:05.678", seal: "AQID"',
  'label: "b", tonnage: 6, draft: 1.25, active: false, built: "2020-01-30T23:59:59.999Z", kind: FERRY, pence: "9007199254740992", price: "12.49", day: "2020-01-30", noon: "03:04:05.677", seal: "AQIE"',
  'label: "it\'s", tonnage: -1, draft: -0.001, active: true, built: "1500-02-03T00:00:00Z", kind: FERRY, pence: "-9223372036854775808", price: "-0.01", day: "0001-01-01", noon: "00:00", seal: ""',
]

const labelOf = (ship: string): string | null => {
  const [, label] = /^label: ("(?:[^"\\]|\\.)*")/.exec(ship) ?? []
  return label === undefined ? null : (JSON.parse(label) as string)
}

const conditions = [
  '{active: true}',
  '{active_not: true}',
  '{tonnage_gt: 5}',
  '{tonnage_in: [5, -1], draft_lt: 1.5}',
  '{draft: 1.25}',
  '{label: "it\'s \\\\ \\"x\\""}',
  '{OR: [{label: "it\'s"}, {tonnage: null}]}',
  '{NOT: [{kind_in: [CARGO]}], built_not: null}',
  '{kind: FERRY, NOT: [{active: true}, {label: "c"}]}',
  '{built_lt: "2020-01-31"}',
  '{built_gte: "2020-01-31T00:00:00.000Z"}',
  '{built_lt: "1600-01-01T00:00:00Z"}',
  '{pence: "9007199254740993"}',
  '{pence_lt: -9223372036854775807}',
  '{price_gte: "12.5"}',
  '{price_lt: 0, price_not: null}',
  '{day_lte: "2020-01-30"}',
  '{noon_gt: "03:04:05.677"}',
  '{noon_in: ["00:00", "03:04:05.678"]}',
  '{seal: "AQID"}',
  '{seal_not: "AQID"}',
]

eachDatabase(
  'a unique index with a condition',
  (database) => {
    let server: TestServer
    beforeAll(async () => {
      server = await startServer(database)
    })
    afterAll(() => server.stop())

    test.each(conditions)('%s covers the rows that the filter finds', async (where) => {
      const service = await deployService(server, datamodel(where))
      const create = (ship: string, name: string) =>
        service.query(`mutation { createShip(data: {name: "${name}", ${ship}}) { id } }`)
      for (const [place, ship] of ships.entries())
        expect(await create(ship, `own ${String(place)}`)).not.toHaveProperty('errors')
      const { ships: matching } = (await service.data(`{ ships(where: ${where}) { name } }`)) as {
        readonly ships: readonly { readonly name: string }[]
      }
      expect([1, 2, 3]).toContain(matching.length)
      const isCovered = (place: number): boolean => matching.some(({ name }) => name === `own ${String(place)}`)
      let isTaken = false
      for (const [place, ship] of [...ships, ...ships].entries()) {
        const { errors } = await create(ship, 'same')
        const isRefused = isCovered(place % ships.length) && isTaken
        expect(errors?.map(({ code }) => code) ?? [], String(place)).toEqual(isRefused ? [3010] : [])
        isTaken ||= isCovered(place % ships.length)
      }
      const places = [...ships, ...ships].map((_, place) => place % ships.length)
      const skipping = (name: string) =>
        service.data(
          `mutation { createManyShips(data: [${places.map((place) => `{name: "${name}", ${ships[place] ?? ''}}`).join(', ')}], skipDuplicates: true) { nodes { label } } }`,
        )
      const labels = (kept: readonly number[]) => ({
        createManyShips: { nodes: kept.map((place) => ({ label: labelOf(ships[place] ?? '') })) },
      })
      expect(await skipping('same')).toEqual(labels(places.filter((place) => !isCovered(place))))
      const first = places.find(isCovered)
      expect(await skipping('other')).toEqual(labels(places.filter((place, at) => !isCovered(place) || at === first)))
    })

    test('covers rows by what the server makes of them, too', async () => {
      const service = await deployService(
        server,
        `schema @refract(edition: 1) { query: Query }
        type Port @indexes(value: {fields: [city], name: "open", unique: true, where: "{key_not: null}"}) {
          id: ID! @id
          city: String
          key: String @defaultFunction(name: UUID)
          ships: [Ship]
        }
        type Ship @indexes(value: {fields: [name], name: "known", unique: true, where: "{id_gt: \\"b\\"}"}) {
          id: ID! @id
          name: String
          port: Port @relation(link: INLINE)
        }`,
      )
      const ports = (cities: readonly string[], rest = '') =>
        service.data(
          `mutation { createManyPorts(skipDuplicates: true, data: [${cities.map((city) => `{city: "${city}"${rest}}`).join(' ')}]) { nodes { city } } }`,
        )
      expect(await ports(['a', 'b', 'a'])).toEqual({ createManyPorts: { nodes: [{ city: 'a' }, { city: 'b' }] } })
      expect(await ports(['b', 'c'])).toEqual({ createManyPorts: { nodes: [{ city: 'c' }] } })
      expect(await ports(['b', 'b'], ', key: null')).toEqual({
        createManyPorts: { nodes: [{ city: 'b' }, { city: 'b' }] },
      })
      const crews =
        'ships: {createMany: {skipDuplicates: true, data: [{name: "n"}, {name: "n"}, {id: "a1", name: "n"}, {id: "a2", name: "n"}]}}'
      expect(await service.data(`mutation { createPort(data: {${crews}}) { ships { name } } }`)).toEqual({
        createPort: { ships: [{ name: 'n' }, { name: 'n' }, { name: 'n' }] },
      })
    })

    test('two clients, creates and updates that race for one value', async () => {
      const service = await deployService(server, datamodel('{active: true}'))
      const outcomes = async (texts: readonly string[]) =>
        (await Promise.all(texts.map((text) => service.query(`mutation { ${text} }`))))
          .map(({ errors }) => errors?.map(({ code, message }) => `${String(code)} ${message}`).join() ?? 'done')
          .sort()
      const refused = '3010 A unique constraint would be violated on Ship. Details: Field name = name'
      const racing = Array.from({ length: 6 }, () => 'createShip(data: {name: "a", active: true}) { id }')
      expect(await outcomes(racing)).toEqual([...racing.slice(1).map(() => refused), 'done'])
      await service.data(
        `mutation { ${racing.map((_, place) => `s${String(place)}: createShip(data: {id: "s${String(place)}", name: "b"}) { id }`).join(' ')} }`,
      )
      const activating = racing.map(
        (_, place) => `updateShip(where: {id: "s${String(place)}"}, data: {active: true}) { id }`,
      )
      expect(await outcomes(activating)).toEqual([...racing.slice(1).map(() => refused), 'done'])
      const upserting = racing.map(
        (_, place) =>
          `upsertShip(where: {id: "u${String(place)}"}, create: {id: "u${String(place)}", name: "c", active: true}, update: {name: "d"}) { id }`,
      )
      expect(await outcomes(upserting)).toEqual([...racing.slice(1).map(() => refused), 'done'])
      const skipping = racing.map(
        () => 'createManyShips(skipDuplicates: true, data: [{name: "e", active: true}, {name: "e"}]) { count }',
      )
      expect(await outcomes(skipping)).toEqual(racing.map(() => 'done'))
      const { covered, others } = await service.data(
        '{ covered: shipsAggregate(where: {name: "e", active: true}) { count } others: shipsAggregate(where: {name: "e", active: null}) { count } }',
      )
      expect([covered, others]).toEqual([{ count: 1 }, { count: 6 }])
      expect(
        (await service.query('mutation { updateManyShips(where: {name: "b"}, data: {active: true}) { count } }'))
          .errors,
      ).toMatchObject([{ code: 3010 }])
    })
  },
  { only: ['sqlite', 'postgres', 'mariadb', 'mysql9'], because: 'MySQL 5.6 has no such indexes' },
)
