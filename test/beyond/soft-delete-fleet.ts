import type { TestService } from '../support/service.js'

/** Soft-deleted ships, sailors and flags; ports that are not. All three places of relations. */
export const fleetDatamodel = `
schema @refract(edition: 1, features: [SOFT_DELETE]) { query: Query }
type Ship {
  id: ID! @id
  code: String!
  tonnage: Int
  version: Int! @version
  tags: [String] @scalarList(strategy: RELATION)
  deletedAt: DateTime @softDelete
  port: Port @relation(link: INLINE)
  flag: Flag @relation(name: "Flies", link: INLINE)
  crew: [Sailor] @relation(name: "Crew", onDelete: CASCADE)
  captain: Sailor @relation(name: "Captain")
  pennants: [Flag] @relation(name: "Pennants")
}
type Port { id: ID! @id city: String! ships: [Ship] }
type Sailor {
  id: ID! @id
  nick: String!
  age: Int
  goneAt: DateTime @softDelete
  serves: Ship @relation(name: "Crew", link: INLINE)
  commands: Ship @relation(name: "Captain", link: INLINE)
}
type Flag { id: ID! @id colour: String! hauledAt: DateTime @softDelete ships: [Ship] @relation(name: "Flies") flown: [Ship] @relation(name: "Pennants", link: TABLE) }`

/** s1 with a crew of three in Turku, s2 with one there, s3 alone; two flags. */
export async function createFleet(service: TestService): Promise<void> {
  await service.data(`mutation {
    turku: createPort(data: {id: "turku", city: "Turku"}) { id }
    oslo: createPort(data: {id: "oslo", city: "Oslo"}) { id }
    red: createFlag(data: {id: "red", colour: "red"}) { id }
    blue: createFlag(data: {id: "blue", colour: "blue"}) { id }
    s1: createShip(data: {id: "s1", code: "a", tonnage: 100, tags: {set: ["x", "y"]}, port: {connect: {id: "turku"}}, flag: {connect: {id: "red"}}
      pennants: {connect: [{id: "red"}, {id: "blue"}]}, captain: {create: {id: "cook", nick: "Cook", age: 50}}
      crew: {create: [{id: "anna", nick: "Anna", age: 20}, {id: "bert", nick: "Bert", age: 30}, {id: "cleo", nick: "Cleo", age: 40}]}}) { id }
    s2: createShip(data: {id: "s2", code: "b", tonnage: 200, port: {connect: {id: "turku"}}, flag: {connect: {id: "red"}}
      pennants: {connect: [{id: "red"}]}, crew: {create: [{id: "dora", nick: "Dora", age: 50}]}}) { id }
    s3: createShip(data: {id: "s3", code: "c", tonnage: 300, flag: {connect: {id: "blue"}}}) { id }
  }`)
}

export const purgeFleet = (service: TestService): Promise<unknown> =>
  service.data(
    'mutation { deleteManyShips(purge: true) { count } deleteManySailors(purge: true) { count } deleteManyFlags(purge: true) { count } deleteManyPorts { count } }',
  )
