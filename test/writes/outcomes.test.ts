import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { deletions, outcomeFor, outcomes, standingPairs, type Outcome } from './outcomes.js'
import { relationCases, type RelationCase } from './relation-cases.js'

interface Write {
  readonly what: string
  readonly mutation: string
  readonly expected: Found
}

/** What a write came to, and what is there afterwards. */
interface Found {
  /** Of its error; `none` for an error without code. */
  readonly code: number | 'none' | undefined
  readonly pairs: readonly string[]
  /** As the children see them, where they do. */
  readonly pairsOfChildren: readonly string[] | undefined
  readonly nodes: readonly string[]
  readonly changed: readonly string[]
}

/** Ways to the same write: at the root or below, in an update or in the branch of an upsert that is taken. */
function waysTo({ parent }: Outcome, content: string, relation: RelationCase): readonly (readonly [string, string])[] {
  const data = content === '' ? '' : ` ${relation.field}: ${content}`
  const inUnusedBranch = relation.isFieldRequired ? ` ${relation.field}: {create: {key: "unused"}}` : ''
  const where = `where: {key: "%${parent}"}`
  const group = (nested: string): string => `updateG(where: {key: "%g"}, data: {ps: {${nested}}}) { key }`
  const row = `{key: "%${parent}"${data}}`
  if (parent === 'pN')
    return [
      ['create', `createP(data: ${row}) { key }`],
      ['upsert', `upsertP(${where}, create: ${row}, update: {}) { key }`],
      ['create in a create', `createG(data: {key: "%h", ps: {create: [${row}]}}) { key }`],
      ['create in an update', group(`create: [${row}]`)],
      ['upsert in an update', group(`upsert: [{${where}, create: ${row}, update: {}}]`)],
    ]
  const create = `{key: "unused"${inUnusedBranch}}`
  return [
    ['update', `updateP(${where}, data: {${data}}) { key }`],
    ['upsert', `upsertP(${where}, create: ${create}, update: {${data}}) { key }`],
    ['update in an update', group(`update: [{${where}, data: {${data}}}]`)],
    ['upsert in an update', group(`upsert: [{${where}, create: ${create}, update: {${data}}}]`)],
  ]
}

const standing = ({ isFieldRequired, isBackRequired }: RelationCase): readonly string[] => [
  ...(isBackRequired ? [] : ['c0']),
  'c1',
  'c2',
  ...(isFieldRequired ? [] : ['p0']),
  'p1',
  'p2',
]

function nestedWrites(relation: RelationCase): readonly Write[] {
  return outcomes.flatMap((outcome): readonly Write[] => {
    const told = outcomeFor(relation.letter, outcome.outcomes)
    if (told === undefined) return []
    const content = (relation.field === 'c' ? outcome.toOne : outcome.toMany) ?? ''
    return waysTo(outcome, content, relation).map(([way, mutation]) => ({
      what: `${outcome.what}: ${way}`,
      mutation,
      expected: expectedOf(told, { ...outcome, isCreated: outcome.parent === 'pN' }, relation),
    }))
  })
}

function rootDeletions(relation: RelationCase): readonly Write[] {
  return deletions.flatMap((deletion): readonly Write[] => {
    const told = outcomeFor(relation.letter, deletion.outcomes)
    if (told === undefined) return []
    const [type = '', node = ''] = deletion.what.split(' ')
    const expected = expectedOf(told, { gone: deletion.gone ?? [], isCreated: false }, relation)
    return [
      { what: `delete ${node}`, mutation: `delete${type}(where: {key: "%${node}"}) { key }`, expected },
      { what: `delete many, ${node}`, mutation: `deleteMany${type}s(where: {key: "%${node}"}) { count }`, expected },
    ]
  })
}

function expectedOf(
  told: string | number,
  {
    gone = [],
    loose = [],
    changed = [],
    isCreated,
  }: Pick<Outcome, 'gone' | 'loose' | 'changed'> & { readonly isCreated: boolean },
  relation: RelationCase,
): Found {
  const isRefused = typeof told === 'number'
  const pairs = (isRefused ? standingPairs : told).split(' ').sort()
  const nodes = isRefused
    ? standing(relation)
    : [
        ...standing(relation).filter((node) => !gone.includes(node)),
        ...(told.includes('cN') ? ['cN'] : []),
        ...loose,
        ...(isCreated ? ['pN'] : []),
      ]
  return {
    code: isRefused ? told : undefined,
    pairs,
    pairsOfChildren: relation.back === undefined ? undefined : pairs,
    nodes: [...nodes].sort(),
    changed: isRefused ? [] : changed,
  }
}

