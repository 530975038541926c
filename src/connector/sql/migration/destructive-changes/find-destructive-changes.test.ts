import { expect, test } from 'vitest'
import { buildModel, type BuiltModel } from '../../../../datamodel/build-model.js'
import { parseDatamodel } from '../../../../datamodel/parse-datamodel.js'
import { Problem } from '../../../../errors/problem.js'
import { inferSteps } from '../../../../migration/infer-steps.js'
import { emptyModel, type Model } from '../../../../model/model.js'
import { storageOfModel } from '../../storage/storage-of-model.js'
import type { DataQuestions } from './data-questions.js'
import { findDestructiveChanges } from './find-destructive-changes.js'

let ids = 0
function built(datamodel: string, previous: Model): BuiltModel {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  const syntax = /@id\b/.test(datamodel) ? 'v1.1' : 'v1.0'
  return buildModel(document, { syntax, previous, newId: () => `id${String((ids += 1))}` })
}

/** Data that answer every question in the same way. */
function always(response: boolean): DataQuestions {
  const say = (): Promise<boolean> => Promise.resolve(response)
  return {
    data: { hasRows: say, hasValues: say, hasNulls: say, hasRepeated: say },
    hasRows: say,
    countRows: () => Promise.resolve(response ? 12 : 0),
    countValues: () => Promise.resolve(response ? 12 : 0),
    repeatedGroups: () => Promise.resolve({ groups: response ? 1 : 0, example: [] }),
    hasLinks: say,
    hasNull: say,
    hasDuplicates: say,
    isEnumValueUsed: say,
    hasUnconnected: say,
    hasSeveralPartners: say,
    unheldNode: () => Promise.resolve(undefined),
    brokenNode: () => Promise.resolve(undefined),
    hasSharedDays: say,
  }
}

/** `warning A.x: …` */
async function diagnosticsOf(before: string, after: string, hasData: boolean): Promise<readonly string[]> {
  const previous = before === '' ? emptyModel : built(before, emptyModel).model
  const { model, renames } = built(after, previous)
  const steps = inferSteps(previous, model, renames)
  const { errors, warnings } = await findDestructiveChanges(steps, {
    before: storageOfModel(previous, { namespace: 'app' }),
    after: storageOfModel(model, { namespace: 'app' }),
    renames,
    questions: always(hasData),
    effects: [],
    catalog: () => Promise.resolve({ tables: new Map(), sequences: new Map() }),
  })
  const lines = (kind: string, list: typeof errors): readonly string[] =>
    list.map(({ type, field, description }) => `${kind} ${field === null ? type : `${type}.${field}`}: ${description}`)
  return [...lines('error', errors), ...lines('warning', warnings)]
}

const id = 'id: ID! @id'
const link = '@relation(link: INLINE)'
const nodesExist = 'You already have nodes for this model. This change will result in data loss.'
const linksExist = 'You already have nodes for this relation. This change will result in data loss.'
const mayLose = 'You already have nodes for this model. This change may result in data loss.'
const newRequiredUnique = (field: string): string =>
  `You are creating a new required unique field \`${field}\`. There are already nodes for the model \`A\` that would violate that constraint.`
const newRequired = (value: string): string =>
  `You are creating a required field but there are already nodes present that would violate that constraint.The fields will be pre-filled with the value \`${value}\`.`
const prefilled = (value: string): string =>
  `You are changing the type of a required field. The fields will be pre-filled with the value: \`${value}\`.`
const wouldViolate = 'But there are already nodes for the model `A` that would violate that constraint.'

