/** One request that is meant to stop a server, or to fill its memory. */
export interface HostileInput {
  readonly name: string
  readonly path: string
  readonly body: string
  /** Messages of one websocket, which are sent in place of the body. */
  readonly messages?: readonly string[]
}

export const hostileDatamodel = `
  type User { id: ID! @id name: String age: Int data: Json posts: [Post] friends: [User] @relation(name: "Friends") tags: [String] @scalarList(strategy: RELATION) }
  type Post { id: ID! @id title: String author: User }
`

const times = (count: number, part: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => part(n)).join(' ')
export const list = <Item>(count: number, item: (n: number) => Item): Item[] =>
  Array.from({ length: count }, (_, n) => item(n))
const nested = (depth: number, open: string, core: string, close: string): string =>
  open.repeat(depth) + core + close.repeat(depth)
const nestedValue = (depth: number, wrap: (inner: unknown) => unknown, core: unknown): unknown =>
  Array.from({ length: depth }).reduce((inner) => wrap(inner), core)

const service = '/hostile/dev'
export const query = (name: string, text: string, variables?: unknown, path = service): HostileInput => ({
  name,
  path,
  body: JSON.stringify({ query: text, ...(variables === undefined ? {} : { variables }) }),
})
const whereVariable = 'query ($where: UserWhereInput) { users(where: $where) { id } }'
export const createVariable = 'mutation ($data: UserCreateInput!) { createUser(data: $data) { id } }'
const fragmentChain = (count: number, body: (next: string) => string): string =>
  `{ users { ...F0 } } ${times(count, (n) => `fragment F${String(n)} on User { ${body(`F${String(n + 1)}`)} }`)} fragment F${String(count)} on User { id }`

const deployMutation =
  'mutation ($types: String!) { deploy(input: {name: "hostile", stage: "dev", types: $types, dryRun: true}) { errors { description } } }'
const deployOf = (name: string, types: string): HostileInput =>
  query(`management: a deploy of ${name}`, deployMutation, { types }, '/management')
const types = (count: number): string =>
  times(
    count,
    (n) =>
      `type T${String(n)} { id: ID! @id a: String b: Int other: T${String((n + 1) % count)} @relation(link: INLINE) }`,
  )

