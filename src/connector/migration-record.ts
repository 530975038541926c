import type { WebhookDefinition } from '../model/project-definition.js'
import type { MigrationStep } from '../migration/step.js'
import type { Model } from '../model/model.js'

export type MigrationStatus =
  'PENDING' | 'IN_PROGRESS' | 'SUCCESS' | 'ROLLING_BACK' | 'ROLLBACK_SUCCESS' | 'ROLLBACK_FAILURE'

/** One row of the table `Migration` (management-api.md sections 9, 13). */
export interface MigrationRecord {
  readonly projectId: string
  readonly revision: number
  readonly model: Model
  readonly functions: readonly WebhookDefinition[]
  readonly status: MigrationStatus
  readonly applied: number
  readonly rolledBack: number
  readonly steps: readonly MigrationStep[]
  readonly errors: readonly string[]
  /** DateTime values. */
  readonly startedAt: string | null
  readonly finishedAt: string | null
  readonly datamodel: string
  /** What only this server notes of a deploy; null for those of the original. */
  readonly deployed: { readonly by: string | null; readonly at: string } | null
}

export const openStatuses: readonly MigrationStatus[] = ['PENDING', 'IN_PROGRESS', 'ROLLING_BACK']

/** Whether a migration is not over yet. */
export const isOpen = ({ status }: Pick<MigrationRecord, 'status'>): boolean => openStatuses.includes(status)
