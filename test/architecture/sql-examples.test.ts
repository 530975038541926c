import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { postgresDialect } from '../../src/connector/sql/dialect/postgres/postgres.js'
import { planEventNode } from '../../src/connector/sql/plan/read/plan-event-node.js'
import { planRead } from '../../src/connector/sql/plan/read/plan-read.js'
import { planSplitRead, rowsOfKeys } from '../../src/connector/sql/plan/read/split-read.js'
import { deletionRules } from '../../src/connector/sql/plan/write/cascade.js'
import { restorationRules } from '../../src/connector/sql/plan/write/restoring.js'
import type { Storage } from '../../src/connector/sql/storage/storage.js'
import { storageOfModel } from '../../src/connector/sql/storage/storage-of-model.js'
import type { Select, Statement } from '../../src/connector/sql/tree/tree.js'
import { buildModel } from '../../src/datamodel/build-model.js'
import { parseDatamodel } from '../../src/datamodel/parse-datamodel.js'
import { Problem } from '../../src/errors/problem.js'
import { emptyModel } from '../../src/model/model.js'
import { constant } from '../../src/model/value.js'
import type { Filter } from '../../src/operation/filter.js'
import type { ReadOperation } from '../../src/operation/read.js'
import type { Selection } from '../../src/operation/selection.js'

/**
 * SQL in docstrings stands without quotes and namespaces, values are `?`, and `…` stands for whatever is left out. What
 * the planner shows is SQL of a golden case, of any database, or of a statement that golden cases do not record.
 */
const keywords =
  'SELECT|INSERT|UPDATE|DELETE|WITH|JOIN|LEFT JOIN|CREATE|ALTER|DROP|TRUNCATE|SET|PRAGMA|LOCK|RENAME|KILL|LISTEN|NOTIFY|BEGIN|ATTACH|VACUUM|SHOW'
const example = new RegExp(`\`(\\(?(?:${keywords})\\b[^\`]*)\``, 'g')
const showsSql = new RegExp(`\`[^\`]*\\b(?:${keywords})\\b[^\`]*\``)

const filesOf = (folder: string, ending: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name))

