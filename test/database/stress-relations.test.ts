import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceOf, type Chance } from '../support/chance.js'
import { eachDatabase } from '../support/databases.js'
import { startServer, type GraphqlResponse, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

/** Every kind of relation between the same two types, and where its pairs can be kept. */
const relations = [
  {
    name: 'one to many in a column',
    parent: 'cs: [C] @relation(name: "R")',
    child: 'p: P @relation(name: "R", link: INLINE)',
  },
  {
    name: 'one to many in a table',
    parent: 'cs: [C] @relation(name: "R", link: TABLE)',
    child: 'p: P @relation(name: "R")',
  },
  { name: 'many to many', parent: 'cs: [C] @relation(name: "R", link: TABLE)', child: 'ps: [P] @relation(name: "R")' },
  {
    name: 'one to one in a column',
    parent: 'c: C @relation(name: "R", link: INLINE)',
    child: 'p: P @relation(name: "R")',
  },
  {
    name: 'one to one in a table',
    parent: 'c: C @relation(name: "R", link: TABLE)',
    child: 'p: P @relation(name: "R")',
  },
] as const

const nodeCount = 10
const writeCount = 1000
const clientCount = 50

function randomWrite(pick: Chance, isToOne: boolean, isChildToOne: boolean): string {
  const p = `p${String(pick(nodeCount))}`
  const c = `c${String(pick(nodeCount))}`
  const other = `c${String(pick(nodeCount))}`
  const field = isToOne ? 'c' : 'cs'
  const back = isChildToOne ? 'p' : 'ps'
  const fromParent = (verbs: string): string =>
    `mutation { updateP(where: {key: "${p}"}, data: {${field}: {${verbs}}}) { key } }`
  const fromChild = (verbs: string): string =>
    `mutation { updateC(where: {key: "${c}"}, data: {${back}: {${verbs}}}) { key } }`
  const list = (...keys: readonly string[]): string => `[${keys.map((key) => `{key: "${key}"}`).join(', ')}]`
  switch (pick(8)) {
    case 0:
    case 1:
    case 2:
      return fromParent(isToOne ? `connect: {key: "${c}"}` : `connect: ${list(c, other)}`)
    case 3:
      return fromParent(isToOne ? 'disconnect: true' : `disconnect: ${list(c)}`)
    case 4:
      return fromChild(isChildToOne ? `connect: {key: "${p}"}` : `connect: ${list(p)}`)
    case 5:
      return fromParent(isToOne ? 'delete: true' : `set: ${list(c, other)}`)
    case 6:
      return `mutation { deleteC(where: {key: "${c}"}) { key } }`
    default:
      return `mutation { upsertC(where: {key: "${c}"}, create: {key: "${c}", n: 0}, update: {n: ${String(pick(9))}}) { key } }`
  }
}

/** Nodes that were deleted by others, or pairs cut by others: a single client is told so as well. */
const allowed = new Set([3039, 3041])

const surprises = (responses: readonly GraphqlResponse[]): readonly unknown[] =>
  responses.flatMap(({ errors = [] }) => errors.filter(({ code }) => code === undefined || !allowed.has(code)))

interface Pairs {
  readonly ps: readonly {
    readonly key: string
    readonly cs?: readonly { key: string }[]
    readonly c?: { key: string } | null
  }[]
  readonly cs: readonly {
    readonly key: string
    readonly ps?: readonly { key: string }[]
    readonly p?: { key: string } | null
  }[]
}

const sorted = (pairs: readonly string[]): readonly string[] => [...pairs].sort()

eachDatabase('writes at the same relations at the same time', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  for (const [index, { name, parent, child }] of relations.entries())
    test(`${name}: no surprises, and both sides see the same pairs`, { timeout: 240_000 }, async () => {
      const service: TestService = await deployService(
        server,
        `type P { id: ID! @id key: String! @unique ${parent} } type C { id: ID! @id key: String! @unique n: Int ${child} }`,
      )
      const keys = Array.from({ length: nodeCount }, (_, number) => String(number))
      await service.data(
        `mutation { ${keys.map((key) => `p${key}: createP(data: {key: "p${key}"}) { key } c${key}: createC(data: {key: "c${key}"}) { key }`).join(' ')} }`,
      )
      const isToOne = parent.startsWith('c:')
      const isChildToOne = child.startsWith('p:')
      const pick = chanceOf(index + 1)
      const writes = Array.from({ length: writeCount }, () => randomWrite(pick, isToOne, isChildToOne))
      const responses: GraphqlResponse[] = []
      const client = async (): Promise<void> => {
        for (let write = writes.pop(); write !== undefined; write = writes.pop())
          responses.push(await service.query(write))
      }
      await Promise.all(Array.from({ length: clientCount }, client))
      expect(surprises(responses)).toEqual([])
      const { ps, cs } = (await service.data(
        `{ ps { key ${isToOne ? 'c { key }' : 'cs { key }'} } cs { key ${isChildToOne ? 'p { key }' : 'ps { key }'} } }`,
      )) as unknown as Pairs
      const seenByParents = ps.flatMap((p) => [...(p.cs ?? []), ...(p.c ? [p.c] : [])].map((c) => `${p.key} ${c.key}`))
      const seenByChildren = cs.flatMap((c) => [...(c.ps ?? []), ...(c.p ? [c.p] : [])].map((p) => `${p.key} ${c.key}`))
      expect(sorted(seenByParents)).toEqual(sorted(seenByChildren))
      if (isChildToOne) expect(new Set(seenByParents.map((pair) => pair.split(' ')[1])).size).toBe(seenByParents.length)
      if (isToOne) expect(new Set(seenByChildren.map((pair) => pair.split(' ')[0])).size).toBe(seenByChildren.length)
    })
})
