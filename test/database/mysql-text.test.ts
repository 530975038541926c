import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
type Jar { id: ID! @id label: String! @unique note: String @unique size: Int @unique parts: [Part] @relation(link: TABLE) }
type Part { id: ID! @id code: String! @unique jars: [Jar] }
`
const start = 'x'.repeat(191)

eachDatabase(
  'text on servers of the MySQL family',
  (database) => {
    let server: TestServer
    let service: TestService
    const told = async (mutation: string) =>
      (await service.query(`mutation { ${mutation} }`)).errors?.map(({ code, message }) => ({ code, message }))
    const violated = (type: string, field: string) => [
      { code: 3010, message: `A unique constraint would be violated on ${type}. Details: Field name = ${field}` },
    ]
    beforeAll(async () => {
      server = await startServer(database)
      service = await deployService(server, datamodel)
      await service.data(`mutation {
        createJar(data: {id: "Sour", label: "plum jam", note: "${start}-1", size: 3, parts: {create: {id: "lid", code: "L"}}}) { id }
      }`)
    })
    afterAll(() => server.stop())

    test.each(['plum jam', 'Plum JAM', 'plüm jam', 'plum jam  '])(
      'of a unique field may not be there in another case, accent or with blanks behind: %j',
      async (label) => {
        expect(await told(`createJar(data: {label: "${label}"}) { id }`)).toEqual(violated('Jar', 'label'))
      },
    )

    test('of a unique field may not begin with the same 191 characters', async () => {
      expect(await told(`createJar(data: {label: "a", note: "${start}-2"}) { id }`)).toEqual(violated('Jar', 'note'))
      expect(await told(`createJar(data: {label: "a", note: "${start.slice(1)}-2"}) { id }`)).toBeUndefined()
    })

    test('of an id may not be there in another case', async () => {
      expect(await told('createJar(data: {id: "sOUR", label: "b"}) { id }')).toEqual(violated('Jar', 'id'))
    })

    test('finds nodes in another case, and answers as it was written', async () => {
      expect(
        await service.data(`{
          byLabel: jar(where: {label: "PLUM JAM"}) { id label }
          byId: jar(where: {id: "SOUR"}) { id }
          many: jars(where: {label_contains: "M J", id_in: ["sour"]}) { id }
          not: jars(where: {label_not: "Plum jam", size: 3}) { id }
        }`),
      ).toEqual({
        byLabel: { id: 'Sour', label: 'plum jam' },
        byId: { id: 'Sour' },
        many: [{ id: 'Sour' }],
        not: [],
      })
    })

    test('names what is connected, updated and upserted in another case', async () => {
      await service.data(`mutation {
        created: createJar(data: {label: "c", parts: {connect: {code: "l"}}}) { id }
        updated: updateJar(where: {label: "C"}, data: {size: 4}) { id }
        upserted: upsertJar(where: {label: "C "}, create: {label: "none"}, update: {note: "found"}) { id }
      }`)
      expect(
        await service.data(
          '{ jar(where: {label: "c"}) { size note parts { id } } jars(where: {label: "none"}) { id } }',
        ),
      ).toEqual({
        jar: { size: 4, note: 'found', parts: [{ id: 'lid' }] },
        jars: [],
      })
    })

    test('violates the index of numbers, and that of a nested node, by their names', async () => {
      expect(await told('createJar(data: {label: "d", size: 3}) { id }')).toEqual(violated('Jar', 'size'))
      expect(await told('createJar(data: {label: "d", parts: {create: {code: "l"}}}) { id }')).toEqual(
        violated('Part', 'code'),
      )
      expect(await told('updateManyJars(where: {size_gt: 0}, data: {size: 9}) { count }')).toEqual(
        violated('Jar', 'size'),
      )
    })
  },
  { only: ['mariadb', 'mysql', 'mysql9'], because: 'others compare text exactly' },
)
