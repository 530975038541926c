import type { TestService } from '../support/service.js'

/** The fleet that the tests of reads ask about. */
export const shipsDatamodel = `
type Ship {
  id: ID! @id  code: String! @unique  hull: Int @unique  name: String  tonnage: Int  draft: Float
  active: Boolean  kind: Kind  meta: Json  built: DateTime
  tags: [String] @scalarList(strategy: RELATION)
  port: Port @relation(name: "HomePort", link: INLINE)
  captain: Sailor @relation(name: "CaptainOf", link: TABLE)
  crew: [Sailor] @relation(name: "CrewOf", link: TABLE)
  leader: Ship @relation(name: "Convoy", link: INLINE)
  followers: [Ship] @relation(name: "Convoy")
}
type Port { id: ID! @id  city: String! @unique  ships: [Ship] @relation(name: "HomePort")  country: Country! }
type Country { id: ID! @id  iso: String! @unique }
type Sailor {
  id: ID! @id  nick: String!  age: Int
  commands: Ship @relation(name: "CaptainOf")  serves: [Ship] @relation(name: "CrewOf")
}
enum Kind { TUG FERRY TANKER }
`

/** Followers are connected from the list's side: the field name that comes first leads to the column. */
export async function createShips(service: TestService): Promise<void> {
  await service.data(`mutation {
    rotterdam: createPort(data: {id: "p1", city: "Rotterdam", country: {create: {iso: "NL"}}}) { id }
    hamburg: createPort(data: {id: "p2", city: "Hamburg", country: {create: {iso: "DE"}}}) { id }
    turku: createPort(data: {id: "p3", city: "Turku", country: {create: {iso: "FI"}}}) { id }
    walt: createSailor(data: {id: "w1", nick: "Walt", age: 20}) { id }
    wim: createSailor(data: {id: "w2", nick: "Wim"}) { id }
    s1: createShip(data: {id: "s1", code: "A1", hull: 1, name: "Anna", tonnage: 100, draft: 2.5, active: true, kind: TUG,
      built: "2001-02-03T04:05:06.789Z", tags: {set: ["red", "old"]}, port: {connect: {id: "p1"}},
      captain: {create: {id: "c1", nick: "Cpt1", age: 40}}}) { id }
    s2: createShip(data: {id: "s2", code: "B2", hull: 2, name: "anna", tonnage: 200, draft: 3.5, active: false, kind: FERRY,
      built: "2011-02-03", port: {connect: {id: "p1"}}, crew: {connect: [{id: "w1"}, {id: "w2"}]},
      leader: {connect: {id: "s1"}}}) { id }
    s3: createShip(data: {id: "s3", code: "C3", name: "100%_done\\\\x", tonnage: 100, kind: TANKER,
      port: {connect: {id: "p2"}}, crew: {connect: [{id: "w1"}]}, leader: {connect: {id: "s1"}}}) { id }
    s4: createShip(data: {id: "s4", code: "D4"}) { id }
    s5: createShip(data: {id: "s5", code: "E5", name: "Élan", tonnage: 300, active: true, crew: {connect: [{id: "c1"}]}}) { id }
    s6: createShip(data: {id: "s6", code: "F6", name: "Zeta", tonnage: 100, draft: -1}) { id }
  }`)
}
