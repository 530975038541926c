// What the budget of documents counts for kept documents and their plans, beside what they really take of the heap.
//   npm run bench:document-heap [-- --copies 500]
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Connector } from '../src/connector/connector.js'
import { silentObserver } from '../src/connector/statement-observer.js'
import { createSqlConnector } from '../src/connector/sql/create-sql-connector.js'
import { createDatabase } from '../src/connector/sql/database/create-database.js'
import { connectSqlite } from '../src/connector/sql/dialect/sqlite/connect.js'
import { buildModel } from '../src/datamodel/build-model.js'
import { parseDatamodel } from '../src/datamodel/parse-datamodel.js'
import { createEngine } from '../src/engine/create-engine.js'
import type { Engine, GraphqlRequest } from '../src/engine/engine.js'
import { Problem } from '../src/errors/problem.js'
import { createDocumentBudget, type DocumentBudget } from '../src/graphql/document/document-budget.js'
import { defaultQueryLimits } from '../src/graphql/document/query-limits.js'
import { inferSteps } from '../src/migration/infer-steps.js'
import { emptyModel } from '../src/model/model.js'
import { createRuntime } from '../src/start/create-runtime.js'
import { atOnce } from '../src/util/slices.js'

const { values: options } = parseArgs({ options: { copies: { type: 'string', default: '500' } } })
const copies = Number(options.copies)
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void
const runtime = createRuntime()

/** Requests of one kind; `shapes` are variables that are asked with one after the other, each for a plan of its own. */
interface Kind {
  readonly name: string
  readonly datamodel: string
  readonly query: string
  readonly shapes?: readonly Readonly<Record<string, unknown>>[]
}

const blog = `
  type User { id: ID! @id name: String age: Int data: Json posts: [Post] friends: [User] @relation(name: "Friends") }
  type Post { id: ID! @id title: String author: User }
`
const times = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ')

const kinds: readonly Kind[] = [
  { name: 'read of one field', datamodel: blog, query: '{ users(first: 1) { id } }' },
  {
    name: 'read of three levels',
    datamodel: blog,
    query:
      'query ($name: String) { users(where: {name: $name, posts_some: {title: "x"}}, first: 5) { id name age posts(first: 3) { id title author { name } } } }',
    shapes: [{ name: 'x' }],
  },
  {
    name: 'the same in 8 shapes',
    datamodel: blog,
    query:
      'query ($a: String, $b: String, $c: String) { users(where: {name: $a, name_starts_with: $b, name_contains: $c}) { id name posts { id title } } }',
    shapes: Array.from({ length: 8 }, (_, n) => ({
      ...(n % 2 === 0 ? { a: 'x' } : {}),
      ...(n % 4 < 2 ? { b: 'x' } : {}),
      ...(n < 4 ? { c: 'x' } : {}),
    })),
  },
  {
    name: 'read of 20 lists',
    datamodel: blog,
    query: `{ ${times(20, (n) => `a${String(n)}: users { id name posts { id } }`)} }`,
  },
  { name: 'read of 400 fields', datamodel: blog, query: `{ users { ${times(400, (n) => `a${String(n)}: name`)} } }` },
  {
    name: 'filter of 300 operands',
    datamodel: blog,
    query: `{ users(where: {OR: [${times(300, (n) => `{id: "${String(n)}"}`)}]}) { id } }`,
  },
  {
    name: 'list of 1,000 ids',
    datamodel: blog,
    query: `{ users(where: {id_in: [${times(1000, (n) => `"${String(n)}"`)}]}) { id } }`,
  },
  {
    name: 'update of one field',
    datamodel: blog,
    query: 'mutation { updateUser(where: {id: "x"}, data: {name: "y"}) { id } }',
  },
  {
    name: 'create of 1 + 3',
    datamodel: blog,
    query:
      'mutation { createUser(data: {name: "y", posts: {create: [{title: "a"}, {title: "b"}, {title: "c"}]}}) { id posts { id } } }',
  },
  {
    name: 'create of 200',
    datamodel: blog,
    query: `mutation { createUser(data: {posts: {create: [${times(200, () => '{title: "a"}')}]}}) { id } }`,
  },
  { name: 'a text of 20 KB', datamodel: blog, query: `{ users(where: {name: "${'x'.repeat(20_000)}"}) { id } }` },
  {
    name: 'introspection',
    datamodel: blog,
    query: '{ __schema { types { name fields { name type { name kind ofType { name } } } } } }',
  },
]

interface RecordedCase {
  readonly datamodel?: string | number
  readonly steps: readonly { readonly query?: string; readonly variables?: Readonly<Record<string, unknown>> }[]
}

/** Requests of recorded cases, one of each case that has a datamodel of its own. */
function recordedKinds(most: number): readonly Kind[] {
  const folder = resolve('../shared/conformance/cases/suite')
  if (!existsSync(folder)) return []
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const { cases, datamodels = [] } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        readonly cases: readonly RecordedCase[]
        readonly datamodels?: readonly string[]
      }
      return cases.flatMap(({ datamodel, steps }, index): readonly Kind[] => {
        const text = typeof datamodel === 'number' ? datamodels[datamodel] : datamodel
        const step = steps.toReversed().find(({ query }) => query !== undefined)
        if (text === undefined || step?.query === undefined || index % 7 !== 0) return []
        const shapes = step.variables === undefined ? {} : { shapes: [step.variables] }
        return [{ name: `recorded: ${file} ${String(index)}`, datamodel: text, query: step.query, ...shapes }]
      })
    })
  const every = Math.max(1, Math.floor(found.length / most))
  return found.filter((_, index) => index % every === 0).slice(0, most)
}