/** Nodes of one write have names of their own. */
const named = (text: string, prefix: string): string => text.replaceAll('%', prefix)

/** What stands before a write. */
function seedOf({ field, isFieldRequired, isBackRequired }: RelationCase): string {
  const parent = (name: string, child: string): string =>
    `%${name}: createP(data: {key: "%${name}", n: 0, ${field}: {create: {key: "%${child}", n: 0}}}) { key }`
  const parents = ['p1', 'p2', ...(isFieldRequired ? [] : ['p0'])].map((name) => `{key: "%${name}"}`)
  return `${parent('p1', 'c1')} ${parent('p2', 'c2')}
    ${isFieldRequired ? '' : '%p0: createP(data: {key: "%p0", n: 0}) { key }'}
    ${isBackRequired ? '' : '%c0: createC(data: {key: "%c0", n: 0}) { key }'}
    %g: createG(data: {key: "%g", ps: {connect: [${parents.join(', ')}]}}) { key }`
}

interface Node {
  readonly key: string
  readonly n: number | null
  readonly others?: readonly { readonly key: string }[] | { readonly key: string } | null
}

/** All that is there, by the prefix of the write it belongs to. */
async function statesOf(
  service: TestService,
  { field, back }: RelationCase,
  prefixes: readonly string[],
): Promise<readonly Omit<Found, 'code'>[]> {
  // children without the parent that they require are answered as null
  const { data } = await service.query(
    `{ ps { key n others: ${field} { key } } cs { key n } pairs: cs { key n ${back === undefined ? '' : `others: ${back} { key }`} } }`,
  )
  const { ps, cs, pairs } = data as unknown as Readonly<Record<'ps' | 'cs' | 'pairs', readonly (Node | null)[]>>
  return prefixes.map((prefix) => {
    const own = (nodes: readonly (Node | null)[]): readonly Node[] =>
      nodes.filter((node) => node?.key.startsWith(prefix) === true) as readonly Node[]
    const short = (key: string): string => key.slice(prefix.length)
    const others = (side: readonly (Node | null)[]): readonly (readonly [string, string])[] =>
      own(side).flatMap((node) => [node.others ?? []].flat().map((other) => [short(node.key), short(other.key)]))
    const nodes = [...own(ps), ...own(cs)]
    return {
      pairs: others(ps)
        .map(([p, c]) => `${p}-${c}`)
        .sort(),
      pairsOfChildren:
        back === undefined
          ? undefined
          : others(pairs)
              .map(([c, p]) => `${p}-${c}`)
              .sort(),
      nodes: nodes.map(({ key }) => short(key)).sort(),
      changed: nodes.filter(({ n }) => n === 7).map(({ key }) => short(key)),
    }
  })
}

eachDatabase('what a write comes to depends on the cardinality of both fields alone', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  test.each(relationCases)('$title', { timeout: 240_000 }, async (relation) => {
    const service = await deployService(server, relation.datamodel)
    const writes = [...nestedWrites(relation), ...rootDeletions(relation)]
    const prefixes = writes.map((_, index) => `w${String(index)}_`)
    await service.data(`mutation { ${prefixes.map((prefix) => named(seedOf(relation), prefix)).join(' ')} }`)
    const codes: Found['code'][] = []
    for (const [index, { mutation }] of writes.entries()) {
      const { errors } = await service.query(`mutation { ${named(mutation, prefixes[index] ?? '')} }`)
      codes.push(errors && (errors[0]?.code ?? 'none'))
    }
    const states = await statesOf(service, relation, prefixes)
    expect(writes.map(({ what }, index) => ({ what, code: codes[index], ...states[index] }))).toEqual(
      writes.map(({ what, expected }) => ({ what, ...expected })),
    )
  })
})
