import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort } from '../test/support/started-server.js'
import type { Asked } from './answers.js'
import { handWrittenRequests } from './best-statements.js'
import type { OpenDatabase } from './databases.js'
import { startPostgraphile } from './peers/postgraphile.js'
import { startPeer, type Peer } from './peers/start-peer.js'
import type { StatementsOfRequest, StatementsServerSettings } from './peers/statements-server.js'
import { recordStatements } from './record-statements.js'
import type { Scenario } from './scenarios.js'

export type ContenderName = 'refract' | 'handWritten' | 'bare' | 'postgraphile'

/** A program that answers the requests, and how it is asked. */
export interface Contender {
  readonly name: ContenderName
  readonly peer: Peer
  /** Undefined where it does not answer such a request. */
  readonly asked: (scenario: Scenario) => (Asked & { readonly statementsUrl?: string }) | undefined
  /** Whether its answers are to be ours. */
  readonly isCompared: boolean
}

const pathOf = ({ name }: Scenario): string => `/${name.replace(/[^a-z0-9]+/g, '-')}`

interface ContenderOptions {
  readonly folder: string
  readonly withPostgraphile: boolean
}

/** The programs beside ours; those that have started are in `peers` even when the next one fails. */
export async function startContenders(
  database: OpenDatabase,
  scenarios: readonly Scenario[],
  options: ContenderOptions,
  peers: Peer[],
): Promise<readonly Contender[]> {
  const program = { database, scenarios, folder: options.folder, peers }
  const byHand = handWrittenRequests(database.name)
  const handWritten = await startStatements('handWritten', (scenario) => byHand[scenario.name], program)
  const recorded = await recordStatements({ driver: await database.connect(), ...database.project }, scenarios)
  const bare = await startStatements('bare', (scenario) => recorded.get(scenario.name), program)
  if (database.name !== 'postgres' || !options.withPostgraphile) return [handWritten, bare]
  return [handWritten, bare, await startPostgraphileBeside(database, peers)]
}

interface Program {
  readonly database: OpenDatabase
  readonly scenarios: readonly Scenario[]
  readonly folder: string
  readonly peers: Peer[]
}

async function startStatements(
  name: 'handWritten' | 'bare',
  requestOf: (scenario: Scenario) => StatementsOfRequest | undefined,
  { database, scenarios, folder, peers }: Program,
): Promise<Contender> {
  const port = await freePort()
  const file = join(folder, `${name}.json`)
  const requests = scenarios.flatMap((scenario) => {
    const request = requestOf(scenario)
    return request === undefined ? [] : [[pathOf(scenario), request] as const]
  })
  const settings: StatementsServerSettings = { place: database.place, requests: Object.fromEntries(requests) }
  writeFileSync(file, JSON.stringify(settings))
  const base = `http://127.0.0.1:${String(port)}`
  const path = resolve('node_modules/.cache/refract-programs/statements-server.js')
  const peer = await startPeer([path, String(port), file], `${base}/`)
  peers.push(peer)
  return {
    name,
    peer,
    asked: (scenario) =>
      requestOf(scenario) === undefined ? undefined : { ...scenario, url: base + pathOf(scenario) },
    // the statements alone do not make an answer of several rows
    isCompared: name === 'handWritten',
  }
}

async function startPostgraphileBeside({ place }: OpenDatabase, peers: Peer[]): Promise<Contender> {
  const port = await freePort()
  const { connection } = place
  const address = `postgres://${connection.user}@127.0.0.1:${String(connection.port)}/${connection.database ?? ''}`
  const peer = await startPostgraphile(address, 'bench$dev', port)
  peers.push(peer)
  const url = `http://127.0.0.1:${String(port)}/graphql`
  return { name: 'postgraphile', peer, asked: (scenario) => postgraphileRequest(scenario, url), isCompared: true }
}

const postgraphileRequest = (scenario: Scenario, url: string): Asked | undefined =>
  scenario.postgraphile === undefined
    ? undefined
    : {
        query: scenario.postgraphile,
        variables: (n) => ({
          now: new Date().toISOString(),
          ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((id) => [`id${String(id)}`, newId()])),
          ...scenario.variables(n),
        }),
        url,
      }

/** As long as ours. */
const newId = (): string => `x${String(process.hrtime.bigint())}`.padEnd(25, '0').slice(0, 25)