const plain = (sql: string): string =>
  sql
    .replace(/^--.*$/gm, '')
    .replace(/\$\d+/g, '?')
    .replace(/"app\$dev"\.|`app[$@_]dev`\.|app\$dev\./g, '')
    .replace(/["`]/g, '')
    .replace(/\s+/g, ' ')

const storageOf = (area: string): Storage => {
  const document = parseDatamodel(readFileSync(`test/cases/${area}/datamodel.graphql`, 'utf8'))
  if (document instanceof Problem) throw document
  const { model } = buildModel(document, { syntax: 'v1.1', previous: emptyModel, newId: () => 'id' })
  return storageOfModel(model, { namespace: 'app$dev' })
}
const storage = storageOf('write')
const softDeleted = storageOf('soft-delete')

const location = { line: 1, column: 1 }
const idOf = (type: string): Selection => ({ type, entries: [{ key: 'id', location, kind: 'scalar', field: 'id' }] })
const isOlder: Filter = { kind: 'compare', field: 'age', operator: 'gt', value: constant(1) }
const isYounger: Filter = { kind: 'compare', field: 'age', operator: 'lt', value: constant(9) }
const selectOf = (operation: ReadOperation): Select => {
  const plan = planRead(operation, storage, { sortsIncrementally: true })
  if (!('select' in plan)) throw new Error(`${operation.kind} is one select`)
  return plan.select
}

/** What no golden case records: statements of events, of deletions, and of reads that go level by level. */
function unrecorded(): readonly Statement[] {
  const posts: Selection = {
    type: 'Post',
    entries: [{ key: 'title', location, kind: 'scalar', field: 'title' }],
  }
  const users: Selection = {
    type: 'User',
    entries: [{ key: 'posts', location, kind: 'to-many', field: 'posts', page: {}, selection: posts }],
  }
  const where = { field: 'id', value: constant('ada') }
  const split = planSplitRead(selectOf({ kind: 'find-one', type: 'User', where, selection: users }))
  return [
    planEventNode({ type: 'User', selections: [idOf('User')], fields: ['age'], filter: isYounger }, storage),
    selectOf({
      kind: 'aggregate',
      type: 'User',
      where: isOlder,
      entries: [{ key: 'count', location, kind: 'leaf', field: 'count' }],
    }),
    selectOf({
      kind: 'group-by',
      groups: { type: 'Desk', by: [{ name: 'user', field: 'user' }], sort: [], entries: [] },
    }),
    ...split.placeholders.flatMap((placeholder) => [placeholder.level.select, rowsOfKeys(placeholder, 2)]),
    ...[storage, softDeleted]
      .flatMap((one) => [...one.types.keys()].flatMap((type) => deletionRules(one).ordinary.get(type) ?? []))
      .flatMap(({ cascades, guards, lock, previous, statements }) => [
        ...[...cascades, ...guards, ...previous.lists].map(({ select }) => select),
        ...(lock ? [lock] : []),
        ...statements,
      ]),
    ...[...restorationRules(softDeleted).values()].flatMap(({ instant, cascades, update }) => [
      instant,
      ...cascades.map(({ select }) => select),
      update,
    ]),
  ]
}

const recorded = [
  ...filesOf('test/cases', '.sql').map((file) => plain(readFileSync(file, 'utf8'))),
  ...unrecorded().map((statement) => plain(postgresDialect.render(statement).text)),
]

const isRecorded = (sql: string): boolean => {
  const parts = sql.split('…').map((part) => part.trim())
  const wanted = new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*?'))
  return recorded.some((text) => wanted.test(text))
}

const mayMakeSql = new RegExp(`\\b(?:${keywords})\\b|kind: '(?:select|insert|update|delete|union-all|combined)'`)

interface Documented {
  readonly name: string
  readonly doc: string
  readonly node: ts.Node
}

/** The functions at the top of a file that may make SQL, with their docstrings in one line. */
function functionsOf(file: string): readonly Documented[] {
  const text = readFileSync(file, 'utf8')
  if (!mayMakeSql.test(text)) return []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  return source.statements.flatMap((node): readonly Documented[] => {
    const comments = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []
    const last = comments.map(({ pos, end }) => text.slice(pos, end)).findLast((one) => one.startsWith('/**')) ?? ''
    const doc = last.replace(/\n\s*\* ?/g, ' ').replace(/\s+/g, ' ')
    if (ts.isFunctionDeclaration(node)) return [{ name: node.name?.text ?? '', doc, node }]
    if (!ts.isVariableStatement(node)) return []
    return node.declarationList.declarations
      .filter(({ initializer }) => initializer && (ts.isArrowFunction(initializer) || ts.isCallExpression(initializer)))
      .map(({ name }) => ({ name: name.getText(source), doc, node }))
  })
}

const statementKinds: ReadonlySet<string> = new Set(['select', 'insert', 'update', 'delete', 'union-all', 'combined'])
const startsWithSql = new RegExp(`^\\s*(?:${keywords}) \\S`)

/** Whether it makes a statement itself: as a tree, or as a text. */
function makesSql(node: ts.Node): boolean {
  if (ts.isTypeNode(node)) return false
  if (
    ts.isPropertyAssignment(node) &&
    ts.isIdentifier(node.name) &&
    node.name.text === 'kind' &&
    ts.isStringLiteral(node.initializer) &&
    statementKinds.has(node.initializer.text)
  )
    return true
  const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node)
  return (
    (isText && startsWithSql.test(node.text)) || ts.forEachChild(node, (child) => makesSql(child) || undefined) === true
  )
}

const functions = [...filesOf('src/connector/sql', '.ts'), ...filesOf('src/bus', '.ts')].flatMap((file) =>
  functionsOf(file).map((one) => ({ file, ...one })),
)

test('SQL in the docstrings of the planner is recorded in a golden case', () => {
  const untrue = functions
    .filter(({ file }) => file.includes('/plan/'))
    .flatMap(({ file, name, doc }) =>
      [...doc.matchAll(example)].flatMap(([, sql = '']) => (isRecorded(sql) ? [] : [`${file} ${name}: ${sql}`])),
    )
  expect(untrue).toEqual([])
})

test('functions that make a statement show one', () => {
  const silent = functions
    .filter(({ doc, node }) => makesSql(node) && !showsSql.test(doc))
    .map(({ file, name }) => `${file} ${name}`)
  expect(silent).toEqual([])
})

test('an example that nothing records is found', () => {
  expect(isRecorded('SELECT … FROM User AS t1 WHERE t1.email = ?')).toBe(true)
  expect(isRecorded('SELECT t1.id FROM User AS t1 WHERE t1.mail = ?')).toBe(false)
})
