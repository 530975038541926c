import { expect, test } from 'vitest'
import { buildModel, type BuiltModel } from '../datamodel/build-model.js'
import { parseDatamodel } from '../datamodel/parse-datamodel.js'
import { Problem } from '../errors/problem.js'
import type { Model } from '../model/model.js'
import { inferSteps } from './infer-steps.js'
import type { MigrationStep } from './step.js'

let ids = 0
function built(datamodel: string, previous?: Model): BuiltModel {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  return buildModel(document, { syntax: 'v1.1', previous, newId: () => `id${String((ids += 1))}` })
}

/** `UpdateField A.x -> A.y` */
function stepText(step: MigrationStep): string {
  if (step.type === 'UpdateSecrets') return step.type
  if (step.type === 'CreateField' || step.type === 'DeleteField') return `${step.type} ${step.model}.${step.name}`
  if (step.type === 'UpdateField')
    return `UpdateField ${step.model}.${step.name} -> ${step.newModel}.${step.newName ?? step.name}`
  return 'newName' in step ? `${step.type} ${step.name} -> ${step.newName}` : `${step.type} ${step.name}`
}

const id = 'id: ID! @id'
const link = '@relation(link: INLINE)'

/** Two datamodels, and the steps that lead from the first to the second (migrations.md sections 4-6). */
const cases: readonly (readonly [before: string, after: string, ...steps: readonly string[]])[] = [
  [`type A { ${id} }`, `type A { ${id} }`],
  ['', `type A { ${id} x: Int }`, 'CreateModel A', 'CreateField A.id', 'CreateField A.x'],
  [`type A { ${id} } type B { ${id} }`, `type A { ${id} }`, 'DeleteModel B'],
  [`type A { ${id} x: Int }`, `type A { ${id} }`, 'DeleteField A.x', 'UpdateModel A -> A'],
  [`type A { ${id} x: Int }`, `type A { ${id} x: Int! }`, 'UpdateField A.x -> A.x', 'UpdateModel A -> A'],
  [`type A { ${id} x: Int }`, `type A { ${id} x: String }`, 'UpdateField A.x -> A.x', 'UpdateModel A -> A'],
  [`type A { ${id} x: Int }`, `type A { ${id} x: Int @unique }`, 'UpdateField A.x -> A.x', 'UpdateModel A -> A'],
  [`type A { ${id} x: Int }`, `type A { ${id} x: Int @default(value: 1) }`, 'UpdateModel A -> A'],
  [
    `type A { ${id} x: Int }`,
    `type A { ${id} y: Int @rename(oldName: "x") }`,
    'UpdateField A.x -> A.y',
    'UpdateModel A -> A',
  ],
  [`type A { ${id} x: Int }`, `type A { ${id} y: Int }`, 'DeleteField A.x', 'UpdateModel A -> A', 'CreateField A.y'],
  [`type A { ${id} }`, `type B @rename(oldName: "A") { ${id} }`, 'UpdateModel A -> B'],
  [`type A { ${id} } enum K { X }`, `type A { ${id} } enum K { X Y }`, 'UpdateEnum K'],
  [`type A { ${id} } enum K { X }`, `type A { ${id} }`, 'DeleteEnum K'],
  [`type A { ${id} }`, `type A { ${id} } enum K { X }`, 'CreateEnum K'],
  [
    `type A { ${id} } type B { ${id} }`,
    `type A { ${id} b: B ${link} } type B { ${id} }`,
    'UpdateModel A -> A',
    'UpdateModel B -> B',
    'CreateField A.b',
    'CreateRelation AToB',
  ],
  [
    `type A { ${id} b: B ${link} } type B { ${id} }`,
    `type A { ${id} } type B { ${id} }`,
    'DeleteRelation AToB',
    'DeleteField A.b',
    'UpdateModel A -> A',
    'UpdateModel B -> B',
  ],
  [
    `type A { ${id} x: Int } type B { ${id} }`,
    `type A { ${id} y: Int } type C { ${id} }`,
    'DeleteField A.x',
    'DeleteModel B',
    'UpdateModel A -> A',
    'CreateModel C',
    'CreateField A.y',
    'CreateField C.id',
  ],
]

for (const [before, after, ...steps] of cases)
  test(`${before} -> ${after}`, () => {
    const { model: previous } = built(before === '' ? 'enum Unused { X }' : before)
    const { model, renames } = built(before === '' ? `${after} enum Unused { X }` : after, previous)
    expect(inferSteps(previous, model, renames).map(stepText)).toEqual(steps)
  })
