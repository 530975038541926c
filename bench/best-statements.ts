import { bestReads } from './best-reads.js'
import { bestReadsBeyond } from './best-beyond.js'
import { bestWrites } from './best-writes.js'
import type { StatementsOfRequest } from './peers/statements-server.js'
import type { DatabaseName } from '../test/support/database-servers.js'
import { spellingOf } from './spelling.js'

/** By name of the scenario (`scenarios.ts`): what a program written by hand sends for it, and nothing else. */
export type HandWrittenRequests = Readonly<Record<string, StatementsOfRequest>>

export function handWrittenRequests(database: DatabaseName): HandWrittenRequests {
  const spelling = spellingOf(database)
  return { ...bestReads(database, spelling), ...bestReadsBeyond(database, spelling), ...bestWrites(database, spelling) }
}
