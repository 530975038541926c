import { BREAK, parse, visit, type ASTNode, type ASTVisitor } from 'graphql'
import { expect, test } from 'vitest'
import { atOnce } from '../../util/slices.js'
import { nodesPerSlice, walkDocument } from './walk-document.js'

const documents = [
  '{ a }',
  'query Q($v: [Int!]! = [1, 2] @d) @x(y: {z: [E, null, "s"]}) { a: b(c: $v) @skip(if: true) { ...F ... on T { d } } } fragment F on T @y { e }',
  'mutation { m(data: {a: {b: {c: 1.5}}}) } subscription S { s }',
  'type T implements I @d { f(a: Int = 3): [T!] @e } enum E { A B @f } schema { query: T } extend type T { g: Int }',
]

/** Notes what a walk meets; `answers` gives what the visitor answers to the n-th node that is entered. */
function recorded(responses: (entered: number) => unknown): { readonly visitor: ASTVisitor; readonly met: string[] } {
  const met: string[] = []
  let entered = 0
  const name = (node: ASTNode): string => `${node.kind}@${String(node.loc?.start)}`
  return {
    met,
    visitor: {
      enter(node) {
        entered += 1
        met.push(`enter ${name(node)}`)
        return responses(entered) as undefined
      },
      leave(node) {
        met.push(`leave ${name(node)}`)
      },
    },
  }
}

const ways: readonly (readonly [string, (entered: number) => unknown])[] = [
  ['all', () => undefined],
  ['without what is below the fourth', (entered) => (entered === 4 ? false : undefined)],
  ['to the sixth', (entered) => (entered === 6 ? BREAK : undefined)],
]

test.each(ways.flatMap(([name, responses]) => documents.map((text) => ({ name, text, responses }))))(
  'meets $name of $text as graphql does',
  ({ text, responses }) => {
    const [own, original] = [recorded(responses), recorded(responses)]
    atOnce(walkDocument(parse(text), own.visitor))
    visit(parse(text), original.visitor)
    expect(own.met).toEqual(original.met)
  },
)

test('visitors of one kind are told its nodes and what stands around them', () => {
  const around: (string | undefined)[] = []
  atOnce(
    walkDocument(parse('{ a(b: 1) @c(d: 2) }'), {
      Argument(_node, _key, _parent, _path, ancestors) {
        around.push((ancestors.at(-1) as ASTNode).kind)
      },
    }),
  )
  expect(around).toEqual(['Field', 'Directive'])
})

test('a walk has a slice for each so many nodes', () => {
  const document = parse(`{ ${'a '.repeat(1000)} }`)
  let nodes = 0
  let slices = 0
  const walk = walkDocument(document, { enter: () => void (nodes += 1) })
  while (walk.next().done !== true) slices += 1
  expect(nodes).toBe(2003)
  expect(slices).toBe(Math.floor((nodes - 1) / nodesPerSlice))
})