const documents: readonly HostileInput[] = [
  query('20,000 unknown arguments', `{users(${times(20_000, (n) => `zz${String(n)}:1`)}){id}}`),
  query('7,000 unknown arguments', `{users(${times(7000, (n) => `zz${String(n)}:1`)}){id}}`),
  query('4,000 equal fields', `{users(first:1){${'id '.repeat(4000)}}}`),
  query('9,000 equal fields', `{users(first:1){${'id '.repeat(9000)}}}`),
  query('300,000 equal fields', `{users(first:1){${'id '.repeat(300_000)}}}`),
  query('9,000 aliases of one field', `{users(first:1){${times(9000, (n) => `a${String(n)}:id`)}}}`),
  query(
    '9,000 aliases of four fields',
    `{users(first:1){${times(9000, (n) => `a${String(n)}:${['id', 'name', 'age', 'data'][n % 4] ?? ''}`)}}}`,
  ),
  query('4,000 aliases of a list', `{users(first:1){${times(4000, (n) => `a${String(n)}:posts{id}`)}}}`),
  query('4,000 aliases of a node', `{posts(first:1){${times(4000, (n) => `a${String(n)}:author{id}`)}}}`),
  query('2,000 aliases of a root field', `{${times(2000, (n) => `a${String(n)}:users(first:1){id}`)}}`),
  query('4,000 conflicts', `{users{${times(4000, (n) => `a:${n % 2 === 0 ? 'id' : 'name'}`)}}}`),
  query('2,000 conflicts below', `{${times(2000, (n) => `users{a:${n % 2 === 0 ? 'id' : 'name'}}`)}}`),
  query(
    '16 fragments that spread the next twice',
    fragmentChain(16, (next) => `...${next} id ...${next}`),
  ),
  query(
    '16 fragments that double the answer',
    fragmentChain(16, (next) => `a:friends{...${next}} b:friends{...${next}}`),
  ),
  query(
    '900 fragments in a chain',
    fragmentChain(900, (next) => `name ...${next}`),
  ),
  query(
    '20,000 fragments in a chain',
    fragmentChain(20_000, (next) => `...${next}`),
  ),
  query(
    'a cycle of 900 fragments',
    fragmentChain(900, (next) => `...${next} ...F0`),
  ),
  query(
    '2,000 operations',
    times(2000, (n) => `query Q${String(n)} { users { id } }`),
  ),
  query('20,000 unknown fields', `{users{${times(20_000, (n) => `zz${String(n)}`)}}}`),
  query('20,000 directives', `{users{id ${times(20_000, (n) => `@d${String(n)}`)}}}`),
  query('10,000 skip directives', `{users{${times(6000, () => 'id @skip(if:true)')}}}`),
  query('a name of 900,000 characters', `{users{${'x'.repeat(900_000)}}}`),
  query('10,000 open braces', nested(10_000, '{a', '', '}')),
  query('900,000 open brackets', `{users(where:${'['.repeat(900_000)}`),
  query('90 levels of relations', `{users{${nested(90, 'friends{', 'id', '}')}}}`),
  query('500 nested filters', `{users(where:${nested(500, '{AND:[', '{id:"1"}', ']}')}){id}}`),
  query('90 nested filters', `{users(where:${nested(90, '{AND:[', '{id:"1"}', ']}')}){id}}`),
  query('a filter through 60 relations', `{users(where:${nested(60, '{friends_some:', '{id:"1"}', '}')}){id}}`),
  query('50,000 operands in a literal', `{users(where:{OR:[${times(50_000, (n) => `{id:"${String(n)}"}`)}]}){id}}`),
  query('8,000 operands in a literal', `{users(where:{OR:[${times(8000, (n) => `{id:"${String(n)}"}`)}]}){id}}`),
  query('20,000 numbers in a literal', `{users(where:{id_in:[${times(20_000, (n) => `"${String(n)}"`)}]}){id}}`),
  query('introspection that multiplies', `{__schema{types{${nested(6, 'fields{type{', 'name', '}}')}}}}`),
  query('a syntax error at the end of 900 KB', `{users(first:1){${'id '.repeat(300_000)}`),
  query('900 KB of blanks', `{users{id}}${' '.repeat(900_000)}!`),
  query('900 KB of line ends', `${'\n'.repeat(450_000)}{users{zz}}`),
]

const variables: readonly HostileInput[] = [
  query('200,000 faulty values', whereVariable, { where: { id_in: list(200_000, () => ({})) } }),
  query('60,000 faulty objects', whereVariable, { where: { OR: list(60_000, () => ({ age: 'x' })) } }),
  query('50,000 operands in a variable', whereVariable, { where: { OR: list(50_000, (n) => ({ id: String(n) })) } }),
  query('9,000 operands in a variable', whereVariable, { where: { OR: list(9000, (n) => ({ id: String(n) })) } }),
  query('60,000 ids in a list', whereVariable, { where: { id_in: list(60_000, (n) => String(n)) } }),
  query('a filter of 400 levels', whereVariable, {
    where: nestedValue(400, (inner) => ({ AND: [inner] }), { id: '1' }),
  }),
  query('a filter of 100,000 levels', whereVariable, { where: '@' }),
  query('a filter of 90 levels', whereVariable, { where: nestedValue(90, (inner) => ({ NOT: [inner] }), { id: '1' }) }),
  query('50,000 nested creates', createVariable, { data: { posts: { create: list(50_000, () => ({})) } } }),
  query('4,000 operands over a relation', 'query ($where: PostWhereInput) { posts(where: $where) { id } }', {
    where: { OR: list(4000, (n) => ({ author: { id: String(n) } })) },
  }),
  query('9,000 nested creates', createVariable, { data: { posts: { create: list(9000, () => ({ title: 't' })) } } }),
  query('9,000 nested connects', createVariable, {
    data: { posts: { connect: list(9000, (n) => ({ id: String(n) })) } },
  }),
  query('60 nested creates in each other', createVariable, {
    data: nestedValue(60, (inner) => ({ posts: { create: [{ author: { create: inner } }] } }), { name: 'x' }),
  }),
  query('a list of 60,000 items', createVariable, { data: { tags: { set: list(60_000, () => 't') } } }),
  query('Json of 400,000 levels', createVariable, { data: { data: '@' } }),
  query('20,000 unknown variables', whereVariable, Object.fromEntries(list(20_000, (n) => [`v${String(n)}`, 1]))),
  query('20,000 unknown keys', whereVariable, { where: Object.fromEntries(list(20_000, (n) => [`v${String(n)}`, 1])) }),
].map((input) => ({
  ...input,
  body: input.body
    .replace('"where":"@"', `"where":${nested(100_000, '{"AND":', '{}', '}')}`)
    .replace('"data":"@"', `"data":${nested(400_000, '[', '', ']')}`),
}))

