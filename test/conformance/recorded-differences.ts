import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { DatabaseName } from '../support/database-servers.js'

/** Recorded answers that Refract deliberately or unavoidably does not give. */
export interface RecordedDifference {
  readonly because: string
  readonly on: readonly DatabaseName[]
  readonly cases: readonly string[]
}

export const recordedDifferences = parse(
  readFileSync('test/conformance/differences.yaml', 'utf8'),
) as readonly RecordedDifference[]

/** Why the case differs on the database; undefined where it must agree. */
export const reasonToDiffer = (title: string, database: DatabaseName): string | undefined =>
  recordedDifferences.find(({ on, cases }) => on.includes(database) && cases.includes(title))?.because
