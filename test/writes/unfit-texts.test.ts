import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `schema @refract(edition: 1) { query: Query }
type Well @indexes(value: [{ name: "by_both", fields: ["place", "note"] }]) {
  id: ID! @id  key: String @unique  place: String  note: String  ref: ID  refs: [ID] @scalarList(strategy: RELATION)  pipes: [Pipe]
}
type Pipe { id: ID! @id  key: String! @unique  well: Well }`

/** Too varied to be compressed. */
const textOf = (length: number): string =>
  Array.from({ length }, (_, index) => ((index * 7919) % 100_003).toString(36))
    .join('')
    .slice(0, length)

type Write = readonly [mutation: string, field: string, model: string]

function suite(
  writes: readonly Write[],
  values: readonly string[],
  only: readonly ('postgres' | 'mariadb' | 'mysql' | 'mysql9')[],
  because: string,
): void {
  eachDatabase(
    because,
    (database) => {
      let server: TestServer
      let service: TestService
      beforeAll(async () => {
        server = await startServer(database)
        service = await deployService(server, datamodel)
        await service.data('mutation { createWell(data: {id: "w"}) { id } }')
      })
      afterAll(() => server.stop())

      test.each(writes)('%s', async (mutation, field, model) => {
        for (const value of values) {
          const { errors } = await service.query(
            `mutation ($x: ${field.startsWith('id') || field.startsWith('ref') ? 'ID' : 'String'}!) { ${mutation} }`,
            { x: value },
          )
          expect(errors?.map(({ code, message }) => [code, message])).toEqual([
            [3036, `The input value ${value} was not valid for field ${field} of type ${model}.`],
          ])
        }
        expect(await service.data('{ wells { id key ref } pipes { id } }')).toEqual({
          wells: [{ id: 'w', key: null, ref: null }],
          pipes: [],
        })
      })
    },
    { only, because },
  )
}

// one that an index row has no room for is told with the index's name, a still longer one without
suite(
  [
    ['createWell(data: {key: $x, note: "n"}) { id }', 'key', 'Well'],
    ['createWell(data: {place: $x, note: "n"}) { id }', 'place', 'Well'],
    ['updateWell(where: {id: "w"}, data: {key: $x}) { id }', 'key', 'Well'],
    ['updateManyWells(data: {note: $x}) { count }', 'note', 'Well'],
    ['updateWell(where: {id: "w"}, data: {note: "n", pipes: {create: [{key: "k"}, {key: $x}]}}) { id }', 'key', 'Pipe'],
    ['createManyPipes(data: [{key: "k"}, {key: $x}, {key: "l"}]) { count }', 'key', 'Pipe'],
    ['upsertPipe(where: {key: $x}, create: {key: $x}, update: {}) { id }', 'key', 'Pipe'],
  ],
  [textOf(3000), textOf(20_000)],
  ['postgres'],
  'texts that are too long for an index',
)

suite(
  [
    ['createWell(data: {id: $x, note: "n"}) { id }', 'id', 'Well'],
    ['createWell(data: {key: "😀", ref: $x}) { id }', 'ref', 'Well'],
    ['createWell(data: {refs: {set: ["a", $x]}}) { id }', 'refs', 'Well'],
    ['updateWell(where: {id: "w"}, data: {ref: $x}) { id }', 'ref', 'Well'],
    ['updateManyWells(data: {ref: $x}) { count }', 'ref', 'Well'],
    ['updateWell(where: {id: "w"}, data: {pipes: {create: [{key: "k"}, {id: $x, key: "l"}]}}) { id }', 'id', 'Pipe'],
    ['createManyPipes(data: [{key: "k"}, {id: $x, key: "l"}]) { count }', 'id', 'Pipe'],
  ],
  ['😀', 'a😀b'],
  ['mariadb', 'mysql', 'mysql9'],
  'ids with characters of four bytes',
)
