import { oneOf, type Chance } from '../support/chance.js'

/** Boats in memory: what writes beyond Prisma 1 make of them (beyond.md sections 7 to 9). */
export type Boats = Map<string, Boat>

interface Boat {
  readonly code: string
  readonly tonnage: number | null
  readonly version: number
  readonly tags: readonly string[]
}

export const boatsDatamodel = `
schema @refract(edition: 1) { query: Query }
type Boat { id: ID! @id code: String! @unique tonnage: Int version: Int! @version tags: [String] @scalarList(strategy: RELATION) }`

export const boatFields = '{ id code tonnage version tags }'

/** A mutation in full, with the boats that it leaves and its data, or the code of the error that leaves them as they were. */
export type BoatWrite = { readonly text: string } & (
  { readonly code: number } | { readonly boats: Boats; readonly data: unknown }
)

interface NewBoat {
  readonly id: string
  readonly code: string
  readonly tonnage: number | null
}

const shown = (boats: Boats, id: string) => ({ id, ...boats.get(id) })
const literal = ({ id, code, tonnage }: NewBoat): string =>
  `{id: "${id}", code: "${code}", tonnage: ${String(tonnage)}}`
const byCode = (boats: Boats, code: string): string | undefined =>
  [...boats].find(([, boat]) => boat.code === code)?.[0]

/** Undefined where the id or the code is taken. */
function withNew(boats: Boats, { id, code, tonnage }: NewBoat): Boats | undefined {
  if (boats.has(id) || byCode(boats, code) !== undefined) return undefined
  return new Map(boats).set(id, { code, tonnage, version: 1, tags: [] })
}

const withChanged = (boats: Boats, id: string, change: (boat: Boat) => Partial<Boat>): Boats => {
  const boat = boats.get(id)
  return boat ? new Map(boats).set(id, { ...boat, ...change(boat), version: boat.version + 1 }) : boats
}

interface Change {
  readonly data: string
  readonly of: (boat: Boat) => Partial<Boat>
}

function randomChange(pick: Chance): Change {
  const number = 1 + pick(5)
  const counted = (name: string, of: (tonnage: number) => number): Change => ({
    data: `{tonnage_${name}: ${String(number)}}`,
    of: ({ tonnage }) => ({ tonnage: tonnage === null ? null : of(tonnage) }),
  })
  const tag = oneOf(pick, ['red', 'old'])
  return oneOf<() => Change>(pick, [
    () => counted('increment', (tonnage) => tonnage + number),
    () => counted('decrement', (tonnage) => tonnage - number),
    () => counted('divide', (tonnage) => Math.trunc(tonnage / number) + 0),
    () => ({ data: `{tonnage: ${String(number)}}`, of: () => ({ tonnage: number }) }),
    () => ({ data: `{tags: {push: ["${tag}"]}}`, of: ({ tags }) => ({ tags: [...tags, tag] }) }),
    () => ({ data: `{tags: {remove: ["${tag}"]}}`, of: ({ tags }) => ({ tags: tags.filter((one) => one !== tag) }) }),
  ])()
}

const randomBoat = (pick: Chance): NewBoat => ({
  id: `b${String(pick(14))}`,
  code: `c${String(pick(14))}`,
  tonnage: pick(4) === 0 ? null : pick(60) - 20,
})

function createMany(boats: Boats, pick: Chance): BoatWrite {
  const items = Array.from({ length: 1 + pick(4) }, () => randomBoat(pick))
  const skips = pick(2) === 0
  const text = `mutation { many: createManyBoats(skipDuplicates: ${String(skips)}, data: [${items.map(literal).join(' ')}]) { count nodes ${boatFields} } }`
  let next = boats
  const made: string[] = []
  for (const item of items) {
    const after = withNew(next, item)
    if (after === undefined && !skips) return { text, code: 3010 }
    if (after === undefined) continue
    next = after
    made.push(item.id)
  }
  return { text, boats: next, data: { many: { count: made.length, nodes: made.map((id) => shown(next, id)) } } }
}

