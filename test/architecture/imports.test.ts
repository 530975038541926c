import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import layers from './layers.json' with { type: 'json' }

const root = resolve('src')

interface Import {
  readonly from: string
  readonly to: string
  readonly isType: boolean
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
const imports = files.flatMap(importsOf)
const tests = /\.test\.ts$/

function importsOf(file: string): readonly Import[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest)
  return source.statements.filter(ts.isImportDeclaration).map((node) => {
    const name = (node.moduleSpecifier as ts.StringLiteral).text
    const bindings = node.importClause?.namedBindings
    const isType =
      node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
      (bindings !== undefined &&
        ts.isNamedImports(bindings) &&
        bindings.elements.length > 0 &&
        bindings.elements.every(({ isTypeOnly }) => isTypeOnly))
    const to = name.startsWith('.') ? relative(root, resolve(root, dirname(file), name.replace(/\.js$/, '.ts'))) : name
    return { from: file, to, isType }
  })
}

/** What is written nests without end, so the files that translate and plan it come back to where they began: here alone. */
const recursive: readonly string[] = [
  'graphql/to-operation/nested-write.ts imports graphql/to-operation/write-data.ts',
  'connector/sql/plan/write/nested/many.ts imports connector/sql/plan/write/plan-update.ts',
  'connector/sql/plan/write/nested/update.ts imports connector/sql/plan/write/plan-update.ts',
  'connector/sql/plan/write/nested/upsert-list.ts imports connector/sql/plan/write/plan-update.ts',
  'connector/sql/plan/write/nested/upsert.ts imports connector/sql/plan/write/plan-update.ts',
]
const isRecursion = ({ from, to }: Import): boolean => recursive.includes(`${from} imports ${to}`)

/** The first way from a file back to itself, if there is one. */
function findCycle(edges: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>()
  const walk = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const next of edges.get(file) ?? []) {
      const cycle = walk(next, [...path, file])
      if (cycle) return cycle
    }
    done.add(file)
    return undefined
  }
  for (const file of edges.keys()) {
    const cycle = walk(file, [])
    if (cycle) return cycle
  }
  return undefined
}

const violations = (isWrong: (one: Import) => boolean): readonly string[] =>
  imports
    .filter((one) => !tests.test(one.from) && isWrong(one))
    .map(({ from, to }) => `${from} imports ${to}`)
    .sort()

/** What layers.json declares, folders from the bottom up: pairs `from -> to`. */
const declared = Object.entries(layers).flatMap(([from, folders]) => folders.map((to) => `${from} -> ${to}`))
const folders = Object.keys(layers).sort((left, right) => right.length - left.length)
/** The folder of `layers.json` that holds the file: the deepest one; '' for `main.ts`. */
const folderOf = (file: string): string => {
  const folder = folders.find((one) => file.startsWith(`${one}/`))
  if (folder === undefined && file.includes('/')) throw new Error(`${file} is in no folder of layers.json`)
  return folder ?? ''
}
const used = imports
  .filter(({ from, to }) => !tests.test(from) && folderOf(from) !== '' && files.includes(to))
  .map(({ from, to }) => ({
    file: from,
    pair: `${folderOf(from)} -> ${folderOf(to)}`,
    isInside: folderOf(from) === folderOf(to),
  }))
  .filter(({ isInside }) => !isInside)

describe('imports', () => {
  test('go only from folder to folder as layers.json declares', () => {
    expect(used.filter(({ pair }) => !declared.includes(pair)).map(({ file, pair }) => `${file}: ${pair}`)).toEqual([])
  })

  test('go downwards only, types included', () => {
    const order = Object.keys(layers)
    const isUpward = (pair: string): boolean => {
      const [from = '', to = ''] = pair.split(' -> ')
      return order.indexOf(to) >= order.indexOf(from)
    }
    expect(declared.filter(isUpward)).toEqual([])
  })

  test('make use of every line of layers.json', () => {
    expect(declared.filter((one) => !used.some(({ pair }) => pair === one))).toEqual([])
  })

  test('lead from no file back to itself when the program runs', () => {
    const edges = new Map<string, string[]>()
    for (const one of imports)
      if (!one.isType && files.includes(one.to) && !isRecursion(one))
        edges.set(one.from, [...(edges.get(one.from) ?? []), one.to])
    expect(findCycle(edges)).toBeUndefined()
  })

  test('of a driver stand only in the folder of its dialect', () => {
    const homes: Readonly<Record<string, string>> = {
      pg: 'connector/sql/dialect/postgres/',
      mysql2: 'connector/sql/dialect/mysql/',
      libsql: 'connector/sql/dialect/sqlite/',
    }
    const isElsewhere = ({ from, to, isType }: Import): boolean => {
      const home = homes[to.split('/')[0] ?? '']
      return home !== undefined && !isType && !from.startsWith(home) && !from.startsWith('bus/')
    }
    expect(violations(isElsewhere)).toEqual([])
  })

  test('of plans, operations, models and SQL trees reach no input or output', () => {
    const pure = /^(model|datamodel|operation|errors|util|connector\/sql\/(storage|plan|tree))\//
    const outside = /^node:(fs|net|http|https|child_process|timers|dgram|tls)/
    const running =
      /^(connector\/sql\/(database|execute)|engine|server|start|management|project|transfer|observe|bus|webhook)\//
    expect(violations(({ from, to }) => pure.test(from) && (outside.test(to) || running.test(to)))).toEqual([])
  })

  test('keep GraphQL and plans apart: they meet in operations', () => {
    expect(
      violations(
        ({ from, to }) =>
          (from.startsWith('graphql/') && to.startsWith('connector/')) ||
          (from.startsWith('connector/sql/plan/') && /^(graphql(\/|$)|connector\/sql\/dialect\/)/.test(to)),
      ),
    ).toEqual([])
  })
})
