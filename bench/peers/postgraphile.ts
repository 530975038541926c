import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installedPackages } from './installed-package.js'
import { startPeer, type Peer } from './start-peer.js'

const packages = [
  'postgraphile@4.14.1',
  'postgraphile-plugin-connection-filter@2.3.0',
  '@graphile-contrib/pg-order-by-related@1.0.0',
  'postgraphile-plugin-nested-mutations@1.1.0',
]

/** With the plugins for filters by related rows, orders by them, and writes of them. */
const program = `
const { createServer } = require('node:http')
const { postgraphile } = require('postgraphile')
const { NodePlugin } = require('graphile-build')
const [, , connectionString, schema, port] = process.argv
createServer(
  postgraphile({ connectionString, max: 10 }, schema, {
    disableQueryLog: true,
    setofFunctionsContainNulls: false,
    // its field nodeId would meet the column of list tables
    skipPlugins: [NodePlugin],
    appendPlugins: [
      require('postgraphile-plugin-connection-filter'),
      require('@graphile-contrib/pg-order-by-related'),
      require('postgraphile-plugin-nested-mutations'),
    ],
    graphileBuildOptions: { connectionFilterRelations: true },
  }),
).listen(Number(port))
`

/** PostGraphile on the tables of a namespace, installed on first use. */
export async function startPostgraphile(connection: string, namespace: string, port: number): Promise<Peer> {
  const folder = installedPackages('postgraphile', packages)
  const file = join(folder, 'server.cjs')
  writeFileSync(file, program)
  return startPeer([file, connection, namespace, String(port)], `http://127.0.0.1:${String(port)}/graphql`)
}
