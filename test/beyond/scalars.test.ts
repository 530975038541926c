import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { codeOf, scalarKinds, type ScalarKind } from './scalar-kinds.js'

const datamodelOf = ({ name, declared, size = '', values }: ScalarKind): string => `
schema @refract(edition: 1) { query: Query }
type Item {
  id: ID! @id
  code: String! @unique
  v: ${declared} @unique
  w: ${name} ${size}
  given: ${name}! ${size} @default(value: "${values[3] ?? ''}")
  list: [${name}] ${size} @scalarList(strategy: RELATION)
  box: Box
}
type Box { id: ID! @id name: String! @unique top: ${name} ${size} items: [Item] }`

const quoted = (values: readonly string[]): string => JSON.stringify(values)

eachDatabase('scalars beyond Prisma 1', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  describe.each(scalarKinds)('$name', (kind) => {
    const { name, values, forms, faulty, reason, unheld = [], isUnordered } = kind
    const [first = '', last = ''] = [values[0], values.at(-1)]
    const middle = values[3] ?? ''
    let service: TestService
    const items = async (args: string, selection = 'v'): Promise<unknown> =>
      (await service.data(`{ items(${args}) { ${selection} } }`))['items']
    const valuesOf = async (args: string): Promise<readonly unknown[]> =>
      ((await items(args)) as readonly { readonly v: unknown }[]).map(({ v }) => v)
    const where = (filter: string): Promise<readonly unknown[]> => valuesOf(`where: {${filter}}, orderBy: v_ASC`)

    beforeAll(async () => {
      service = await deployService(server, datamodelOf(kind))
      for (const [index, value] of values.entries())
        await service.data(
          `mutation ($v: ${name}!) { createItem(data: {code: "${codeOf(index)}", v: $v, w: $v, list: {set: ${quoted(values)}}}) { id } }`,
          { v: value },
        )
      await service.data('mutation { createItem(data: {code: "none"}) { id } }')
    })

    test('comes back digit by digit, in lists, defaults and orders', async () => {
      expect(await items('where: {v_not: null}, orderBy: v_ASC', 'v w given list')).toEqual(
        values.map((v) => ({ v, w: v, given: middle, list: values })),
      )
      expect(await valuesOf('where: {v_not: null}, orderBy: v_DESC')).toEqual([...values].reverse())
      expect(await service.data('{ item(where: {code: "none"}) { v w given list } }')).toEqual({
        item: { v: null, w: null, given: middle, list: [] },
      })
    })

    test.each(values)('finds %s', async (value) => {
      const at = values.indexOf(value)
      expect(await service.data(`query ($v: ${name}) { item(where: {v: $v}) { code v } }`, { v: value })).toEqual({
        item: { code: codeOf(at), v: value },
      })
      expect(await where(`v: "${value}"`)).toEqual([value])
      expect(await where(`v_not: "${value}"`)).toEqual(values.filter((one) => one !== value))
      expect(await where(`list_has: "${value}", v: "${value}"`)).toEqual([value])
      expect(await where(`list_has_some: ["${value}", "${first}"], v: "${value}"`)).toEqual([value])
      const after = await service.data(
        `query ($id: String!) { items(where: {v_not: null}, orderBy: v_ASC, after: $id) { v } }`,
        { id: await idOf(codeOf(at)) },
      )
      expect(after['items']).toEqual(values.slice(at + 1).map((v) => ({ v })))
      if (isUnordered) return
      expect(await where(`v_in: ["${value}", "${first}"]`)).toEqual(at === 0 ? [first] : [first, value])
      expect(await where(`v_not_in: ["${value}"]`)).toEqual(values.filter((one) => one !== value))
      expect(await where(`v_lt: "${value}"`)).toEqual(values.slice(0, at))
      expect(await where(`v_lte: "${value}"`)).toEqual(values.slice(0, at + 1))
      expect(await where(`v_gt: "${value}"`)).toEqual(values.slice(at + 1))
      expect(await where(`v_gte: "${value}"`)).toEqual(values.slice(at))
    })

    const idOf = async (code: string): Promise<string> =>
      ((await service.data(`{ item(where: {code: "${code}"}) { id } }`))['item'] as { readonly id: string }).id

    test('is sorted, compared, counted and grouped', async () => {
      expect(await valuesOf('where: {v_not: null}, sort: [{w: DESC_NULLS_LAST}]')).toEqual([...values].reverse())
      expect(await where('COMPARE: [{field: v, op: EQ, to: w}]')).toEqual(values)
      expect(await where('COMPARE: [{field: v, op: LT, to: given}]')).toEqual(values.slice(0, 3))
      expect(await service.data('{ itemsAggregate { countOf { v } distinct { given } } }')).toEqual({
        itemsAggregate: { countOf: { v: values.length }, distinct: { given: 1 } },
      })
      expect(
        await service.data('{ itemsGroupBy(by: [v], sort: [{key: {v: ASC_NULLS_LAST}}]) { key { v } count } }'),
      ).toEqual({ itemsGroupBy: [...values, null].map((v) => ({ key: { v }, count: 1 })) })
    })

    test.skipIf(isUnordered)('has a least and a greatest value', async () => {
      expect(await service.data('{ itemsAggregate { min { v } max { v } } }')).toEqual({
        itemsAggregate: { min: { v: first }, max: { v: last } },
      })
      const having = `having: {min: {w_gt: "${middle}"}}, sort: [{max: {w: DESC}}]`
      expect(await service.data(`{ itemsGroupBy(by: [w], ${having}) { max { w } } }`)).toEqual({
        itemsGroupBy: values
          .slice(4)
          .reverse()
          .map((w) => ({ max: { w } })),
      })
    })

    test.each(forms)('takes %s as %s', async (literal, value) => {
      const { updateItem } = await service.data(
        `mutation { updateItem(where: {code: "none"}, data: {w: ${literal}, list: {set: [${literal}]}}) { w list } }`,
      )
      expect(updateItem).toEqual({ w: value, list: [value] })
      const response = await fetch(service.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"query": "query ($v: ${name}) { items(where: {code: \\"none\\", w: $v}) { w } }", "variables": {"v": ${literal}}}`,
      })
      expect(await response.json()).toEqual({ data: { items: [{ w: value }] } })
    })

    test.each(faulty)('refuses %s', async (literal) => {
      const { errors } = await service.query(
        `mutation { updateItem(where: {code: "none"}, data: {w: ${literal}}) { w } }`,
      )
      expect(JSON.stringify(errors)).toContain(reason)
    })

    test('writes many at once, and repeats the last with upserts', async () => {
      const data = values.map((v, index) => `{code: "m${String(index)}", w: "${v}", list: {set: ["${v}"]}}`)
      const { createManyItems } = await service.data(
        `mutation { createManyItems(data: [${data.join(', ')}]) { count nodes { w list } } }`,
      )
      expect(createManyItems).toEqual({ count: values.length, nodes: values.map((v) => ({ w: v, list: [v] })) })
      const { createManyItems: skipped } = await service.data(
        `mutation { createManyItems(data: [{code: "k", v: "${middle}"}], skipDuplicates: true) { count } }`,
      )
      expect(skipped).toEqual({ count: 0 })
      const { upsertManyItems } = await service.data(
        `mutation { upsertManyItems(data: [{where: {v: "${middle}"}, create: {code: "u"}, update: {w: "${last}"}}]) { nodes { v w } } }`,
      )
      expect(upsertManyItems).toEqual({ nodes: [{ v: middle, w: last }] })
      await service.data(
        `mutation { updateItem(where: {v: "${middle}"}, data: {w: "${middle}"}) { id } deleteManyItems(where: {code_starts_with: "m"}) { count } }`,
      )
    })

    test('is unique', async () => {
      const { errors } = await service.query(`mutation { createItem(data: {code: "twice", v: "${middle}"}) { id } }`)
      expect(errors).toMatchObject([{ code: 3010, message: expect.stringContaining('Field name = v') as unknown }])
    })

    test.runIf(unheld.length > 0).each(unheld)('%s is refused with 3036 wherever it stands', async (value) => {
      const rejection = (field: string) => [
        { code: 3036, message: `The input value ${value} was not valid for field ${field} of type Item.` },
      ]
      const requests = [
        `mutation { createItem(data: {code: "x", v: "${value}"}) { id } }`,
        `mutation { updateItem(where: {code: "n1"}, data: {v: "${value}"}) { id } }`,
        `mutation { createManyItems(data: [{code: "x", v: "1234"}, {code: "y", v: "${value}"}]) { count } }`,
        `{ items(where: {v_lt: "${value}"}) { id } }`,
        `{ item(where: {v: "${value}"}) { id } }`,
        `{ items(where: {v_in: ["1", "${value}"]}) { id } }`,
      ]
      for (const request of requests) {
        const { errors } = await service.query(request)
        expect(
          errors?.map(({ code, message }) => ({ code, message })),
          request,
        ).toEqual(rejection('v'))
      }
      const { errors } = await service.query(
        `mutation { createItem(data: {code: "x", list: {set: ["${value}"]}}) { id } }`,
      )
      expect(errors?.map(({ code, message }) => ({ code, message }))).toEqual(rejection('list'))
      expect(await items('where: {code: "x"}')).toEqual([])
      // operators are not told of mistakes of users
      expect(server.output()).not.toContain('error/unhandled')
    })
  })
})
