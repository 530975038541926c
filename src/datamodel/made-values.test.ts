import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { Problem } from '../errors/problem.js'
import { madeTexts } from '../model/default-function.js'
import { createCuidMaker } from '../util/new-cuid.js'
import { newNanoId, newUlid } from '../util/random-ids.js'

import { checkDatamodel } from './check-datamodel.js'
import { parseDatamodel } from './parse-datamodel.js'

/** What is told of a field: its place and the text. */
function told(field: string): readonly string[] {
  const document = parseDatamodel(`schema @refract(edition: 1) { query: Query } type Ship { id: ID! @id ${field} }`)
  if (document instanceof Problem) throw document
  const { problems } = checkDatamodel(document, { syntax: 'v1.1', uuidIds: true, decimalDigits: 65 })
  return problems.map((one) => `${one.type}.${String(one.field)}: ${one.description}`)
}

const makers = {
  CUID: createCuidMaker({ pid: 1, hostName: 'host', now: Date.now, random: Math.random }),
  UUID: randomUUID,
  ULID: () => newUlid(Date.now()),
  NANOID: newNanoId,
}
const names = ['CUID', 'UUID', 'ULID', 'NANOID'] as const

test.each(names)('a constraint refuses no value that %s makes', (name) => {
  const example = String(madeTexts[name])
  const { length } = example
  expect(makers[name]()).toHaveLength(length)
  const field = `n: String @defaultFunction(name: ${name})`
  const refusal = (rule: string) => [
    `Ship.n: Values of the default function \`${name}\`, such as \`${example}\`, must ${rule}, as \`@constraint\` says.`,
  ]
  expect(told(`${field} @constraint(maxLength: ${String(length - 1)})`)).toEqual(
    refusal(`be at most ${String(length - 1)} characters long`),
  )
  expect(told(`${field} @constraint(minLength: ${String(length + 1)})`)).toEqual(
    refusal(`be at least ${String(length + 1)} characters long`),
  )
  expect(told(`${field} @constraint(pattern: "^[xyz]{9}$")`)).toEqual(refusal('match ^[xyz]{9}$'))
  expect(
    told(
      `${field} @constraint(minLength: ${String(length)}, maxLength: ${String(length)}, pattern: "^[-_0-9A-Za-z]*$")`,
    ),
  ).toEqual([])
})

test.each(['Int!', 'BigInt!'])('a constraint refuses not all numbers that are counted (%s)', (type) => {
  const field = `n: ${type} @defaultFunction(name: AUTOINCREMENT)`
  expect(told(`${field} @constraint(max: 0)`)).toEqual([
    'Ship.n: The default function `AUTOINCREMENT` counts from 1, but values must be at most 0, as `@constraint` says.',
  ])
  expect(told(`${field} @constraint(min: 5, max: 9)`)).toEqual([])
})
