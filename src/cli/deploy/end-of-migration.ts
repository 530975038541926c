import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '../../errors/problem.js'
import type { Endpoint } from '../project/endpoint.js'
import type { ManagementApi } from '../server/management-api.js'
import type { DeployResponse } from './deploy-mutation.js'

interface MigrationState {
  readonly revision: number
  readonly status: string
  readonly applied: number
  readonly errors: readonly string[]
}

/** The first looks are quick: most migrations are. */
const pauses = [20, 50, 100, 200]
const pauseMs = 500
const ended = ['SUCCESS', 'ROLLBACK_SUCCESS', 'ROLLBACK_FAILURE']
const failure = 'The Migration failed and has not been performed. This is very likely not a transient issue.'

/**
 * Waits until a migration is over, telling of its progress. A state of an older revision means that it was undone: the
 * server shows the last good one then (cli.md section 6.1). Throws a problem with the errors of the migration.
 */
export async function endOfMigration(
  { revision, steps }: NonNullable<DeployResponse['migration']>,
  { service, stage }: Pick<Endpoint, 'service' | 'stage'>,
  management: ManagementApi,
  progress: (applied: number) => void,
): Promise<void> {
  const names = { name: service, stage }
  for (let round = 0; ; round += 1) {
    const data = await management.ask(
      `query ($name: String!, $stage: String!) { migrationStatus(name: $name, stage: $stage) {
  projectId revision status applied rolledBack errors } }`,
      names,
    )
    const found = data['migrationStatus'] as MigrationState
    if (found.revision > revision) return
    const isUndone = found.revision < revision && ended.includes(found.status)
    if (found.revision === revision) progress(Math.min(found.applied, steps.length))
    if (isUndone || found.status.startsWith('ROLLBACK') || (found.revision === revision && found.errors.length > 0))
      throw new Problem(`${failure}\n${(await errorsOf(revision, names, management, found)).join('\n')}`)
    if (found.revision === revision && found.status === 'SUCCESS') return
    await pause(pauses[round] ?? pauseMs)
  }
}

async function errorsOf(
  revision: number,
  names: { readonly name: string; readonly stage: string },
  management: ManagementApi,
  found: MigrationState,
): Promise<readonly string[]> {
  if (found.revision === revision && found.errors.length > 0) return found.errors
  const { data } = await management.request(
    'query ($name: String!, $stage: String!) { listMigrations(name: $name, stage: $stage) { revision status applied errors } }',
    names,
  )
  const all = (data?.['listMigrations'] ?? []) as readonly MigrationState[]
  return all.find((migration) => migration.revision === revision)?.errors ?? []
}
