import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { greetedSocket, nextData, subscribe } from './open-socket.js'

const datamodel = `
  type Ship { id: Int! @id title: String crew: [Crew] @relation(name: "Members") captain: Crew @relation(name: "Captain", link: INLINE) }
  type Crew { id: Int! @id name: String! code: String @unique ship: Ship @relation(name: "Members", link: INLINE) commands: Ship @relation(name: "Captain") }
`

/** Nested writes of crew number ID in ship number SHIP, and what the update changes. */
const nested = [
  ['update by id', 'crew: {update: {where: {id: ID}, data: {name: "new"}}}'],
  ['update by a unique field', 'crew: {update: {where: {code: "CODE"}, data: {name: "new"}}}'],
  ['update of a to-one relation', 'captain: {update: {name: "new"}}'],
  ['upsert', 'crew: {upsert: {where: {id: ID}, create: {name: "x"}, update: {name: "new"}}}'],
  ['upsert of a to-one relation', 'captain: {upsert: {create: {name: "x"}, update: {name: "new"}}}'],
  [
    'list of updates',
    'crew: {update: [{where: {id: ID}, data: {name: "between"}} {where: {id: ID}, data: {name: "new"}}]}',
  ],
] as const

eachDatabase('Previous values of nodes with Int ids', (database) => {
  test('are told of every nested change', async () => {
    const server = await startServer(database)
    const service = await deployService(server, datamodel)
    const found: unknown[] = []
    for (const [index, [, data]] of nested.entries()) {
      const { createShip } = (await service.data(
        `mutation { createShip(data: {crew: {create: {name: "old", code: "c${String(index)}"}}}) { id crew { id } } }`,
      )) as { readonly createShip: { readonly id: number; readonly crew: readonly { readonly id: number }[] } }
      const id = String(createShip.crew[0]?.id)
      const ship = String(createShip.id)
      await service.data(
        `mutation { updateShip(where: {id: ${ship}}, data: {captain: {connect: {id: ${id}}}}) { id } }`,
      )
      const socket = await greetedSocket(service.url)
      await subscribe(socket, '1', 'subscription { crew { mutation node { id } previousValues { id name } } }')
      await service.data(
        `mutation { updateShip(where: {id: ${ship}}, data: {${data.replaceAll('ID', id).replace('CODE', `c${String(index)}`)}}) { id } }`,
      )
      found.push([await nextData(socket), Number(id)])
      socket.close()
    }
    await server.stop()
    expect(found).toEqual(
      found.map((one) => {
        const [, id] = one as readonly [unknown, number]
        return [{ crew: { mutation: 'UPDATED', node: { id }, previousValues: { id, name: 'old' } } }, id]
      }),
    )
  })
})
