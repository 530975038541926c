import { buildSchema, parse, TypeInfo, visit, visitInParallel, visitWithTypeInfo, type ASTVisitor } from 'graphql'
import { expect, test } from 'vitest'
import { atOnce } from '../../util/slices.js'
import { visitorOfRules } from './visitor-of-rules.js'
import { walkDocument } from './walk-document.js'

const schema = buildSchema(`
  type Query { a(b: [In!], c: Kind): Query d: Int }
  input In { e: Int f: In }
  enum Kind { ONE TWO }
`)

const text =
  'query Q($v: [In!] = [{e: 1}]) @x { a(b: [{e: 1, f: {e: null}}], c: ONE) { ...F } } fragment F on Query { d ... on Query @y(z: TWO) { d } }'

/** Rules that note what they meet with the types that they are told there. */
function noting(met: string[], typeInfo: TypeInfo): readonly ASTVisitor[] {
  const types = (): string =>
    [typeInfo.getParentType(), typeInfo.getType(), typeInfo.getInputType(), typeInfo.getArgument()?.name].join(' ')
  return [
    {
      Field: (node) => void met.push(`field ${node.name.value}: ${types()}`),
      Document: { leave: () => void met.push('end') },
    },
    { enter: (node) => void met.push(node.kind) },
    {
      Argument: (node) => void met.push(`argument ${node.name.value}: ${types()}`),
      ObjectValue: (node) => void met.push(`object of ${String(node.fields.length)}`),
      SelectionSet: { enter: () => void met.push(`in ${types()}`), leave: () => void met.push(`out of ${types()}`) },
    },
  ]
}

test('asks rules about the same nodes with the same types as graphql does', () => {
  const own: string[] = []
  const original: string[] = []
  const [ownTypes, originalTypes] = [new TypeInfo(schema), new TypeInfo(schema)]
  atOnce(walkDocument(parse(text), visitorOfRules(ownTypes, noting(own, ownTypes))))
  visit(parse(text), visitWithTypeInfo(originalTypes, visitInParallel(noting(original, originalTypes))))
  expect(own).toEqual(original)
})
