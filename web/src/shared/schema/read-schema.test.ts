import { describe, expect, test } from 'vitest'
import { fieldNamed, keyField, modelNamed, relationFields, titleField } from './service-schema.js'
import { testSchema } from './test-schema.js'

const user = modelNamed(testSchema, 'User')!
const post = modelNamed(testSchema, 'Post')!

describe('the schema of a service', () => {
  test('has its models with the names of their root fields', () => {
    expect(testSchema.models.map(({ name }) => name)).toEqual(['User', 'Post', 'Profile'])
    expect(user).toMatchObject({
      listField: 'users',
      connectionField: 'usersConnection',
      singleField: 'user',
      updateManyField: 'updateManyUsers',
      deleteManyField: 'deleteManyUsers',
      uniqueFields: ['id'],
    })
    expect([keyField(user), titleField(user), titleField(modelNamed(testSchema, 'Profile')!)]).toEqual([
      'id',
      'name',
      'id',
    ])
  })

  test('tells what writes take of each field', () => {
    expect(fieldNamed(user, 'name')).toMatchObject({ isRequired: true, mustCreate: true, inUpdate: true })
    expect(fieldNamed(user, 'createdAt')).toMatchObject({ inCreate: false, inUpdate: false })
    expect(fieldNamed(user, 'tags')).toMatchObject({ isList: true, isRequired: false, mustCreate: false })
    expect(fieldNamed(user, 'role')).toMatchObject({ kind: 'enum', enumValues: ['READER', 'ADMIN'] })
  })

  test('gives each field its operators, though the names of one may begin with another', () => {
    const name = fieldNamed(user, 'name')
    expect(name?.kind === 'scalar' && name.operators.map(({ suffix }) => suffix)).toContain('_not_starts_with')
    const age = fieldNamed(user, 'age')
    expect(age?.kind === 'scalar' && age.operators.find(({ suffix }) => suffix === '_in')).toEqual({
      suffix: '_in',
      type: 'Int',
      isList: true,
    })
  })

  test('finds the other side of a relation by the name of its input', () => {
    expect(relationFields(user).map(({ name, backField }) => [name, backField])).toEqual([['posts', 'author']])
    expect(relationFields(post).map(({ name, backField }) => [name, backField])).toEqual([
      ['author', 'posts'],
      ['editors', undefined],
    ])
  })
})
