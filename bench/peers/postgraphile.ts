import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startPeer, type Peer } from './start-peer.js'

const version = '4.14.1'
const cache = resolve('node_modules/.cache/refract-bench')

/** PostGraphile on the tables of a namespace, installed on first use. */
export async function startPostgraphile(connection: string, namespace: string, port: number): Promise<Peer> {
  const program = join(cache, 'node_modules/postgraphile/cli.js')
  if (!existsSync(program)) {
    mkdirSync(cache, { recursive: true })
    writeFileSync(join(cache, 'package.json'), '{"private":true}')
    execFileSync('npm', ['install', '--no-audit', '--no-fund', `postgraphile@${version}`], {
      cwd: cache,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  const flags = [
    '--schema',
    namespace,
    '--connection',
    connection,
    '--port',
    String(port),
    '--disable-query-log',
    '--disable-graphiql',
    '--no-setof-functions-contain-nulls',
    // its field nodeId would meet the column of list tables
    '--skip-plugins',
    'graphile-build:NodePlugin',
    '--max-pool-size',
    '10',
  ]
  return startPeer([program, ...flags], `http://127.0.0.1:${String(port)}/graphql`)
}
