import { buildSchema, introspectionFromSchema } from 'graphql'
import type { Introspection } from './introspection.js'
import { readSchema } from './read-schema.js'
import type { ServiceSchema } from './service-schema.js'

const operators = (name: string, type: string, suffixes: readonly string[]): string =>
  suffixes.map((suffix) => `${name}${suffix}: ${suffix.endsWith('in') ? `[${type}!]` : type}`).join(' ')
const equality = ['', '_not', '_in', '_not_in']
const order = [...equality, '_lt', '_lte', '_gt', '_gte']
const text = [...order, '_contains', '_not_contains', '_starts_with', '_not_starts_with']

const lists = '(where: XWhereInput, orderBy: XOrderByInput, skip: Int, first: Int)'
const queries = (name: string, list: string): string => `${list}${lists.replaceAll('X', name)}: [${name}]!
  ${name.toLowerCase()}(where: ${name}WhereUniqueInput!): ${name} ${list}Connection${lists.replaceAll('X', name)}: ${name}Connection!`
const mutations = (name: string, plural: string): string => `create${name}(data: ${name}CreateInput!): ${name}!
  update${name}(data: ${name}UpdateInput!, where: ${name}WhereUniqueInput!): ${name}
  delete${name}(where: ${name}WhereUniqueInput!): ${name}
  updateMany${plural}(data: ${name}UpdateManyMutationInput!, where: ${name}WhereInput): BatchPayload!
  deleteMany${plural}(where: ${name}WhereInput): BatchPayload!`
const helpers = (name: string): string => `type ${name}Connection { aggregate: Aggregate! }
  input ${name}WhereUniqueInput { id: ID }`

/** The schema that a server generates for users with posts, as far as the page reads it; for tests. */
export const testSchema: ServiceSchema = readSchema(
  introspectionFromSchema(
    buildSchema(`
  scalar DateTime
  scalar Json
  scalar Long
  enum Role { READER ADMIN }
  type Aggregate { count: Int! }
  type BatchPayload { count: Long! }
  type Query { ${queries('User', 'users')} ${queries('Post', 'posts')} ${queries('Profile', 'profiles')} }
  type Mutation { ${mutations('User', 'Users')} ${mutations('Post', 'Posts')} ${mutations('Profile', 'Profiles')} }
  ${['User', 'Post', 'Profile'].map(helpers).join('\n')}
  type User { id: ID! name: String! age: Int role: Role! isActive: Boolean! born: DateTime settings: Json tags: [String!]!
    posts(where: PostWhereInput, first: Int): [Post!] createdAt: DateTime! }
  type Post { id: ID! title: String! author: User! editors(first: Int): [User!] }
  type Profile { id: ID! bio: String owner: User! }
  input UserWhereInput { AND: [UserWhereInput!] OR: [UserWhereInput!] NOT: [UserWhereInput!]
    ${operators('id', 'ID', text)} ${operators('name', 'String', text)} ${operators('age', 'Int', order)}
    ${operators('role', 'Role', equality)} isActive: Boolean isActive_not: Boolean ${operators('born', 'DateTime', order)}
    ${operators('createdAt', 'DateTime', order)} posts_every: PostWhereInput posts_some: PostWhereInput posts_none: PostWhereInput }
  input PostWhereInput { AND: [PostWhereInput!] ${operators('id', 'ID', text)} ${operators('title', 'String', text)}
    author: UserWhereInput editors_some: UserWhereInput }
  input ProfileWhereInput { ${operators('id', 'ID', text)} ${operators('bio', 'String', text)} owner: UserWhereInput }
  enum UserOrderByInput { id_ASC id_DESC name_ASC name_DESC }
  enum PostOrderByInput { id_ASC id_DESC }
  enum ProfileOrderByInput { id_ASC id_DESC }
  input UserCreatetagsInput { set: [String!] }
  input UserUpdatetagsInput { set: [String!] }
  input UserCreateInput { id: ID name: String! age: Int role: Role isActive: Boolean born: DateTime settings: Json
    tags: UserCreatetagsInput posts: PostCreateManyWithoutAuthorInput }
  input UserUpdateInput { name: String age: Int role: Role isActive: Boolean born: DateTime settings: Json
    tags: UserUpdatetagsInput posts: PostUpdateManyWithoutAuthorInput }
  input UserUpdateManyMutationInput { name: String age: Int role: Role isActive: Boolean born: DateTime settings: Json tags: UserUpdatetagsInput }
  input PostCreateManyWithoutAuthorInput { create: [PostCreateInput!] connect: [PostWhereUniqueInput!] }
  input PostUpdateManyWithoutAuthorInput { create: [PostCreateInput!] connect: [PostWhereUniqueInput!] disconnect: [PostWhereUniqueInput!] }
  input UserCreateOneWithoutPostsInput { create: UserCreateInput connect: UserWhereUniqueInput }
  input UserUpdateOneRequiredWithoutPostsInput { create: UserCreateInput connect: UserWhereUniqueInput }
  input UserCreateManyInput { connect: [UserWhereUniqueInput!] }
  input UserCreateOneInput { connect: UserWhereUniqueInput }
  input PostCreateInput { id: ID title: String! author: UserCreateOneWithoutPostsInput! editors: UserCreateManyInput }
  input PostUpdateInput { title: String author: UserUpdateOneRequiredWithoutPostsInput }
  input PostUpdateManyMutationInput { title: String }
  input ProfileCreateInput { bio: String owner: UserCreateOneInput! }
  input ProfileUpdateInput { bio: String }
  input ProfileUpdateManyMutationInput { bio: String }
`),
  ) as unknown as Introspection,
)
