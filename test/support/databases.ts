import { describe, expect, inject, test } from 'vitest'
import { databaseNames, type DatabaseName, type DatabaseServer } from './database-servers.js'

/** A database that tests can start servers on. */
export interface TestDatabase {
  readonly name: DatabaseName
  /** Name of the connector that serves it. */
  readonly connector: 'postgres' | 'mysql' | 'sqlite'
  /** How it is reached; undefined for the embedded one. */
  readonly address: { readonly port: number; readonly user: string; readonly password: string } | undefined
}

/** Leaving a database out needs a reason. */
export type DatabaseChoice =
  { readonly only?: undefined } | { readonly only: readonly DatabaseName[]; readonly because: string }

const connectors = { sqlite: 'sqlite', postgres: 'postgres', mariadb: 'mysql', mysql: 'mysql' } as const
const isStrict = Boolean(process.env['REQUIRE_DATABASES'])

/**
 * A describe block for each database. One that could not be started stands in the report as skipped, with its reason;
 * with REQUIRE_DATABASES set it fails.
 */
export function eachDatabase(
  title: string,
  suite: (database: TestDatabase) => void,
  choice: DatabaseChoice = {},
): void {
  const servers = inject('databaseServers')
  for (const name of choice.only ?? databaseNames) {
    const server = servers[name]
    if (server === undefined) continue
    describe(`${title} (${name})`, () => {
      if (server.kind === 'missing') missing(name, server.reason)
      else suite({ name, connector: connectors[name], address: addressOf(server) })
    })
  }
}

function missing(name: DatabaseName, reason: string): void {
  if (isStrict) test(`${name} is there`, () => expect.fail(reason))
  else test.skip(`NOT RUN, ${name} could not be started: ${reason.split('\n', 1)[0] ?? ''}`, () => undefined)
}

function addressOf(server: DatabaseServer): TestDatabase['address'] {
  if (server.kind !== 'running') return undefined
  const { port, user, password } = server
  return { port, user, password }
}