/** What a deploy would do to data, once there are some (migrations.md section 7). */
const cases: readonly (readonly [change: string, before: string, after: string, ...hazards: readonly string[]])[] = [
  ['a type goes', `type A { ${id} } type B { ${id} }`, `type B { ${id} }`, `warning A: ${nodesExist}`],
  ['a field goes', `type A { ${id} x: Int }`, `type A { ${id} }`, `warning A.x: ${mayLose}`],
  ['an optional field comes', `type A { ${id} }`, `type A { ${id} x: Int }`],
  ['a required number comes', `type A { ${id} }`, `type A { ${id} x: Int! }`, `warning A.x: ${newRequired('0')}`],
  ['a required text comes', `type A { ${id} }`, `type A { ${id} x: String! }`, `warning A.x: ${newRequired('')}`],
  [
    'a required field with a default comes',
    `type A { ${id} }`,
    `type A { ${id} x: Int! @default(value: 7) }`,
    `warning A.x: ${newRequired('7')}`,
  ],
  ['a required list comes', `type A { ${id} }`, `type A { ${id} x: [Int] @scalarList(strategy: RELATION) }`],
  [
    'a required unique field comes',
    `type A { ${id} }`,
    `type A { ${id} x: Int! @unique }`,
    `error A.x: ${newRequiredUnique('x')}`,
  ],
  ['a field gets another type', `type A { ${id} x: Int }`, `type A { ${id} x: String }`, `warning A.x: ${mayLose}`],
  [
    'a required field gets another type',
    `type A { ${id} x: Int! }`,
    `type A { ${id} x: String! }`,
    `warning A.x: ${mayLose}`,
    `warning A.x: ${prefilled('')}`,
  ],
  [
    'a required unique field gets another type',
    `type A { ${id} x: Int! @unique }`,
    `type A { ${id} x: String! @unique }`,
    `error A.x: ${newRequiredUnique('x')}`,
    `warning A.x: ${mayLose}`,
  ],
  ['a field becomes required', `type A { ${id} x: Int }`, `type A { ${id} x: Int! }`, `warning A.x: ${prefilled('0')}`],
  [
    'a field becomes required and unique',
    `type A { ${id} x: Int }`,
    `type A { ${id} x: Int! @unique }`,
    `error A.x: You are updating the field \`x\` to be required and unique. ${wouldViolate}`,
    'error A.x: You are updating the field `x` to be unique. But there are already nodes for the model `A` that would violate that constraint.',
  ],
  [
    'a field becomes unique',
    `type A { ${id} x: Int }`,
    `type A { ${id} x: Int @unique }`,
    'error A.x: You are updating the field `x` to be unique. But there are already nodes for the model `A` that would violate that constraint.',
  ],
  ['a field becomes optional', `type A { ${id} x: Int! }`, `type A { ${id} x: Int }`],
  [
    'the id gets another type',
    `type A { ${id} }`,
    'type A { id: Int! @id }',
    'error A.id: You are changing the type of the id field `id`. But there are already nodes for this model. This would require to regenerate IDs for all nodes which is not possible. You have to remove all nodes for this type by either running `prisma reset` or through a `deleteManyAs` mutation.',
    `warning A.id: ${mayLose}`,
  ],
  [
    'an enum loses a value',
    `type A { ${id} k: K } enum K { X Y }`,
    `type A { ${id} k: K } enum K { X }`,
    "error Global: You are deleting the value 'Y' of the enum 'K', but that value is in use.",
  ],
  ['an enum gets a value', `type A { ${id} k: K } enum K { X }`, `type A { ${id} k: K } enum K { X Y }`],
  [
    'a field goes over to an enum without one of its values',
    `type A { ${id} k: K } enum K { X Y } enum L { X }`,
    `type A { ${id} k: L } enum K { X Y } enum L { X }`,
    "error Global: You are deleting the value 'Y' of the enum 'K', but that value is in use.",
  ],
  [
    'a relation goes',
    `type A { ${id} b: B ${link} } type B { ${id} }`,
    `type A { ${id} } type B { ${id} }`,
    `warning AToB: ${linksExist}`,
  ],
  [
    'a relation moves to the other column',
    `type A { ${id} b: B ${link} } type B { ${id} a: A }`,
    `type A { ${id} b: B } type B { ${id} a: A ${link} }`,
    `warning AToB: ${linksExist}`,
  ],
  [
    'a required relation comes',
    `type A { ${id} } type B { ${id} }`,
    `type A { ${id} b: B! ${link} } type B { ${id} }`,
    'error A: You are creating a required relation, but there are already nodes that would violate that constraint.',
  ],
  [
    'a relation becomes required',
    `type A { ${id} b: B ${link} } type B { ${id} }`,
    `type A { ${id} b: B! ${link} } type B { ${id} }`,
    `error A.b: You are updating the field \`b\` to be required. ${wouldViolate}`,
  ],
  [
    'a back field of one value comes',
    `type A { ${id} b: B ${link} } type B { ${id} }`,
    `type A { ${id} b: B ${link} } type B { ${id} a: A }`,
    'error B.a: You are adding a singular backrelation field to a type but there are already pairs in the relation that would violate that constraint.',
  ],
]

test.each(cases)('when %s', async (_, before, after, ...diagnostics) => {
  expect(await diagnosticsOf(before, after, true)).toEqual(diagnostics)
  expect(await diagnosticsOf(before, after, false)).toEqual([])
})

/** Fields with the names of timestamps, whatever the data are. */
test.each<readonly [change: string, before: string, after: string, hazard: string]>([
  [
    'a field has the name of a timestamp',
    `type A { ${id} }`,
    `type A { ${id} createdAt: DateTime! }`,
    'warning A.createdAt: You are adding the field `createdAt` but is missing the directive `@createdAt`. Please specify the field as `createdAt: DateTime! @createdAt` if you want to track the times for when a record was created. Or deploy with `--force` to ignore this.',
  ],
  [
    'the new syntax comes without a timestamp',
    'type A { id: ID! @unique updatedAt: DateTime! }',
    `type A { ${id} createdAt: DateTime! @createdAt }`,
    'error A.updatedAt: You are removing the field `updatedAt` while migrating to the new datamodel. Add the field `updatedAt: DateTime! @updatedAt` explicitly to your model to keep this functionality.',
  ],
  [
    'the new syntax comes with a timestamp that it does not mark',
    'type A { id: ID! @unique createdAt: DateTime! }',
    `type A { ${id} createdAt: DateTime! updatedAt: DateTime! @updatedAt }`,
    'error A.createdAt: You are migrating to the new datamodel with the field `createdAt` but is missing the directive `@createdAt`. Please specify the field as `createdAt: DateTime! @createdAt` to keep its original behaviour.',
  ],
])('when %s', async (_, before, after, diagnostic) => {
  expect(await diagnosticsOf(before, after, false)).toEqual([diagnostic])
})
