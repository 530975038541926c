/** What is measured: one GraphQL request of ours, the same one as PostGraphile has it, and what its variables are. */
export interface Scenario {
  readonly name: string
  readonly kind: 'read' | 'write'
  readonly query: string
  /** It takes so long that only four are asked at a time, for four times as long. */
  readonly isSlow?: true
  /** Values for the n-th request. */
  variables(n: number): Readonly<Record<string, unknown>>
  /** PostGraphile's request for the same, where its API has one; variables are ours. */
  readonly postgraphile?: string
}

/** Rows that the tables hold before the measurement. */
export const rows = { users: 20_000, postsPerUser: 5, commentsPerPost: 3, tags: 200 } as const

export const userId = (n: number): string => `u${String(n % rows.users).padStart(6, '0')}`
export const postId = (n: number): string => `p${String(n % (rows.users * rows.postsPerUser)).padStart(6, '0')}`
export const tagId = (n: number): string => `t${String(n % rows.tags).padStart(6, '0')}`

/** Spreads consecutive numbers over the tables. */
const spread = (n: number): number => (n * 7919) % 1_000_003

export const datamodel = `
schema @refract(edition: 1, features: [SEARCH]) { query: Query }
type User {
  id: ID! @id
  name: String!
  email: String! @unique
  createdAt: DateTime! @createdAt
  updatedAt: DateTime! @updatedAt
  posts: [Post] @relation(onDelete: CASCADE)
}
type Post {
  id: ID! @id
  title: String!
  score: Int!
  meta: Json
  labels: [String] @scalarList(strategy: RELATION)
  author: User! @relation(link: INLINE)
  comments: [Comment] @relation(onDelete: CASCADE)
  tags: [Tag]
}
type Comment @indexes(value: {fields: [text], name: "words", type: FULLTEXT}) {
  id: ID! @id
  text: String!
  rating: Int
  post: Post! @relation(link: INLINE)
}
type Tag {
  id: ID! @id
  name: String!
  posts: [Post]
}
`

const email = (n: number): string =>
  `new-${String(process.pid)}-${String(n)}-${String(Math.floor(performance.now()))}@example.org`

/** What about 111 of the numbers in the comments' texts begin with. */
const firstDigits = (n: number): string => String(1000 + (spread(n) % 1000))

