import { describe, expect, test } from 'vitest'
import { RequestError } from '../../shared/graphql/request-error.js'
import { modelNamed, type ValueField } from '../../shared/schema/service-schema.js'
import { testSchema } from '../../shared/schema/test-schema.js'
import {
  dataOf,
  differences,
  draftOfCopy,
  emptyDraft,
  isSame,
  missingFields,
  noRelationChange,
  withRelation,
  withValue,
} from './draft.js'
import { faultsOf } from './field-faults.js'
import { updateMutation } from './mutations.js'

const user = modelNamed(testSchema, 'User')!
const post = modelNamed(testSchema, 'Post')!
const field = (name: string): ValueField =>
  user.fields.find((one): one is ValueField => one.name === name && one.kind !== 'relation')!
const stored = { id: 'u1', name: 'Ada', age: null, tags: ['a'], settings: { b: 1, a: 2 }, posts: [] }

describe('a draft', () => {
  test('holds only what differs from what is stored', () => {
    const changed = withValue(withValue(emptyDraft, field('name'), 'Grace', stored), field('age'), null, stored)
    expect(differences(user, changed, stored)).toEqual([{ field: 'name', before: 'Ada', after: 'Grace' }])
    expect(withValue(changed, field('name'), 'Ada', stored).values.size).toBe(0)
    expect(isSame({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true)
    expect([isSame([], {}), isSame({ a: 1 }, { b: 1 }), isSame(null, undefined), isSame(0, '')]).toEqual([
      false,
      false,
      true,
      false,
    ])
    expect(isSame(stored.settings, { a: 2, b: 1 })).toBe(true)
  })

  test('becomes one mutation with lists set and relations changed', () => {
    const draft = withRelation(withValue(emptyDraft, field('tags'), ['a', 'b'], stored), 'posts', {
      connect: [{ key: 'p1', title: '' }],
      create: [{ id: 'x', title: 'T', data: { title: 'T' } }],
      disconnect: [{ key: 'p2', title: '' }],
    })
    const data = dataOf(user, draft, testSchema, false)
    expect(data).toEqual({
      tags: { set: ['a', 'b'] },
      posts: { connect: [{ id: 'p1' }], create: [{ title: 'T' }], disconnect: [{ id: 'p2' }] },
    })
    expect(updateMutation(user, 'u1', data).variables).toEqual({ where: { id: 'u1' }, data })
  })

  test('of a relation to one node replaces or empties it', () => {
    const one = (change: Partial<typeof noRelationChange>) =>
      dataOf(post, withRelation(emptyDraft, 'author', { ...noRelationChange, ...change }), testSchema, false)
    expect(one({ connect: [{ key: 'u2', title: '' }], disconnect: [{ key: 'u1', title: '' }] })).toEqual({
      author: { connect: { id: 'u2' } },
    })
    expect(one({ disconnect: [{ key: 'u1', title: '' }] })).toEqual({ author: { disconnect: true } })
  })

  test('of a new node knows what is missing', () => {
    expect(missingFields(post, emptyDraft)).toEqual(['title', 'author'])
    expect(missingFields(user, withValue(emptyDraft, field('name'), 'x', undefined))).toEqual([])
  })

  test('of a copy leaves out keys, and relations that the original would lose', () => {
    const copy = draftOfCopy(post, { id: 'p1', title: 'T', author: { id: 'u1', name: 'Ada' }, editors: [] }, testSchema)
    expect(dataOf(post, copy, testSchema, true)).toEqual({ title: 'T', author: { connect: { id: 'u1' } } })
  })
})

describe('a refused write', () => {
  test.each([
    [3010, 'A unique constraint would be violated on User. Details: Field name = name', 'name'],
    [3020, 'You are trying to set a required field to null. … Fieldname if known: age', 'age'],
    [3036, 'The input value x was not valid for field born of type User.', 'born'],
    [3042, "The change you are trying to make would violate the required relation 'P' between Post and User", 'posts'],
  ])('with code %i is shown at its field', (code, message, name) => {
    const { fields, others } = faultsOf(new RequestError([{ code, message }]), user)
    expect([[...fields.keys()], others]).toEqual([[name], []])
  })

  test('without a field is shown below', () => {
    expect(faultsOf(new RequestError([{ message: 'Whoops' }]), user).others).toEqual(['Whoops'])
    expect(faultsOf(new TypeError('x'), user).others).toEqual(['x'])
  })
})