function upsertMany(boats: Boats, pick: Chance): BoatWrite {
  const items = Array.from({ length: 1 + pick(3) }, () => ({ create: randomBoat(pick), change: randomChange(pick) }))
  const inputs = items.map(
    ({ create, change }) => `{where: {code: "${create.code}"}, create: ${literal(create)}, update: ${change.data}}`,
  )
  const text = `mutation { many: upsertManyBoats(data: [${inputs.join(' ')}]) { count nodes ${boatFields} } }`
  let next = boats
  const written: string[] = []
  for (const { create, change } of items) {
    const found = byCode(next, create.code)
    const after = found === undefined ? withNew(next, create) : withChanged(next, found, change.of)
    if (after === undefined) return { text, code: 3010 }
    next = after
    written.push(found ?? create.id)
  }
  return { text, boats: next, data: { many: { count: written.length, nodes: written.map((id) => shown(next, id)) } } }
}

/** The first boats by id with less tonnage. */
function chosen(boats: Boats, pick: Chance): { readonly args: string; readonly ids: readonly string[] } {
  const [below, limit] = [pick(40), 1 + pick(5)]
  const ids = [...boats].filter(([, { tonnage }]) => tonnage !== null && tonnage < below).map(([id]) => id)
  return { args: `where: {tonnage_lt: ${String(below)}}, limit: ${String(limit)}`, ids: ids.sort().slice(0, limit) }
}

function updateMany(boats: Boats, pick: Chance): BoatWrite {
  const { args, ids } = chosen(boats, pick)
  const change = randomChange(pick)
  const next = ids.reduce((before, id) => withChanged(before, id, change.of), boats)
  return {
    text: `mutation { many: updateManyBoatsAndReturn(${args}, data: ${change.data}) { count nodes ${boatFields} } }`,
    boats: next,
    data: { many: { count: ids.length, nodes: ids.map((id) => shown(next, id)) } },
  }
}

function deleteMany(boats: Boats, pick: Chance): BoatWrite {
  const { args, ids } = chosen(boats, pick)
  return {
    text: `mutation { many: deleteManyBoatsAndReturn(${args}) { count nodes ${boatFields} } }`,
    boats: new Map([...boats].filter(([id]) => !ids.includes(id))),
    data: { many: { count: ids.length, nodes: ids.map((id) => shown(boats, id)) } },
  }
}

function updateIf(boats: Boats, pick: Chance): BoatWrite {
  const [id, version, change] = [`b${String(pick(14))}`, 1 + pick(3), randomChange(pick)]
  const text = `mutation { one: updateBoat(where: {id: "${id}"}, if: {version: ${String(version)}}, data: ${change.data}) ${boatFields} }`
  const boat = boats.get(id)
  if (boat?.version !== version) return { text, code: boat ? 3101 : 3039 }
  const next = withChanged(boats, id, change.of)
  return { text, boats: next, data: { one: shown(next, id) } }
}

function transaction(boats: Boats, pick: Chance): BoatWrite {
  const [id, change, made] = [`b${String(pick(14))}`, randomChange(pick), randomBoat(pick)]
  const text = `mutation @transaction {
    one: updateBoat(where: {id: "${id}"}, data: ${change.data}) ${boatFields}
    two: createBoat(data: ${literal(made)}) ${boatFields}
    three: updateBoat(where: {code: "${made.code}"}, data: {tonnage_increment: 1}) ${boatFields} }`
  if (!boats.has(id)) return { text, code: 3039 }
  const first = withChanged(boats, id, change.of)
  const second = withNew(first, made)
  if (second === undefined) return { text, code: 3010 }
  const third = withChanged(second, made.id, ({ tonnage }) => ({ tonnage: tonnage === null ? null : tonnage + 1 }))
  return {
    text,
    boats: third,
    data: { one: shown(first, id), two: shown(second, made.id), three: shown(third, made.id) },
  }
}

export const randomWrite = (boats: Boats, pick: Chance): BoatWrite =>
  oneOf(pick, [
    createMany,
    createMany,
    upsertMany,
    upsertMany,
    updateMany,
    updateMany,
    deleteMany,
    updateIf,
    transaction,
  ])(boats, pick)

export const allBoats = (boats: Boats): readonly unknown[] => [...boats.keys()].sort().map((id) => shown(boats, id))
