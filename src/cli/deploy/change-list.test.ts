import { expect, test } from 'vitest'
import { changeList } from './change-list.js'
import type { Step } from './deploy-mutation.js'

const step = (type: string, keys: Omit<Step, 'type' | '__typename'>): Step => ({ type, __typename: type, ...keys })
const inline = { model: 'Boat', column: 'home' }
const table = { table: '_Crew' }

// cli.md section 6.2
test.each([
  [
    step('UpdateField', { model: 'Boat', name: 'age', isRequired: true, isList: false, isUnique: true, enum: 'Kind' }),
    '~ Updated field `age`. It became required, is not a list anymore, became unique, now uses enum Kind.',
  ],
  [step('UpdateField', { model: 'Boat', name: 'age' }), '~ Updated field `age`'],
  [
    step('CreateField', { model: 'Boat', name: 'kind', cf_typeName: 'Kind', cf_enum: 'Kind' }),
    '+ Created field `kind` of type `Enum`',
  ],
  [
    step('CreateField', { model: 'Boat', name: 'crew', cf_typeName: 'Sailor', cf_isList: true }),
    '+ Created field `crew` of type `[Sailor!]!`',
  ],
  [step('CreateEnum', { name: 'Kind', ce_values: ['A', 'B'] }), '+ Created enum Kind with values `A`, `B`'],
  [step('DeleteRelation', { name: 'R' }), '- Deleted relation'],
  [
    step('CreateRelation', { name: 'R', leftModel: 'A', rightModel: 'B', after: table }),
    '+ Link Table `_Crew` between `A` and `B` has been created',
  ],
  [
    step('CreateRelation', { name: 'R', leftModel: 'A', rightModel: 'B', after: inline }),
    '+ Created an inline relation between `A` and `B` in the column `home` of table `Boat`',
  ],
  [
    step('UpdateRelation', { ur_name: 'R', before: table, ur_after: inline }),
    '- Link Table `_Crew` has been removed\n  + Created an inline relation in the column `home` of table `Boat`',
  ],
  [
    step('UpdateRelation', { ur_name: 'R', before: inline, ur_after: table }),
    '- Removed an inline relation in the column `home` of table `Boat`\n  + Link Table `_Crew` has been created',
  ],
  [
    step('UpdateRelation', { ur_name: 'R', before: { ...table, idColumn: 'id' }, ur_after: table }),
    '- The id column `id` in link table `_Crew` has been removed.\n      It was a Prisma legacy column that is not in use anymore.',
  ],
])('%# is told as %s', (one, line) => {
  expect(changeList([one]).split('\n').slice(2).join('\n')).toBe(`  ${line}\n`)
})

test('types come first, then enums, then relations; models and secrets that change have no line', () => {
  const text = changeList([
    step('CreateRelation', { name: 'R', leftModel: 'A', rightModel: 'B', after: inline }),
    step('UpdateModel', { name: 'A' }),
    step('DeleteEnum', { name: 'K' }),
    step('CreateModel', { name: 'B' }),
    step('UpdateSecrets', {}),
    step('DeleteField', { model: 'A', name: 'x' }),
  ])
  expect(text.match(/^ {2}\w+ \(\w+\)$/gm)).toEqual(['  B (Type)', '  A (Type)', '  K (Enum)', '  R (Relation)'])
})
