import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startReceiver } from '../support/receiver.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { until } from '../support/until.js'
import { greetedSocket, subscribe } from '../subscription/open-socket.js'
import { transferProject } from '../transfer/transfer-support.js'

const datamodel = `schema @refract(edition: 1) { query: Query }
type Thing {
  id: BigInt! @id(strategy: NONE)
  big: Int @scalar(type: BIG_INT)
  exact: Decimal @scalar(precision: 18, scale: 6)
  day: Date
  time: Time
  bytes: Bytes
  bigs: [BigInt] @scalarList(strategy: RELATION)
  exacts: [Decimal] @scalar(precision: 18, scale: 6) @scalarList(strategy: RELATION)
  days: [Date] @scalarList(strategy: RELATION)
  times: [Time] @scalarList(strategy: RELATION)
  blobs: [Bytes] @scalarList(strategy: RELATION)
  next: Thing @relation(name: "Next", link: INLINE)
}`
const selection = 'id big exact day time bytes bigs exacts days times blobs next { id }'

const long = Buffer.from(Array.from({ length: 1_000_000 }, (_, index) => (index * 7) % 256)).toString('base64')
const first = {
  id: '9007199254740993',
  big: '-9223372036854775808',
  exact: '123456789012.345678',
  day: '0001-01-01',
  time: '23:59:59.999',
  bytes: long,
}
const second = {
  id: '9223372036854775807',
  big: null,
  exact: '-0.000001',
  day: '9999-12-31',
  time: '00:00:00',
  bytes: '',
}
const lists = {
  bigs: ['9223372036854775807', '0'],
  exacts: ['0.1', '-999999999999.999999'],
  days: ['2020-02-29'],
  times: ['12:00:00.001', '12:00:00'],
  blobs: ['AA==', ''],
}

eachDatabase('values of scalars beyond Prisma 1', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  const create = `mutation ($id: BigInt!, $big: BigInt, $exact: Decimal, $day: Date, $time: Time, $bytes: Bytes) {
    createThing(data: {id: $id, big: $big, exact: $exact, day: $day, time: $time, bytes: $bytes,
      bigs: {set: ${JSON.stringify(lists.bigs)}}, exacts: {set: ${JSON.stringify(lists.exacts)}}, days: {set: ${JSON.stringify(lists.days)}},
      times: {set: ${JSON.stringify(lists.times)}}, blobs: {set: ${JSON.stringify(lists.blobs)}}}) { id } }`

  test('are exported and imported digit by digit, in every format', async () => {
    const service = await deployService(server, datamodel)
    await service.data(create, second)
    await service.data(create, first)
    await service.data(
      `mutation { updateThing(where: {id: "${first.id}"}, data: {next: {connect: {id: ${second.id}}}}) { id } }`,
    )
    const read = () => service.data(`{ things(orderBy: id_ASC) { ${selection} } }`)
    const before = await read()
    expect(before).toEqual({
      things: [
        { ...first, ...lists, next: { id: second.id } },
        { ...second, ...lists, next: null },
      ],
    })
    const project = transferProject(service.url, datamodel)
    try {
      await project.call(0, 'export', '--path', 'all.zip')
      const { nodes } = await project.exported('all.zip')
      expect(nodes).toContainEqual({ _typeName: 'Thing', ...first })
      for (const format of ['json', 'csv']) await project.call(0, 'export', '--format', format, '--path', format)
      for (const source of ['all.zip', 'json', 'csv']) {
        await project.call(0, 'reset', '--force')
        await project.call(0, 'import', '--data', source)
        expect(await read(), source).toEqual(before)
      }
      project.write(
        'numbers/Thing.json',
        '[{"id": 9007199254740995, "big": 9007199254740993, "exact": 900719925474.099301, "bigs": [9007199254740993]}]',
      )
      await project.call(0, 'import', '--data', 'numbers')
      expect(await service.data('{ thing(where: {id: 9007199254740995}) { id big exact bigs } }')).toEqual({
        thing: {
          id: '9007199254740995',
          big: '9007199254740993',
          exact: '900719925474.099301',
          bigs: ['9007199254740993'],
        },
      })
    } finally {
      project.remove()
    }
  })

  test('come with events: previous values, filters and webhooks', async () => {
    const receiver = await startReceiver()
    const told = { ...first, bytes: 'AP8=' }
    const { id } = told
    const service = await deployService(server, datamodel, {
      subscriptions: [
        {
          name: 'hook',
          query: `subscription { thing(where: {mutation_in: [DELETED]}) { previousValues { id big exact day time bytes } } }`,
          url: `${receiver.url}/hook`,
          headers: [],
        },
      ],
    })
    const socket = await greetedSocket(service.url)
    const filters = [
      'big_lt: -9007199254740993',
      'exact: "123456789012.345678"',
      'exact_gt: 123456789012.3456779',
      'day: "0001-01-01"',
      'time_gte: "23:59:59.999"',
      'bytes: "AP8="',
      `id_in: ["${id}"]`,
    ]
    const where = `{node: {AND: [${filters.map((one) => `{${one}}`).join(', ')}]}}`
    const response = await subscribe(
      socket,
      'all',
      `subscription { thing(where: ${where}) { mutation node { id } previousValues { big } } }`,
    )
    expect(response).toMatchObject({ type: 'subscription_success' })
    await service.data(create, second)
    await service.data(create, told)
    expect(await socket.next()).toMatchObject({
      payload: { data: { thing: { mutation: 'CREATED', node: { id }, previousValues: null } } },
    })
    await service.data(`mutation { updateThing(where: {id: "${id}"}, data: {time: "23:59:59.999"}) { id } }`)
    expect(await socket.next()).toMatchObject({
      payload: { data: { thing: { mutation: 'UPDATED', previousValues: { big: told.big } } } },
    })
    await service.data(`mutation { deleteThing(where: {id: "${id}"}) { id } }`)
    await until(() => receiver.requests.length > 0)
    expect(receiver.requests.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { data: { thing: { previousValues: told } } },
    ])
    socket.close()
    await receiver.close()
  })
})
