import { oneOf, type Chance } from '../support/chance.js'

export const shipsDatamodel = `
schema @refract(edition: 1) { query: Query }
type Ship {
  id: ID! @id
  code: String! @unique
  nr: Int @unique
  tonnage: Int @default(value: 7)
  tags: [String] @scalarList(strategy: RELATION)
  port: Port @relation(name: "ShipPort", link: INLINE)
  crew: [Sailor] @relation(name: "Crew")
  routes: [Route] @relation(name: "Routes", link: TABLE)
}
type Port { id: ID! @id city: String! @unique size: Int ships: [Ship] @relation(name: "ShipPort") }
type Sailor { id: ID! @id nick: String! @unique age: Int ship: Ship @relation(name: "Crew", link: INLINE) }
type Route { id: ID! @id name: String! @unique ships: [Ship] @relation(name: "Routes") }
type Log { id: Int! @id text: String! @unique }`

export const shipsSeed = `mutation {
  a: createShip(data: {code: "s0", nr: 0, port: {create: {city: "p0", size: 1}}, crew: {create: [{nick: "n0"}, {nick: "n1"}]}}) { id }
  b: createShip(data: {code: "s1", tags: {set: ["t"]}, routes: {create: [{name: "r0"}]}}) { id }
}`

interface Names {
  /** A code of a ship: often one that is there. */
  code(): string
  fresh(letter: string): string
}

export function createNames(chance: Chance): Names {
  let count = 0
  return {
    code: () => `s${String(chance(6))}`,
    fresh(letter) {
      count += 1
      return `${letter}x${String(count)}`
    },
  }
}

/** Data of a new ship that may collide with others; what is nested in it never does. */
export function shipData(chance: Chance, names: Names, hasNested = false): string {
  const parts = [`code: "${names.code()}"`]
  if (chance(3) === 0) parts.push(`nr: ${String(chance(4))}`)
  if (chance(3) === 0) parts.push('tags: {set: ["a", "b"]}')
  if (!hasNested) return `{${parts.join(', ')}}`
  const city = `c${String(chance(3))}`
  parts.push(
    oneOf(chance, [
      `port: {create: {city: "${names.fresh('p')}"}}`,
      'port: {connect: {city: "p0"}}',
      `port: {connectOrCreate: {where: {city: "${city}"}, create: {city: "${city}", size: 3}}}`,
      'port: {connectOrCreate: {where: {city: "p0"}, create: {city: "p0"}}}',
    ]),
  )
  parts.push(
    oneOf(chance, [
      `crew: {create: [{nick: "${names.fresh('n')}"}, {nick: "${names.fresh('n')}", age: 3}]}`,
      `crew: {createMany: {data: [{nick: "${names.fresh('n')}"}]}}`,
      `crew: {createMany: {skipDuplicates: true, data: [{nick: "n0"}, {nick: "${names.fresh('n')}"}]}}`,
      `crew: {connectOrCreate: [{where: {nick: "n1"}, create: {nick: "n1"}}, {where: {nick: "${names.fresh('n')}"}, create: {nick: "${names.fresh('n')}"}}]}`,
    ]),
  )
  const route = `r${String(chance(3))}`
  parts.push(
    `routes: {connectOrCreate: [{where: {name: "${route}"}, create: {name: "${route}"}}, {where: {name: "r0"}, create: {name: "r0"}}]}`,
  )
  return `{${parts.join(', ')}}`
}