/** A budget that lets nothing go and tells what it counts. */
function countingBudget(): DocumentBudget & { counted(): number } {
  const budget = createDocumentBudget(1e12)
  const counted = new Map<object, number>()
  return {
    ...budget,
    keep(entry, bytes, forget) {
      counted.set(entry, bytes)
      budget.keep(entry, bytes, forget)
    },
    use(entry, bytes) {
      if (bytes !== undefined && counted.has(entry)) counted.set(entry, bytes)
      budget.use(entry, bytes)
    },
    counted: () => [...counted.values()].reduce((sum, bytes) => sum + bytes, 0),
  }
}

async function openEngine(
  connector: Connector,
  datamodel: string,
  documents: DocumentBudget,
  namespace: string,
): Promise<Engine | undefined> {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) return undefined
  const { model, renames } = buildModel(document, { syntax: 'v1.1', previous: emptyModel, newId: runtime.newCuid })
  const steps = inferSteps(emptyModel, model, { ...renames, isLiteral: true })
  const migration = { namespace, previous: emptyModel, next: model, steps, renames }
  const planned = await connector.migrator.plan(migration)
  await planned.apply({ done: () => undefined, made: () => Promise.resolve() })
  const data = await connector.openProject({ id: namespace, model, namespace, reportsAllChanges: false })
  const definition = {
    id: namespace,
    name: namespace,
    stage: 'dev',
    secrets: [],
    model,
    functions: [],
    datamodel,
    revision: 1,
    namespace,
  }
  return atOnce(
    createEngine({
      definition,
      data,
      rawDatabases: [],
      observer: { failed: () => undefined, changed: () => undefined, hasListeners: () => false },
      newer: () => Promise.resolve(undefined),
      queryLimits: defaultQueryLimits,
      responseBytes: 1e9,
      documents,
    }),
  )
}

function heapBytes(): number {
  for (let round = 0; round < 3; round += 1) collectGarbage()
  return process.memoryUsage().heapUsed
}

const copyOf = (kind: Kind, copy: number): string => `${kind.query} # ${String(copy)}`

async function prepare(engine: Engine, query: string, variables: GraphqlRequest['variables']) {
  const prepared = await engine.prepare({ query, variables, operationName: undefined })
  return 'syntaxError' in prepared ? undefined : prepared
}

async function measure(kind: Kind, connector: Connector, place: number): Promise<readonly string[] | undefined> {
  const documents = countingBudget()
  const engine = await openEngine(connector, kind.datamodel, documents, `heap${String(place)}`).catch(() => undefined)
  if (engine === undefined) return undefined
  const shapes = kind.shapes ?? [{}]
  const run = async (query: string, [first, ...others]: typeof shapes): Promise<void> => {
    if (first === undefined) return
    const ready = await prepare(engine, query, first)
    await ready?.run({ requestId: 'r', signal: { isCancelled: false, onCancel: () => () => undefined } })
    return run(query, others)
  }
  // what all documents share is there before
  for (let copy = 0; copy < 3; copy += 1) await run(copyOf(kind, -1 - copy), shapes)
  const before = { heap: heapBytes(), counted: documents.counted() }
  for (let copy = 0; copy < copies; copy += 1)
    for (let time = 0; time < 2; time += 1) await prepare(engine, copyOf(kind, copy), shapes[0] ?? {})
  const read = { heap: heapBytes(), counted: documents.counted() }
  for (let copy = 0; copy < copies; copy += 1) await run(copyOf(kind, copy), shapes)
  const planned = { heap: heapBytes(), counted: documents.counted() }
  // alive until here
  if (documents.counted() < 0) await engine.prepare({ query: '', variables: {} } as never)
  return row(kind.name, kind.query.length, [
    { counted: read.counted - before.counted, real: read.heap - before.heap },
    { counted: planned.counted - read.counted, real: planned.heap - read.heap },
    { counted: planned.counted - before.counted, real: planned.heap - before.heap },
  ])
}

interface Measured {
  readonly counted: number
  readonly real: number
}

const row = (name: string, length: number, measured: readonly Measured[]): readonly string[] => [
  name,
  String(length),
  ...measured.flatMap(({ counted, real }) => [
    (counted / copies / 1000).toFixed(1),
    (real / copies / 1000).toFixed(1),
    (counted / real).toFixed(2),
  ]),
]

const folder = mkdtempSync(join(tmpdir(), 'refract-heap-'))
try {
  const driver = connectSqlite(join(folder, 'data.db'))
  const database = createDatabase(driver, silentObserver)
  const connector = createSqlConnector(database, {
    product: '',
    managementNamespace: 'refract',
    lowercaseTableNames: false,
    runtime,
  })
  await connector.openManagement()
  const rows: (readonly string[])[] = []
  for (const [place, kind] of [...kinds, ...recordedKinds(40)].entries()) {
    const found = await measure(kind, connector, place)
    if (found) {
      rows.push(found)
      process.stdout.write(`${found.join(' | ')}\n`)
    }
  }
  await connector.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
