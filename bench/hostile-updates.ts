import { createVariable, list, query, type HostileInput } from './hostile-inputs.js'

const postIds = list(9000, (n) => ({ id: `post${String(n)}` }))
const updateVariable = 'mutation ($data: UserUpdateInput!) { updateUser(where: {id: "hostile"}, data: $data) { id } }'
const update = (verb: string, items: unknown): HostileInput =>
  query(`update: 9,000 nested ${verb}s`, updateVariable, { data: { posts: { [verb]: items } } })

/** Each finds what those before it have left. */
export const hostileUpdates: readonly HostileInput[] = [
  query('9,000 nested creates with ids', createVariable, {
    data: { id: 'hostile', posts: { create: postIds } },
  }),
  update('set', postIds),
  update('disconnect', postIds),
  update('connect', postIds),
  query('update: 3,000 nested updates', updateVariable, {
    data: { posts: { update: postIds.slice(0, 3000).map((where) => ({ where, data: { title: 'u' } })) } },
  }),
  query('update: 2,000 nested upserts', updateVariable, {
    data: {
      posts: {
        upsert: postIds.slice(0, 2000).map((where) => ({ where, create: { title: 'c' }, update: { title: 'v' } })),
      },
    },
  }),
  update('delete', postIds),
  update(
    'create',
    list(9000, () => ({ title: 't' })),
  ),
  query('update: 3,000 nested updateManys', updateVariable, {
    data: { posts: { updateMany: list(3000, (n) => ({ where: { title: String(n) }, data: { title: 'w' } })) } },
  }),
  query('deleteMany of 9,000', 'mutation { deleteManyPosts(where: {title: "t"}) { count } }'),
]
