import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { openGolden, type Golden } from '../support/golden/open-golden.js'
import { relations } from './pair-places.js'

const datamodel = ({ parent, child }: (typeof relations)[number]): string => `
  type P { id: ID! @id key: String! @unique ${parent} }
  type C { id: ID! @id key: String! @unique n: Int text: String tags: [String] @scalarList(strategy: RELATION) ${child} es: [E] }
  type E { id: ID! @id key: String! @unique c: C! @relation(link: INLINE) }`

const itemCount = 10
const items = (count: number, item: (index: number) => string): string =>
  `[${Array.from({ length: count }, (_, index) => item(index)).join(' ')}]`

const seed = `mutation {
  createP(data: {key: "p", cs: {create: ${items(itemCount, (index) => `{key: "own${String(index)}" n: ${String(index)}}`)}}}) { key }
  ${Array.from({ length: itemCount }, (_, index) => `c${String(index)}: createC(data: {key: "free${String(index)}"}) { key }`).join(' ')}
}`

const own = (index: number): string => `{key: "own${String(index)}"}`
const free = (index: number): string => `{key: "free${String(index)}"}`
const fresh = (index: number): string => `{key: "new${String(index)}" n: ${String(index)} tags: {set: ["a" "b"]}}`

const upsert = (key: string, index: number): string =>
  `{where: {key: "${key}"} create: {key: "${key}" n: ${String(index)}} update: {n: ${String(index + 50)}}}`

/** Verbs with a list of that many items. */
const verbs: Readonly<Record<string, (count: number) => string>> = {
  create: (count) => `create: ${items(count, fresh)}`,
  'create with children': (count) =>
    `create: ${items(count, (index) => `{key: "new${String(index)}" es: {create: [{key: "e${String(index)}"}]}}`)}`,
  connect: (count) => `connect: ${items(count, free)}`,
  disconnect: (count) => `disconnect: ${items(count, own)}`,
  set: (count) => `set: ${items(count, (index) => (index % 2 === 0 ? own(index) : free(index)))}`,
  update: (count) => `update: ${items(count, (index) => `{where: ${own(index)} data: {n: ${String(index + 50)}}}`)}`,
  'update of different fields': (count) =>
    `update: ${items(count, (index) => `{where: ${own(index)} data: {${index % 2 === 0 ? 'n: 1' : 'text: "t"'}}}`)}`,
  'update with lists': (count) =>
    `update: ${items(count, (index) => `{where: ${own(index)} data: {tags: {set: ["t${String(index)}"]}}}`)}`,
  'upsert that updates': (count) => `upsert: ${items(count, (index) => upsert(`own${String(index)}`, index))}`,
  'upsert that creates': (count) => `upsert: ${items(count, (index) => upsert(`new${String(index)}`, index))}`,
  'upsert that does both': (count) =>
    `upsert: ${items(count, (index) => upsert(`${index % 2 === 0 ? 'own' : 'new'}${String(index)}`, index))}`,
  delete: (count) => `delete: ${items(count, own)}`,
  deleteMany: (count) => `deleteMany: ${items(count, own)}`,
}

eachDatabase('the number of statements of a nested write', (database) => {
  let services: Golden
  beforeAll(async () => {
    services = await openGolden(database)
  })
  afterAll(() => services.close())

  for (const relation of relations)
    test.each(Object.entries(verbs))(
      `does not grow with the items of one list, ${relation.name}: %s`,
      async (_, verb) => {
        const counts: number[] = []
        for (const count of [2, itemCount]) {
          const request = `mutation { updateP(where: {key: "p"}, data: {cs: {${verb(count)}}}) { key } }`
          const golden = {
            name: '',
            folder: '',
            datamodel: datamodel(relation),
            seed,
            request,
            variables: {},
            leaveOut: {},
          }
          const { response, sent } = await services.run(golden)
          expect(response).toEqual({ data: { updateP: { key: 'p' } } })
          // other statements are those of the server itself
          counts.push(sent.filter((text) => /app[@$]dev/.test(text)).length)
        }
        expect(counts[1]).toBe(counts[0])
      },
    )
})
