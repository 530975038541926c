import { describe, expect, test } from 'vitest'
import { modelNamed } from '../../shared/schema/service-schema.js'
import { testSchema } from '../../shared/schema/test-schema.js'
import type { Row } from '../node-key.js'
import { readDeletionRules } from './deletion-rules.js'
import { predictDeletion } from './predict-deletion.js'

const user = modelNamed(testSchema, 'User')!

/** Answers by the root field that is asked. */
const asking = (responses: Readonly<Record<string, readonly Row[]>>) => (query: string) => {
  const [, field = '', nested = ''] = /found: (\w+)\([^)]*\) \{ (?:related: (\w+))?/.exec(query) ?? []
  return Promise.resolve({ found: responses[nested === '' ? field : `${field}.${nested}`] ?? [] })
}

const forecast = (datamodel: string, responses: Readonly<Record<string, readonly Row[]>>) =>
  predictDeletion(
    { model: user, keys: ['u1'] },
    { schema: testSchema, rules: readDeletionRules(datamodel), ask: asking(responses) },
  )

const posts = {
  'users.posts': [
    {
      related: [
        { id: 'p1', title: 'One' },
        { id: 'p2', title: '' },
      ],
    },
  ],
}

describe('deleting a user', () => {
  test('takes posts along where the datamodel says so', async () => {
    const found = await forecast('type User { posts: [Post] @relation(name: "P", onDelete: CASCADE) }', posts)
    expect(found.deleted).toEqual([
      {
        model: 'Post',
        by: 'User.posts',
        nodes: [
          { key: 'p1', title: 'One' },
          { key: 'p2', title: 'p2' },
        ],
      },
    ])
    expect([found.blocking, found.isPartial]).toEqual([[], false])
  })

  test('is refused where posts need their author', async () => {
    const found = await forecast('type User { posts: [Post] }', posts)
    expect(found.deleted).toEqual([])
    expect(found.blocking.map(({ model, nodes }) => [model, nodes.length])).toEqual([['Post', 2]])
  })

  test('looks at relations that only the other side shows', async () => {
    const found = await forecast('', { posts: [{ id: 'p9', title: 'Nine' }], profiles: [{ id: 'f1' }] })
    expect(found.disconnected).toEqual([{ model: 'Post', by: 'Post.editors', nodes: [{ key: 'p9', title: 'Nine' }] }])
    expect(found.blocking).toEqual([{ model: 'Profile', by: 'Profile.owner', nodes: [{ key: 'f1', title: 'f1' }] }])
  })

  test('does not count what goes as well among what stays', async () => {
    const found = await forecast('type User { posts: [Post] @relation(onDelete: CASCADE) }', {
      ...posts,
      posts: [{ id: 'p1', title: 'One' }],
    })
    expect(found.disconnected).toEqual([])
  })
})
