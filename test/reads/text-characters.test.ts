import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

/** Where a statement writes JSON text, control characters outside of strings are signs of its own. */
const controls = Array.from({ length: 31 }, (_, code) => String.fromCharCode(code + 1))
const texts = [
  '"',
  '\\',
  '\\"',
  '"\\',
  'a "quoted" \\n text',
  '","id":"x"},{"id":"y',
  ...controls,
  ...controls.map((control) => `\\${control}n`),
  ...controls.map((control) => `"\\${control}n"`),
  ...controls.map((control) => `Ж${control}0${control}`),
]

const text = (index: number): string => texts[index % texts.length] ?? ''
const deep = (depth: number): string =>
  depth === 0 ? '{ id text }' : `{ id text note friends(first: 2) ${deep(depth - 1)} }`

interface Deep {
  readonly text: string
  readonly note: string | null
  readonly friends?: readonly Deep[]
}

eachDatabase('characters of texts', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(
      server,
      `type Room { id: ID! @id text: String! note: String labels: [String] @scalarList(strategy: RELATION)
         parts: [Part] @relation(onDelete: CASCADE) friends: [Room] @relation(name: "Friends") }
       type Part { id: ID! @id text: String! room: Room! @relation(link: INLINE) }`,
    )
  })
  afterAll(() => server.stop())

  test('are answered by every kind of statement as they were given', async () => {
    const node = (index: number) => ({
      text: text(index),
      note: index % 3 === 0 ? null : text(index + 1),
      labels: [text(index), text(index + 2)],
    })
    const selection = '{ id text note labels parts(orderBy: id_ASC) { text } }'
    const ids: string[] = []
    for (const [index] of texts.entries()) {
      const { createRoom } = (await service.data(
        `mutation ($data: RoomCreateInput!) { createRoom(data: $data) ${selection} }`,
        {
          data: {
            ...node(index),
            labels: { set: node(index).labels },
            parts: { create: [{ text: text(index) }, { text: text(index + 5) }] },
          },
        },
      )) as { readonly createRoom: { readonly id: string } }
      const { id } = createRoom
      ids.push(id)
      const found = { id, ...node(index), parts: [{ text: text(index) }, { text: text(index + 5) }] }
      expect(createRoom).toEqual(found)
      expect(await service.data(`query ($id: ID!) { room(where: {id: $id}) ${selection} }`, { id })).toEqual({
        room: found,
      })
      const update = `mutation ($id: ID!, $text: String) { updateRoom(where: {id: $id}, data: {text: $text}) { text note } }`
      expect(await service.data(update, { id, text: text(index) })).toEqual({
        updateRoom: { text: text(index), note: node(index).note },
      })
    }
    const { rooms, roomsConnection } = await service.data(
      '{ rooms { id text note labels } roomsConnection { edges { cursor node { text } } aggregate { count } } }',
    )
    expect(rooms).toEqual(ids.map((id, index) => ({ id, ...node(index) })))
    expect(roomsConnection).toEqual({
      edges: ids.map((id, index) => ({ cursor: id, node: { text: text(index) } })),
      aggregate: { count: texts.length },
    })
    // deeper than one statement goes on any database
    const connect = `mutation ($id: ID!, $friend: ID!) { updateRoom(where: {id: $id}, data: {friends: {connect: [{id: $friend}]}}) { id } }`
    await service.data(connect, { id: ids[0], friend: ids[7] })
    await service.data(connect, { id: ids[7], friend: ids[0] })
    const depth = 30
    const answer = await service.data(`query ($id: ID!) { room(where: {id: $id}) ${deep(depth)} }`, { id: ids[0] })
    let level = answer['room'] as Deep | undefined
    for (let step = 0; step <= depth; step += 1) {
      expect(level?.text).toBe(text(step % 2 === 0 ? 0 : 7))
      level = level?.friends?.[0]
    }
    for (const [index, id] of ids.slice(0, 20).entries())
      expect(await service.data('mutation ($id: ID!) { deleteRoom(where: {id: $id}) { text note } }', { id })).toEqual({
        deleteRoom: { text: text(index), note: node(index).note },
      })
  })
})
