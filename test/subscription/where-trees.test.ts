import { expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer } from '../support/server.js'
import { deployService } from '../support/service.js'
import { greetedSocket, idsOfEvent, subscribe } from './open-socket.js'

type Json = null | string | number | readonly Json[] | { readonly [key: string]: Json }
type Where = { readonly [key: string]: Json }
/** As SQL decides: null is unknown. */
type Truth = boolean | null

interface Event {
  readonly mutation: 'CREATED' | 'UPDATED' | 'DELETED'
  readonly updatedFields: readonly string[]
  /** As it is at the delivery; undefined when it was deleted. */
  readonly node: { readonly name: string; readonly rank: number | null; readonly ship: string | null } | undefined
}

const logical: readonly string[] = ['AND', 'OR', 'NOT']
const list = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [value ?? null]
const not = (truth: Truth): Truth => (truth === null ? null : !truth)
const all = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(null) ? null : true)

/** Whether nothing is asked (queries.md section 14). */
const isBlank = (where: Where): boolean =>
  Object.entries(where).every(([key, value]) => {
    if (key === 'node') return value !== null && isBlank(value as Where)
    if (value === null) return logical.includes(key) || key === 'mutation_in'
    if (!logical.includes(key)) return false
    const items = list(value) as readonly Where[]
    return items.length > 0 && items.every(isBlank)
  })

function holds(where: Where, event: Event): Truth {
  return all(
    Object.entries(where).map(([key, value]): Truth => {
      if (logical.includes(key)) {
        if (value === null) return true
        const items = list(value) as readonly Where[]
        if (key === 'AND') return all(items.map((item) => holds(item, event)))
        if (key === 'NOT') return all(items.map((item) => not(holds(item, event))))
        const asked = items.some((item) => !isBlank(item)) ? items.filter((item) => !isBlank(item)) : items
        return not(all(asked.map((item) => not(holds(item, event)))))
      }
      if (key === 'node') return value === null ? false : nodeHolds(value as Where, event)
      if (value === null) return true
      if (key === 'mutation_in') return list(value).includes(event.mutation)
      if (event.mutation !== 'UPDATED') return false
      const isIn = (name: Json): boolean => event.updatedFields.includes(name as string)
      return key === 'updatedFields_contains_some' ? list(value).some(isIn) : list(value).every(isIn)
    }),
  )
}

const nodeHolds = (where: Where, { node }: Event): Truth =>
  all(
    Object.entries(where).map(([key, value]): Truth => {
      const { name = '', rank = null, ship = null } = node ?? {}
      switch (key) {
        case 'name':
          return name === value
        case 'name_in':
          return list(value).includes(name)
        case 'name_starts_with':
          return name.startsWith(value as string)
        case 'rank':
          return value === null ? rank === null : rank === null ? null : rank === value
        case 'rank_lt':
          return rank === null ? null : rank < Number(value)
        case 'ship':
          return value === null ? ship === null : ship === (value as { readonly title: string }).title
        default:
          throw new Error(key)
      }
    }),
  )

/** A deleted node is not asked for: what is left without it decides, and where nothing is, it passes. */
function withoutNodes(where: Where): Where | undefined {
  const rest: Record<string, Json> = {}
  for (const [key, value] of Object.entries(where)) {
    if (key === 'node' || value === null) continue
    if (!logical.includes(key)) rest[key] = value
    else {
      const items = (list(value) as readonly Where[]).map(withoutNodes).filter((item) => item !== undefined)
      if (items.length > 0) rest[key] = items
    }
  }
  return Object.keys(rest).length === 0 ? undefined : rest
}

function passes(where: Where, event: Event): boolean {
  if (event.mutation !== 'DELETED') return holds(where, event) === true
  const rest = withoutNodes(where)
  return rest === undefined || holds(rest, event) === true
}

/** Numbers that look random and are the same in each run. */
function generator(seed: number): <T>(choices: readonly T[]) => T {
  let state = seed
  return (choices) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return choices[(state >>> 8) % choices.length]!
  }
}

type Pick = ReturnType<typeof generator>

function randomWhere(pick: Pick, depth: number): Where {
  const where: Record<string, Json> = {}
  for (let keys = pick([0, 1, 1, 1, 1, 2, 2]); keys > 0; keys -= 1) {
    const key = pick(depth > 0 ? [...logical, ...logical, 'event', 'node', 'node'] : ['event', 'node', 'node'])
    if (key === 'event') Object.assign(where, randomEventLeaf(pick))
    else if (key === 'node') where['node'] = pick([randomNode, randomNode, randomNode, () => null])(pick)
    else {
      const items = Array.from({ length: pick([0, 1, 2, 2, 3]) }, () => randomWhere(pick, depth - 1))
      where[key] = pick([items, items, items, items, items[0] ?? null])
    }
  }
  return where
}