export const scenarios: readonly Scenario[] = [
  {
    name: 'by key',
    kind: 'read',
    query: 'query ($id: ID!) { user(where: {id: $id}) { id name email createdAt } }',
    variables: (n) => ({ id: userId(spread(n)) }),
    postgraphile: 'query ($id: String!) { user: userById(id: $id) { id name email createdAt } }',
  },
  {
    name: 'list of 100',
    kind: 'read',
    query: '{ users(first: 100) { id name email createdAt } }',
    variables: () => ({}),
    postgraphile: '{ users: allUsers(first: 100, orderBy: ID_ASC) { nodes { id name email createdAt } } }',
  },
  {
    name: 'nested 20 x 5 x 3',
    kind: 'read',
    query: '{ users(first: 20) { id name posts(first: 5) { id title comments(first: 3) { id text } } } }',
    variables: () => ({}),
    postgraphile: `{ users: allUsers(first: 20, orderBy: ID_ASC) { nodes { id name
      posts: postsByAuthor(first: 5, orderBy: ID_ASC) { nodes { id title
        comments: commentsByPost(first: 3, orderBy: ID_ASC) { nodes { id text } } } } } } }`,
  },
  {
    name: 'relation filter over 300,000 rows',
    kind: 'read',
    query: 'query ($id: ID!) { comments(where: {post: {author: {id: $id}}}) { id text } }',
    variables: (n) => ({ id: userId(spread(n)) }),
    postgraphile: `query ($id: String!) { comments: allComments(filter: {postByPost: {author: {equalTo: $id}}}, orderBy: ID_ASC) {
      nodes { id text } } }`,
  },
  {
    name: 'connection with count',
    kind: 'read',
    query:
      'query ($id: ID!) { postsConnection(where: {author: {id: $id}}) { edges { node { id title } } aggregate { count } } }',
    variables: (n) => ({ id: userId(spread(n)) }),
    postgraphile: `query ($id: String!) { postsConnection: allPosts(condition: {author: $id}, orderBy: ID_ASC) {
      edges { node { id title } } totalCount } }`,
  },
  {
    name: 'group by over 300,000 rows',
    kind: 'read',
    query:
      '{ commentsGroupBy(by: [rating], having: {count_gt: 10}, sort: [{count: DESC}], first: 20) { key { rating } count max { text } } }',
    isSlow: true,
    variables: () => ({}),
  },
  {
    name: 'order by related field with limit',
    kind: 'read',
    query: '{ posts(sort: [{author: {email: DESC}}, {score: ASC}], first: 20) { id title } }',
    variables: () => ({}),
    postgraphile: `{ posts: allPosts(orderBy: [USER_BY_AUTHOR__EMAIL_DESC, SCORE_ASC, ID_ASC], first: 20) { nodes { id title } } }`,
  },
  {
    name: 'filter by Json and list',
    kind: 'read',
    query:
      'query ($label: String!) { posts(where: {labels_has: $label, meta: {path: ["place", "rank"], lt: 10}}, first: 20) { id title } }',
    variables: (n) => ({ label: `label ${String(spread(n) % rows.tags)}` }),
  },
  {
    name: 'search in 300,000 rows',
    kind: 'read',
    query: 'query ($search: String) { comments(where: {words_search: $search}, first: 20) { id text } }',
    // `word` is for the program that is written by hand
    variables: (n) => ({ search: `${firstDigits(n)}*`, word: firstDigits(n) }),
  },
  {
    name: 'create',
    kind: 'write',
    query: 'mutation ($name: String!, $email: String!) { createUser(data: {name: $name, email: $email}) { id name } }',
    variables: (n) => ({ name: `name ${String(n)}`, email: email(n) }),
    postgraphile: `mutation ($name: String!, $email: String!, $id0: String!, $now: Datetime!) { createUser(input: {user:
      {id: $id0, name: $name, email: $email, createdAt: $now, updatedAt: $now}}) { user { id name } } }`,
  },
  {
    name: 'update',
    kind: 'write',
    query: 'mutation ($id: ID!, $name: String!) { updateUser(where: {id: $id}, data: {name: $name}) { id name } }',
    variables: (n) => ({ id: userId(spread(n)), name: `name ${String(n)}` }),
    postgraphile: `mutation ($id: String!, $name: String!, $now: Datetime!) { updateUserById(input: {id: $id, userPatch:
      {name: $name, updatedAt: $now}}) { user { id name } } }`,
  },
  {
    name: 'nested create of 1 + 5',
    kind: 'write',
    query: `mutation ($name: String!, $email: String!) { createUser(data: {name: $name, email: $email, posts: {create: [
      {title: "one", score: 1}, {title: "two", score: 2}, {title: "three", score: 3}, {title: "four", score: 4}, {title: "five", score: 5}
    ]}}) { id name posts { id title } } }`,
    variables: (n) => ({ name: `name ${String(n)}`, email: email(n) }),
    postgraphile: `mutation ($name: String!, $email: String!, $now: Datetime!, $id0: String!, $id1: String!, $id2: String!,
      $id3: String!, $id4: String!, $id5: String!) { createUser(input: {user: {id: $id0, name: $name, email: $email,
      createdAt: $now, updatedAt: $now, postsUsingId: {create: [{id: $id1, title: "one", score: 1}, {id: $id2, title: "two", score: 2},
      {id: $id3, title: "three", score: 3}, {id: $id4, title: "four", score: 4}, {id: $id5, title: "five", score: 5}]}}}) {
      user { id name posts: postsByAuthor(orderBy: ID_ASC) { nodes { id title } } } } }`,
  },
  {
    name: 'nested update: connect and disconnect',
    kind: 'write',
    query: `mutation ($id: ID!, $tag: ID!) { updatePost(where: {id: $id}, data: {title: "changed", tags: {
      connect: [{id: $tag}], disconnect: [{id: $tag}]}}) { id title } }`,
    variables: (n) => ({ id: postId(spread(n)), tag: tagId(n) }),
  },
  {
    name: 'upsert',
    kind: 'write',
    query: `mutation ($id: ID!, $name: String!, $email: String!) { upsertUser(where: {id: $id}, create: {name: $name, email: $email},
      update: {name: $name}) { id name } }`,
    variables: (n) => ({ id: userId(spread(n)), name: `name ${String(n)}`, email: email(n) }),
  },
]
