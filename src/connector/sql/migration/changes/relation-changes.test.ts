import { expect, test } from 'vitest'
import { buildModel } from '../../../../datamodel/build-model.js'
import { parseDatamodel } from '../../../../datamodel/parse-datamodel.js'
import { Problem } from '../../../../errors/problem.js'
import { emptyModel } from '../../../../model/model.js'
import { storageOfModel } from '../../storage/storage-of-model.js'
import { createRelation } from './relation-changes.js'

/** The reason why the relation of a datamodel cannot be in a table that is there, with these references. */
function reasonOf(datamodel: string, name: string, references: Readonly<Record<string, string>>): string {
  const document = parseDatamodel(datamodel)
  if (document instanceof Problem) throw document
  let ids = 0
  const { model } = buildModel(document, { syntax: 'v1.1', previous: emptyModel, newId: () => String((ids += 1)) })
  const storage = storageOfModel(model, { namespace: 'app' })
  const [relation] = [...storage.relations.values()]
  const columns = new Map(Object.keys(references).map((column) => [column, {}]))
  const foreignKeys = new Map(Object.entries(references).map(([column, table]) => [column, { table }]))
  const plan = { catalogState: { table: () => ({ name, columns, foreignKeys }) } }
  try {
    createRelation(relation!, storage, plan as never)
    return 'none'
  } catch (error) {
    return (error as Problem).message
  }
}

const inline = 'type A { id: ID! @id b: B @relation(link: INLINE) } type B { id: ID! @id }'
const linked = 'type A { id: ID! @id bs: [B] } type B { id: ID! @id as: [A] }'

// a relation is laid over tables of others where they can hold it (migrations.md section 5)
test.each([
  [inline, 'A', { b: 'C' }, 'The column b of the table A exists and does not reference B.'],
  [linked, '_AToB', { A: 'A', B: 'B' }, 'none'],
  [
    linked,
    '_AToB',
    { A: 'A', B: 'C' },
    'The table _AToB exists and has no column B that references B, so it cannot hold the relation AToB.',
  ],
  [
    linked,
    '_AToB',
    { B: 'B' },
    'The table _AToB exists and has no column A that references A, so it cannot hold the relation AToB.',
  ],
])('%s over %s with %j: %s', (datamodel, table, references, reason) => {
  expect(reasonOf(datamodel, table, references as never)).toBe(reason)
})