const bodies: readonly HostileInput[] = [
  { name: 'a batch of 20,000', path: service, body: JSON.stringify(list(20_000, () => ({ query: '{users{id}}' }))) },
  {
    name: 'a batch of 900 documents',
    path: service,
    body: JSON.stringify(list(900, (n) => ({ query: `{a${String(n)}:users(first:1){id name posts{id}}}` }))),
  },
  {
    name: 'a batch of 19 documents of 9,000 tokens',
    path: service,
    body: JSON.stringify(
      list(19, (n) => ({ query: `{users(first:1){b${String(n)}:id ${times(4000, (m) => `a${String(m)}:id`)}}}` })),
    ),
  },
  { name: 'an array of 900,000 brackets', path: service, body: '['.repeat(900_000) },
  { name: '450,000 levels of arrays', path: service, body: nested(450_000, '[', '', ']') },
  { name: 'text that is no JSON', path: service, body: `{"query": "${'x'.repeat(900_000)}` },
  query(
    'management: 20,000 unknown arguments',
    `{listProjects(${times(12_000, (n) => `z${String(n)}:1`)}){name}}`,
    undefined,
    '/management',
  ),
  deployOf('5,000 types', types(5000)),
  deployOf('1,000 types', types(1000)),
  deployOf('10,000 fields of one type', `type A { id: ID! @id ${times(10_000, (n) => `f${String(n)}: String`)} }`),
  deployOf('1,000 fields of one type', `type A { id: ID! @id ${times(1000, (n) => `f${String(n)}: String`)} }`),
  deployOf('10,000 directives', `type A { id: ID! @id a: Int ${times(10_000, (n) => `@d${String(n)}(a: 1)`)} }`),
  deployOf('10,000 unknown types', `type A { id: ID! @id ${times(10_000, (n) => `f${String(n)}: T${String(n)}`)} }`),
  deployOf(
    '3,000 types without an id',
    times(3000, (n) => `type T${String(n)} { a: String other: T${String((n + 1) % 3000)} }`),
  ),
  deployOf(
    '2,000 relations between two types',
    `type A { id: ID! @id ${times(2000, (n) => `b${String(n)}: B @relation(name: "R${String(n)}")`)} } type B { id: ID! @id ${times(2000, (n) => `a${String(n)}: A @relation(name: "R${String(n)}")`)} }`,
  ),
  deployOf(
    '2,000 ambiguous relations',
    `type A { id: ID! @id ${times(2000, (n) => `b${String(n)}: B`)} } type B { id: ID! @id ${times(2000, (n) => `a${String(n)}: A`)} }`,
  ),
  deployOf(
    '900 types with wrong names of relations',
    times(
      900,
      (n) =>
        `type T${String(n)} { id: ID! @id other: T${String((n + 1) % 900)} @relation(name: "wrong${String(n)}", link: INLINE) }`,
    ),
  ),
  deployOf(
    '20,000 values of an enum',
    `type A { id: ID! @id e: E } enum E { ${times(20_000, (n) => `V${String(n)}`)} }`,
  ),
  deployOf(
    '2,000 types of one name',
    times(2000, () => 'type A { id: ID! @id a: String }'),
  ),
  deployOf('100,000 brackets', `type A { id: ID! @id a: ${nested(100_000, '[', 'Int', ']')} }`),
  deployOf('a syntax error at the end', `${types(5000)} type`),
  query(
    'management: a deploy with 2,000 webhooks',
    'mutation ($input: DeployInput!) { deploy(input: $input) { errors { description } } }',
    {
      input: {
        ...{ name: 'hostile', stage: 'dev', types: hostileDatamodel, dryRun: true },
        subscriptions: list(2000, (n) => ({
          ...{ name: `w${String(n)}`, url: 'http://localhost/', headers: [] },
          query: 'subscription { user { mutation node { id name age } } }',
        })),
      },
    },
    '/management',
  ),
  query(
    'management: 2,000 fields',
    `{${times(2000, (n) => `a${String(n)}:listProjects{name}`)}}`,
    undefined,
    '/management',
  ),
  query(
    'management: 20,000 secrets',
    'mutation ($input: DeployInput!) { deploy(input: $input) { errors { description } } }',
    {
      input: {
        ...{ name: 'hostile', stage: 'dev', types: hostileDatamodel, dryRun: true },
        secrets: list(20_000, (n) => `secret${String(n)}`),
      },
    },
    '/management',
  ),
  {
    name: 'an import of 9,000 nodes',
    path: `${service}/import`,
    body: JSON.stringify({
      valueType: 'nodes',
      values: list(9000, (n) => ({ _typeName: 'User', id: `import${String(n)}`, name: 'x' })),
    }),
  },
  {
    name: 'an import of 60,000 wrong nodes',
    path: `${service}/import`,
    body: JSON.stringify({ valueType: 'nodes', values: list(40_000, () => ({ _typeName: 'User' })) }),
  },
]

