import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { faultsOf } from './check-project-file.js'

const either = 'should match exactly one schema in oneOf. '
const hook = "prisma.yml.subscriptions['s'].webhook"

// prisma-yml.md section 3
test.each([
  ['foo: 1', ['prisma.yml should NOT have additional properties. additionalProperty: foo']],
  ['types: x', ['prisma.yml should NOT have a "types" property anymore. It has been renamed to "datamodel"']],
  [
    'stages: x',
    [
      'prisma.yml should NOT have a "stages" property anymore. Stages are now just provided as CLI args.',
      'Read more here: https://goo.gl/SUD5i5',
    ],
  ],
  ['datamodel: {a: b}', ['prisma.yml.datamodel should be string,array. type: string,array']],
  ['datamodel: [a.prisma, 5]', ['prisma.yml.datamodel[1] should be string,array. type: string,array']],
  ['secret: [a]', ['prisma.yml.secret should be string. type: string']],
  ['secret: 123', ['prisma.yml.secret should be string. type: string']],
  ['secret:', ['prisma.yml.secret should be string. type: string']],
  ['endpoint: 5', ['prisma.yml.endpoint should be string. type: string']],
  [
    'databaseType: foo',
    [
      'prisma.yml.databaseType should be equal to one of the allowed values. allowedValues: relational,document',
      `prisma.yml.databaseType ${either}`,
    ],
  ],
  ['generate: {a: b}', ['prisma.yml.generate should be array. type: array']],
  ['generate: [foo]', ['prisma.yml.generate[0] should be object. type: object']],
  ['generate: [{generator: 5}]', ['prisma.yml.generate[0].generator should be string. type: string']],
  ['seed: foo', ['prisma.yml.seed should be object. type: object']],
  ['seed: {import: 5}', ['prisma.yml.seed.import should be string. type: string']],
  ['hooks: []', ['prisma.yml.hooks should be object. type: object']],
  ['hooks: foo', ['prisma.yml.hooks should be object. type: object']],
  ['subscriptions: []', ['prisma.yml.subscriptions should be object. type: object']],
  [
    'subscriptions: {s: {query: a}}',
    ["prisma.yml.subscriptions['s'] should have required property 'webhook'. missingProperty: webhook"],
  ],
  [
    'subscriptions: {s: {query: a, webhook: {x: 1}}}',
    [
      `${hook} should be string. type: string`,
      `${hook} should have required property 'url'. missingProperty: url`,
      `${hook} ${either}`,
    ],
  ],
  [
    'subscriptions: {s: {query: a, webhook: 5}}',
    [`${hook} should be string. type: string`, `${hook} should be object. type: object`, `${hook} ${either}`],
  ],
  ['disableAuth: yes', ['prisma.yml.disableAuth should be boolean. type: boolean']],
  ['[a]', ['prisma.yml should be object. type: object']],
  ['text', ['prisma.yml should be object. type: object']],
  // unknown keys are told before all others, those before their order
  ['{secret: [a], foo: 1}', ['prisma.yml should NOT have additional properties. additionalProperty: foo']],
  ['{endpoint: 5, secret: 5}', ['prisma.yml.secret should be string. type: string']],
  ['{service: a, stage: b, cluster: c, schema: d, disableAuth: true}', []],
  ['{endpoint: a, datamodel: [a, b], custom: 5, hooks: {x: 5}, seed: {}, generate: [{}]}', []],
])('%s', (text, lines) => {
  expect(faultsOf(parse(text))).toEqual(lines)
})
