import { expect, test } from 'vitest'
import { buildModel } from '../../../datamodel/build-model.js'
import { parseDatamodel } from '../../../datamodel/parse-datamodel.js'
import { Problem } from '../../../errors/problem.js'
import { emptyModel } from '../../../model/model.js'
import type { Storage } from './storage.js'
import { storageOfModel, type StorageOptions } from './storage-of-model.js'

function storageOf(datamodel: string, options: Partial<StorageOptions> = {}): Storage {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  let ids = 0
  const { model } = buildModel(document, {
    syntax: /@id\b/.test(datamodel) ? 'v1.1' : 'v1.0',
    previous: emptyModel,
    newId: () => `id${String((ids += 1))}`,
  })
  return storageOfModel(model, { namespace: 'app', ...options })
}

/** Tables with their columns, then the ways of the relations. */
function laidOut({ types, relations }: Storage): readonly string[] {
  const shown = [...types.values()].flatMap(({ type, table, columns, lists, links }) => [
    `${type.name} = ${table.name}(${[...columns.values()].map(({ name }) => name).join(', ')})`,
    ...[...lists.values()].map(({ field, table: list }) => `${type.name}.${field.name} = ${list.name}`),
    ...[...links.values()].map(({ field, to, location }) => {
      const where =
        location.kind === 'table'
          ? `${location.table.name}(${[location.ownColumn, location.otherColumn, ...(location.idColumn === undefined ? [] : [location.idColumn])].join(', ')})`
          : `${location.kind === 'key-on-this-side' ? 'own' : "other type's"} ${location.column}`
      return `${type.name}.${field.isHidden ? '(hidden)' : field.name} -> ${to.type.name} by ${where}`
    }),
  ])
  const places = [...relations.values()].map(({ relation, location }) =>
    location.kind === 'table'
      ? `${relation.name} in ${location.table.name}(${location.columnA}, ${location.columnB})`
      : `${relation.name} in ${location.table.name}.${location.column}`,
  )
  return [...shown, ...places]
}

const id = 'id: ID! @id'

/** Where models live (storage.md sections 5, 7, 8, 10). */
test.each<readonly [what: string, datamodel: string, ...lines: readonly string[]]>([
  ['a type', `type A { ${id} x: Int }`, 'A = A(id, x)'],
  ['names of its own in the database', `type A @db(name: "as") { ${id} x: Int @db(name: "ex") }`, 'A = as(id, ex)'],
  ['a list of scalars', `type A { ${id} xs: [Int] @scalarList(strategy: RELATION) }`, 'A = A(id)', 'A.xs = A_xs'],
  [
    'an inline relation without a back field',
    `type A { ${id} b: B @relation(link: INLINE) } type B { ${id} }`,
    'A = A(id)',
    'A.b -> B by own b',
    'B = B(id)',
    "B.(hidden) -> A by other type's b",
    'AToB in A.b',
  ],
  [
    'an inline relation in the type of the to-one field',
    `type A { ${id} bs: [B] } type B { ${id} a: A @relation(link: INLINE) }`,
    'A = A(id)',
    "A.bs -> B by other type's a",
    'B = B(id)',
    'B.a -> A by own a',
    'AToB in B.a',
  ],
  [
    'a relation of many to many',
    `type A { ${id} bs: [B] } type B { ${id} as: [A] }`,
    'A = A(id)',
    'A.bs -> B by _AToB(A, B)',
    'B = B(id)',
    'B.as -> A by _AToB(B, A)',
    'AToB in _AToB(A, B)',
  ],
  [
    'a relation of the old syntax, whose table has an id',
    'type A { id: ID! @unique bs: [B!]! } type B { id: ID! @unique as: [A!]! }',
    'A = A(id, updatedAt, createdAt)',
    'A.bs -> B by _AToB(A, B, id)',
    'B = B(id, updatedAt, createdAt)',
    'B.as -> A by _AToB(B, A, id)',
    'AToB in _AToB(A, B)',
  ],
  [
    'a relation of a type with itself, of one field',
    `type A { ${id} next: A @relation(link: INLINE) }`,
    'A = A(id)',
    'A.next -> A by own next',
    "A.(hidden) -> A by other type's next",
    'AToA in A.next',
  ],
  [
    'a link table of the datamodel',
    `type A { ${id} bs: [B] @relation(link: TABLE, name: "Pairs") } type B { ${id} as: [A] @relation(name: "Pairs") } type P @relationTable(name: "Pairs") { a: A b: B }`,
    'A = A(id)',
    'A.bs -> B by _Pairs(A, B)',
    'B = B(id)',
    'B.as -> A by _Pairs(B, A)',
    'Pairs in _Pairs(A, B)',
  ],
])('%s', (_, datamodel, ...lines) => {
  expect(laidOut(storageOf(datamodel))).toEqual(lines)
})

test('tables of types have names in lower case where that is asked for, those of lists and links begin with them', () => {
  const datamodel = `type Crew { ${id} names: [String] @scalarList(strategy: RELATION) ships: [Ship] } type Ship { ${id} crews: [Crew] }`
  const { types, relations } = storageOf(datamodel, { lowercaseTableNames: true })
  expect(
    [...types.values()].flatMap(({ table, lists }) => [
      table.name,
      ...[...lists.values()].map((list) => list.table.name),
    ]),
  ).toEqual(['crew', 'crew_names', 'ship'])
  expect([...relations.values()].map(({ location }) => location.table.name)).toEqual(['_CrewToShip'])
})

test('names are those that the database keeps', () => {
  const kept = (name: string): string => name.slice(0, 4)
  const { types } = storageOf(
    `type Lighthouse { ${id} keepers: [String] @scalarList(strategy: RELATION) height: Int }`,
    { kept },
  )
  const [type] = types.values()
  expect([type?.table.name, ...[...(type?.columns.values() ?? [])].map(({ name }) => name)]).toEqual([
    'Ligh',
    'id',
    'heig',
  ])
  expect([...(type?.lists.values() ?? [])].map(({ table }) => table.name)).toEqual(['Ligh'])
})
