import { makePrismaClientClass } from '../src/client.js'
import type { ClientOptions } from '../src/options.js'
import type { Fetch } from '../src/transport/call-options.js'

const typeDefs = `
interface Node { id: ID! }
type Boat implements Node { id: ID! name: String! kind: Kind tags: [String!]! meta: Json hull: Hull
  crew(where: SailorWhereInput, orderBy: SailorOrderByInput, skip: Int, after: String, before: String, first: Int = 5, last: Int): [Sailor!] home: Port! }
type Hull { length: Float! plates: [Plate!] builder: Port }
type Plate { n: Int! }
"""A sailor, { with } brackets"""
type Sailor { id: ID! email: String age: Int boat: Boat }
type Port { id: Int! depth: Float! }
type Lonely { boat: Boat }
type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
type BoatEdge { node: Boat! cursor: String! }
type AggregateBoat { count: Int! }
type BoatConnection { pageInfo: PageInfo! edges: [BoatEdge]! aggregate: AggregateBoat! }
type LonelyEdge { node: Lonely! cursor: String! }
type LonelyConnection { pageInfo: PageInfo! edges: [LonelyEdge]! }
type BoatGroup { count: Int! }
type Query {
  boatsGroupBy(by: [BoatGroupField!]!, where: BoatWhereInput, first: Int): [BoatGroup!]!
  boat(where: BoatWhereUniqueInput!): Boat
  raft(where: BoatWhereUniqueInput!, deleted: Deleted = WITHOUT): Boat
  boats(where: BoatWhereInput, first: Int): [Boat]!
  boatsConnection(where: BoatWhereInput, first: Int): BoatConnection!
  lonelies(where: LonelyWhereInput): [Lonely]!
  loneliesConnection(where: LonelyWhereInput, first: Int): LonelyConnection!
  node(id: ID!): Node
}
type Mutation { createBoat(data: BoatCreateInput!): Boat! createTick: Port! updateBoat(data: BoatUpdateInput!, where: BoatWhereUniqueInput!): Boat
  deleteBoat(where: BoatWhereUniqueInput!, if: BoatWhereInput): Boat }
`

export interface Sent {
  readonly body: { query: string; variables: Record<string, unknown> }[]
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

type CannedResponse = object | 'lost' | 'silent'

/** Any call, as JavaScript sees it. */
export type AnyCall = Promise<unknown> & Record<string, (...given: unknown[]) => AnyCall>
export type AnyClient = Record<string, (...given: unknown[]) => AnyCall> & {
  $exists: Record<string, (where?: object) => Promise<boolean>>
  $graphql: (query: string, variables?: object, options?: object) => Promise<unknown>
}

/** A client whose requests are answered by a function. */
export function testClient(
  respond: (sent: Sent, place: number) => CannedResponse = () => [{ data: {} }],
  options: Partial<ClientOptions> = {},
): { client: AnyClient; sent: Sent[] } {
  const sent: Sent[] = []
  const fetch: Fetch = (_, request) => {
    const body = JSON.parse(request.body) as Sent['body']
    const one = { body, headers: request.headers, signal: request.signal }
    sent.push(one)
    const given = respond(one, sent.length - 1)
    if (given === 'lost')
      return Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') }))
    if (given === 'silent')
      return new Promise((_, reject) => one.signal.addEventListener('abort', () => reject(new Error('aborted'))))
    return Promise.resolve({ status: 200, text: () => Promise.resolve(JSON.stringify(given)) })
  }
  const Client = makePrismaClientClass<new () => AnyClient>({
    typeDefs,
    models: [
      { name: 'Hull', embedded: true },
      { name: 'Plate', embedded: true },
    ],
    endpoint: 'http://localhost:1/',
    fetch,
    ...options,
  })
  return { client: new Client(), sent }
}