const exportOf = (name: string, fileType: string, cursor: unknown): HostileInput => ({
  name: `an export ${name}`,
  path: `${service}/export`,
  body: JSON.stringify({ fileType, cursor }),
})

const exports: readonly HostileInput[] = [
  exportOf('of nodes', 'nodes', { table: 0, row: 0, field: 0, array: 0 }),
  exportOf('behind all nodes', 'nodes', { table: 1, row: 900_000_000, field: 0, array: 0 }),
  exportOf('of lists', 'lists', { table: 0, row: 0, field: 0, array: 0 }),
  exportOf('of relations', 'relations', { table: 0, row: 0, field: 0, array: 0 }),
  exportOf('of a table that is none', 'nodes', { table: 1e300, row: -1, field: 0, array: 0 }),
]

const greeting = { type: 'connection_init', payload: {} }
const socket = (name: string, messages: readonly unknown[]): HostileInput => {
  const texts = messages.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
  return { name: `websocket: ${name}`, path: service, body: texts.join(''), messages: texts }
}
const start = (id: string, text: string, values?: unknown) => ({
  ...{ id, type: 'start' },
  payload: { query: text, ...(values === undefined ? {} : { variables: values }) },
})
const whereOf = 'subscription ($where: UserSubscriptionWhereInput) { user(where: $where) { mutation } }'

const sockets: readonly HostileInput[] = [
  socket('a greeting of 900 KB', [{ type: 'connection_init', payload: { a: 'x'.repeat(900_000) } }]),
  socket('a greeting of 400,000 levels', [`{"type":"connection_init","payload":${nested(400_000, '[', '', ']')}}`]),
  socket(
    '20,000 greetings',
    list(20_000, () => greeting),
  ),
  socket('20,000 unknown fields', [
    greeting,
    start('1', `subscription{user{node{${times(20_000, (n) => `zz${String(n)}`)}}}}`),
  ]),
  socket('9,000 equal fields', [greeting, start('1', `subscription{user{node{${'id '.repeat(9000)}}}}`)]),
  socket('10,000 open braces', [greeting, start('1', `subscription${nested(10_000, '{a', '', '}')}`)]),
  socket('2,000 operations', [
    greeting,
    start(
      '1',
      times(2000, (n) => `subscription Q${String(n)}{user{mutation}}`),
    ),
  ]),
  socket('9,000 operands', [
    greeting,
    start('1', whereOf, { where: { OR: list(9000, (n) => ({ node: { id: String(n) } })) } }),
  ]),
  socket('5,000 different subscriptions', [
    greeting,
    ...list(5000, (n) => start(`s${String(n)}`, `subscription{user{mutation a${String(n)}:node{id name}}}`)),
  ]),
  socket('20,000 stops', [greeting, ...list(20_000, (n) => ({ id: String(n), type: 'stop' }))]),
]

export const hostileInputs: readonly HostileInput[] = [...documents, ...variables, ...bodies, ...exports, ...sockets]
