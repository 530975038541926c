import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceOf, type Chance } from '../support/chance.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { randomGroups, randomItems, randomPage, randomWhere, sortInput } from './random-requests.js'
import { aggregated, groupsOf, idsOfPage, itemsDatamodel, verdict, type Item } from './request-model.js'

/** Set BEYOND_SEED to try other requests than always, BEYOND_REQUESTS to try more. */
const seed = Number(process.env['BEYOND_SEED'] ?? 20_261_129)
const requests = Number(process.env['BEYOND_REQUESTS'] ?? 300)
const perDocument = 20

async function createItems(service: TestService, items: readonly Item[]): Promise<void> {
  const groups = new Map(items.flatMap(({ group }) => (group ? [[group.id, group] as const] : [])))
  for (const data of groups.values())
    await service.data('mutation ($data: GroupCreateInput!) { createGroup(data: $data) { id } }', { data })
  const inputs = items.map(({ group, parts, tags, meta, ...scalars }) => ({
    ...scalars,
    ...(meta === null ? {} : { meta }),
    tags: { set: tags },
    parts: { create: parts },
    ...(group ? { group: { connect: { id: group.id } } } : {}),
  }))
  for (let start = 0; start < inputs.length; start += 20) {
    const some = inputs.slice(start, start + 20)
    const definitions = some.map((_, index) => `$d${String(index)}: ItemCreateInput!`).join(' ')
    const fields = some.map((_, index) => `c${String(index)}: createItem(data: $d${String(index)}) { id }`).join(' ')
    await service.data(
      `mutation (${definitions}) { ${fields} }`,
      Object.fromEntries(some.map((data, index) => [`d${String(index)}`, data])),
    )
  }
}

const told = 'count countOf { a } distinct { name } sum { a f } avg { a } min { name at } max { f }'

/** One field of a document, with its variables and what it must answer. */
interface Attempt {
  readonly field: (alias: string) => string
  readonly variables: Readonly<Record<string, readonly [type: string, value: unknown]>>
  readonly response: unknown
}

eachDatabase('random requests beyond Prisma 1', (database) => {
  let server: TestServer
  let service: TestService
  let items: readonly Item[]
  let pick: Chance
  beforeAll(async () => {
    pick = chanceOf(seed)
    server = await startServer(database)
    service = await deployService(server, itemsDatamodel)
    items = randomItems(pick, 60)
    await createItems(service, items)
  })
  afterAll(() => server.stop())

  const withJson = database.name !== 'mysql'
  const makers: readonly (() => Attempt)[] = [
    () => {
      const { where, sorts, ...page } = randomPage(pick, items, withJson)
      const args = Object.entries(page).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
      return {
        field: (name) => `${name}: items(where: $${name}w, sort: $${name}s, ${args.join(', ')}) { id }`,
        variables: { w: ['ItemWhereInput', where], s: ['[ItemSortInput!]', sorts.map(sortInput)] },
        response: idsOfPage(items, { where, sorts, ...page }).map((id) => ({ id })),
      }
    },
    () => {
      const where = randomWhere(pick, 2, withJson)
      return {
        field: (name) => `${name}: itemsAggregate(where: $${name}w) { ${told} }`,
        variables: { w: ['ItemWhereInput', where] },
        response: aggregated(items.filter((item) => verdict(item, where) === true)),
      }
    },
    () => {
      const { where, sorts, ...page } = randomPage(pick, items, withJson)
      const args = Object.entries(page).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
      const ids = idsOfPage(items, { where, sorts, ...page })
      return {
        field: (name) =>
          `${name}: itemsConnection(where: $${name}w, sort: $${name}s, ${args.join(', ')}) { edges { cursor } aggregate { ${told} } }`,
        variables: { w: ['ItemWhereInput', where], s: ['[ItemSortInput!]', sorts.map(sortInput)] },
        response: {
          edges: ids.map((cursor) => ({ cursor })),
          aggregate: aggregated(items.filter(({ id }) => ids.includes(id))),
        },
      }
    },
    () => {
      const groups = randomGroups(pick, withJson)
      const { by, where, atLeast, byCount, skip, first } = groups
      const keys = by.map((key) => (key === 'group' ? 'group { id }' : key)).join(' ')
      const sort = byCount === undefined ? '' : `, sort: {count: ${byCount}}`
      return {
        field: (name) =>
          `${name}: itemsGroupBy(by: [${by.join(', ')}], where: $${name}w, having: {count_gte: ${String(atLeast)}}${sort}, skip: ${String(skip)}, first: ${String(first)}) { key { ${keys} } ${told} }`,
        variables: { w: ['ItemWhereInput', where] },
        response: groupsOf(items, groups),
      }
    },
  ]

  test(`answers are those of the model (seed ${String(seed)})`, async () => {
    let found = 0
    for (let asked = 0; asked < requests; asked += perDocument) {
      const attempts = Array.from({ length: perDocument }, (_, index) => makers[(asked + index) % makers.length]?.())
      const named = attempts.flatMap((attempt, index) =>
        attempt === undefined ? [] : [{ name: `q${String(index)}`, attempt }],
      )
      const variables = named.flatMap(({ name, attempt }) =>
        Object.entries(attempt.variables).map(([key, [type, value]]) => ({ name: `${name}${key}`, type, value })),
      )
      const text = `query (${variables.map(({ name, type }) => `$${name}: ${type}`).join(', ')}) { ${named.map(({ name, attempt }) => attempt.field(name)).join('\n')} }`
      const response = await service.query(text, Object.fromEntries(variables.map(({ name, value }) => [name, value])))
      expect(response.errors).toBeUndefined()
      for (const { name, attempt } of named) {
        const request = { field: attempt.field(name), variables: attempt.variables }
        expect({ ...request, response: response.data?.[name] }).toEqual({ ...request, response: attempt.response })
        found += JSON.stringify(attempt.response).length > 2 ? 1 : 0
      }
    }
    // requests that all find nothing would prove little
    expect(found).toBeGreaterThan(requests / 2)
  }, 600_000)
})