const randomEventLeaf = (pick: Pick): Where =>
  pick<Where>([
    { mutation_in: ['CREATED'] },
    { mutation_in: ['UPDATED', 'DELETED'] },
    { mutation_in: 'DELETED' },
    { mutation_in: [] },
    { mutation_in: null },
    { updatedFields_contains: 'name' },
    { updatedFields_contains_every: ['rank'] },
    { updatedFields_contains_every: [] },
    { updatedFields_contains_some: ['rank', 'name'] },
    { updatedFields_contains_some: [] },
  ])

const randomNode = (pick: Pick): Where =>
  pick<Where>([
    {},
    { name: 'N' },
    { name_in: ['M', 'O'] },
    { name_starts_with: 'M' },
    { rank: 1 },
    { rank: null },
    { rank_lt: 5 },
    { name: 'N', rank_lt: 5 },
    { ship: { title: 'T' } },
    { ship: null },
  ])

const literal = (value: Json, key = ''): string => {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map((item) => literal(item, key)).join(' ')}]`
  if (value === null || typeof value === 'number') return String(value)
  if (typeof value === 'string') return key === 'mutation_in' ? value : JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, inner]) => `${name}: ${literal(inner, name)}`)
    .join(' ')}}`
}

const datamodel = `type Crew { id: ID! @id name: String! rank: Int ship: Ship }
  type Ship { id: ID! @id title: String! crew: [Crew] }`

const node = (name: string, rank: number | null, ship: string | null = null): NonNullable<Event['node']> => ({
  name,
  rank,
  ship,
})
/** Each on the node that the creates before made. */
const story: readonly (readonly [mutation: string, Event])[] = [
  ['createCrew(data: {id: "c1", name: "N"}) { id }', { mutation: 'CREATED', updatedFields: [], node: node('N', null) }],
  [
    'updateCrew(where: {id: "c1"}, data: {name: "M"}) { id }',
    { mutation: 'UPDATED', updatedFields: ['name'], node: node('M', null) },
  ],
  [
    'updateCrew(where: {id: "c1"}, data: {rank: 1}) { id }',
    { mutation: 'UPDATED', updatedFields: ['rank'], node: node('M', 1) },
  ],
  ['updateCrew(where: {id: "c1"}, data: {}) { id }', { mutation: 'UPDATED', updatedFields: [], node: node('M', 1) }],
  [
    'createCrew(data: {id: "c2", name: "N", rank: 7, ship: {create: {title: "T"}}}) { id }',
    { mutation: 'CREATED', updatedFields: [], node: node('N', 7, 'T') },
  ],
  [
    'updateCrew(where: {id: "c2"}, data: {name: "O", rank: 1}) { id }',
    { mutation: 'UPDATED', updatedFields: ['name', 'rank'], node: node('O', 1, 'T') },
  ],
  ['deleteCrew(where: {id: "c1"}) { id }', { mutation: 'DELETED', updatedFields: [], node: undefined }],
]

eachDatabase('Random trees of conditions', (database) => {
  test('let those events through that the specification says, written down and as variables', async () => {
    const server = await startServer(database)
    const service = await deployService(server, datamodel)
    const socket = await greetedSocket(service.url)
    const pick = generator(20_240_601)
    const wheres = Array.from({ length: 300 }, () => randomWhere(pick, 3))
    for (const [index, where] of wheres.entries()) {
      const started =
        index % 2 === 0
          ? await subscribe(socket, String(index), `subscription { crew(where: ${literal(where)}) { mutation } }`)
          : await subscribe(
              socket,
              String(index),
              'subscription ($where: CrewSubscriptionWhereInput) { crew(where: $where) { mutation } }',
              { where },
            )
      expect(started['type'], JSON.stringify([where, started])).toBe('subscription_success')
    }
    await subscribe(socket, 'all', 'subscription { crew { mutation updatedFields } }')
    const found: string[][] = wheres.map(() => [])
    for (const [number, [mutation]] of story.entries()) {
      await service.data(`mutation { ${mutation} }`)
      for (const id of await idsOfEvent(socket, 'all')) found[Number(id)]?.push(String(number))
    }
    await server.stop()
    const expected = wheres.map((where) =>
      story.flatMap(([, event], number) => (passes(where, event) ? [String(number)] : [])),
    )
    const wrong = wheres.flatMap((where, index) =>
      String(found[index]) === String(expected[index])
        ? []
        : [{ where: literal(where), found: found[index], expected: expected[index] }],
    )
    expect(wrong).toEqual([])
    // the trees tell events apart
    expect(new Set(expected.map(String)).size).toBeGreaterThan(20)
  })
})
