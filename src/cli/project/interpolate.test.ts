import { describe, expect, test } from 'vitest'
import { interpolate, type VariableSource } from './interpolate.js'

const environment = { URL: 'http://h', 'A-B': 'dash', NEST: '${env:URL}/n', LOOP: '${env:LOOP}', PW: 'se cret' }
const source: VariableSource = { environment, options: { 'env-file': 'x.env', force: true } }
const valueOf = (value: unknown, more: object = {}): unknown =>
  (interpolate({ value, ...more }, source).value as { readonly value?: unknown }).value

describe('variables of prisma.yml', () => {
  test.each([
    ['${env:URL}/a', 'http://h/a'],
    ['${ env:URL }/a', 'http://h/a'],
    ['${env:A-B}', 'dash'],
    ['${env:URL:x}', 'http://h'],
    ['${env:NEST}', 'http://h/n'],
    ['${opt:env-file}', 'x.env'],
    ['${opt:force}', true],
    ['${env:NOPE, "fallback"}', 'fallback'],
    ["${env:NOPE, 'a'}/${env:URL}", 'a/http://h'],
    ['${env:NOPE, ""}', ''],
    ['${self:custom.m}', 'deep'],
    ['x/${self:custom.s}', 'x/5'],
    ['${self:custom.files}', ['a', 'b']],
    ['$name and ${} stay', '$name and ${} stay'],
  ])('%s', (text, expected) => {
    expect(valueOf(text, { custom: { n: 'deep', m: '${self:custom.n}', s: 5, files: ['a', 'b'] } })).toEqual(expected)
  })

  test('one without a value takes its key away, and is told', () => {
    expect(interpolate({ secret: '${env:NOPE}', other: 1 }, source)).toEqual({
      value: { other: 1 },
      warnings: ["A valid environment variable to satisfy the declaration 'env:NOPE' could not be found."],
      missing: [{ key: 'secret', name: 'NOPE' }],
    })
  })

  test('one without a value stays in a longer text', () => {
    expect(interpolate({ endpoint: 'http://${env:NOPE}/${env:URL}' }, source)).toMatchObject({
      value: { endpoint: 'http://${env:NOPE}/http://h' },
      warnings: [
        "A valid environment variable to satisfy the declaration 'env:NOPE' could not be found.",
        'Trying to populate non string value into a string for variable ${env:NOPE}. Please make sure the value of the property is a string.',
      ],
    })
  })

  test('a path through nothing becomes an empty object', () => {
    expect(valueOf('${self:nope.a}')).toEqual({})
  })

  test.each([
    ['http://h/${foo:bar}/x', /Invalid variable reference syntax for variable foo:bar\./],
    ['${A}', /Invalid variable reference syntax for variable A\./],
    ['${file(x)}', /Invalid variable reference syntax/],
    ['http://h/${self:custom}/x', /Trying to populate non string value/],
    ['${self:value}', /leads to itself/],
    ['${env:LOOP}', /without end/],
  ])('%s is refused', (text, message) => {
    expect(() => valueOf(text, { custom: { a: 1 } })).toThrow(message)
  })

  test('of the environment stay in what generated code reads', () => {
    const { value } = interpolate(
      { endpoint: '${env:URL, "http://x"}/${self:custom.s}', custom: { s: 'dev' } },
      { ...source, keepsEnvironment: true },
    )
    expect(value).toMatchObject({ endpoint: '${env:URL, "http://x"}/dev' })
  })
})
