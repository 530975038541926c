import { describe, expect, test } from 'vitest'
import { durationBetween } from './duration.js'
import { stepWords } from './step-words.js'

describe('a step', () => {
  test.each([
    [{ type: 'CreateModel', name: 'User' }, 'Create type User'],
    [{ type: 'UpdateModel', name: 'User', newName: 'Person' }, 'Rename type User to Person'],
    [
      { type: 'CreateField', model: 'User', name: 'tags', newType: 'String', newIsList: true, newIsRequired: false },
      'Create field User.tags: [String]',
    ],
    [
      {
        type: 'CreateField',
        model: 'User',
        name: 'mail',
        newType: 'String',
        newIsList: false,
        newIsRequired: true,
        newUnique: true,
      },
      'Create field User.mail: String!, unique',
    ],
    [
      {
        type: 'UpdateField',
        model: 'User',
        name: 'age',
        changedName: null,
        typeName: 'Int',
        isRequired: false,
        isList: null,
        unique: null,
      },
      'Change field User.age: type Int, not required',
    ],
    [{ type: 'CreateRelation', name: 'R', leftModel: 'A', rightModel: 'B' }, 'Create relation R between A and B'],
    [{ type: 'UpdateSecrets', message: 'Secrets have been updated.' }, 'Secrets have been updated.'],
    [{ type: 'SomethingNew', name: 'X' }, 'SomethingNew X'],
  ])('%j reads %s', (step, words) => {
    expect(stepWords(step)).toBe(words)
  })
})

test.each([
  ['2024-01-01T00:00:00.000Z', '2024-01-01T00:00:00.350Z', '350 ms'],
  ['2024-01-01T00:00:00.000Z', '2024-01-01T00:00:02.400Z', '2.4 s'],
  ['2024-01-01T00:00:00.000Z', '2024-01-01T00:03:20.000Z', '3 min 20 s'],
  ['2024-01-01T00:00:00.000Z', '2024-01-03T05:00:00.000Z', '2 d 5 h'],
  ['2024-01-01T00:00:00.000Z', null, undefined],
])('from %s to %s is %s', (start, end, text) => {
  expect(durationBetween(start, end)).toBe(text)
})
