import { expect } from 'vitest'
import type { Database } from '../../../src/connector/sql/database/database.js'
import { prepareRead, type Reading } from '../../../src/connector/sql/execute/run-read.js'
import { planOperation } from '../../../src/connector/sql/plan/plan-operation.js'
import type { GoldenCase } from './golden-cases.js'
import { understoodCase } from './planned-case.js'
import { atOnce } from '../../../src/util/slices.js'

/** The answers of a deployed, seeded case's reads by their keys, read in one way whatever the database would choose. */
export async function readCase(
  golden: GoldenCase,
  database: Database,
  reading: Reading,
): Promise<Readonly<Record<string, unknown>>> {
  const { rootFields, storage, variables } = understoodCase(golden, database.dialect)
  const responses: Record<string, unknown> = {}
  for (const field of rootFields) {
    if (field.kind !== 'operation') continue
    const plan = atOnce(planOperation(field.operation, storage, database.capabilities))
    if (plan.kind !== 'read') continue
    const prepared = prepareRead(plan.read, database, storage, reading)
    const { json, failures } = await prepared.run({ variables, bound: new Map() })
    expect(failures).toEqual([])
    responses[field.key] = JSON.parse(json)
  }
  return responses
}
