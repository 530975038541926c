import { describe, expect, inject, test } from 'vitest'
import { connectors, databaseNames, type DatabaseName, type DatabaseServer } from './database-servers.js'

/** A database that tests can start servers on. */
export interface TestDatabase {
  readonly name: DatabaseName
  /** Name of the connector that serves it. */
  readonly connector: (typeof connectors)[DatabaseName]
  /** How it is reached; undefined for the embedded one. */
  readonly address: { readonly port: number; readonly user: string; readonly password: string } | undefined
}

/** Leaving a database out needs a reason. */
export type DatabaseChoice =
  { readonly only?: undefined } | { readonly only: readonly DatabaseName[]; readonly because: string }

const isStrict = Boolean(process.env['REQUIRE_DATABASES'])

/**
 * A describe block for each database. One that could not be started stands in the report as skipped, with its reason;
 * with REQUIRE_DATABASES set it fails, unless machines may lack it.
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
      if (server.kind === 'missing') missing(name, server)
      else suite({ name, connector: connectors[name], address: addressOf(server) })
    })
  }
}

type Missing = Extract<DatabaseServer, { kind: 'missing' }>

function missing(name: DatabaseName, { reason, isAllowed }: Missing): void {
  if (isStrict && !isAllowed) test(`${name} is there`, () => expect.fail(reason))
  else test.skip(`NOT RUN, ${name} could not be started: ${reason.split('\n', 1)[0] ?? ''}`, () => undefined)
}

function addressOf(server: DatabaseServer): TestDatabase['address'] {
  if (server.kind !== 'running') return undefined
  const { port, user, password } = server
  return { port, user, password }
}
