import { constantParam } from '../tree/build.js'
import type { Expression } from '../tree/tree.js'
import type { ScalarType, ScalarValue } from '../../../model/scalar.js'
import { stepFromJson, stepToJson } from '../../../migration/step.js'
import { functionsFromJson, functionsToJson } from '../../functions-json.js'
import type { MigrationRecord, MigrationStatus } from '../../migration-record.js'
import type { Model } from '../../../model/model.js'
import { modelToJson } from '../../stored-model.js'
import type { StoredTexts } from './stored-texts.js'

/** Columns of the table `Migration`. */
export const migrationColumns: readonly (readonly [string, ScalarType])[] = [
  ['projectId', 'String'],
  ['revision', 'Int'],
  ['schema', 'String'],
  ['functions', 'String'],
  ['status', 'String'],
  ['applied', 'Int'],
  ['rolledBack', 'Int'],
  ['steps', 'String'],
  ['errors', 'String'],
  ['startedAt', 'DateTime'],
  ['finishedAt', 'DateTime'],
  ['datamodel', 'String'],
]

/** A stored list of texts. */
export const textsFromJson = (json: string | null): readonly string[] => {
  const list: unknown = json === null || json === '' ? [] : JSON.parse(json)
  return Array.isArray(list) ? list.map(String) : []
}

/** A row with the columns of `_refract_Deploy` behind its own. */
export function recordOfRow(
  row: readonly ScalarValue[],
  readModel: (json: string, datamodel: string) => Model,
): MigrationRecord {
  const [
    projectId,
    revision,
    model,
    functions,
    status,
    applied,
    rolledBack,
    steps,
    errors,
    startedAt,
    finishedAt,
    datamodel,
    deployedBy,
    deployedAt,
  ] = row
  const stepList: unknown = JSON.parse(String(steps ?? '[]'))
  return {
    projectId: String(projectId),
    revision: Number(revision),
    model: readModel(String(model ?? '{}'), String(datamodel ?? '')),
    functions: functionsFromJson(functions === null || functions === undefined ? null : String(functions)),
    status: String(status) as MigrationStatus,
    applied: Number(applied),
    rolledBack: Number(rolledBack),
    steps: Array.isArray(stepList) ? stepList.flatMap((step) => stepFromJson(step) ?? []) : [],
    errors: textsFromJson(errors === null || errors === undefined ? null : String(errors)),
    startedAt: typeof startedAt === 'string' ? startedAt : null,
    finishedAt: typeof finishedAt === 'string' ? finishedAt : null,
    datamodel: String(datamodel ?? ''),
    deployed:
      typeof deployedAt === 'string'
        ? { by: typeof deployedBy === 'string' ? deployedBy : null, at: deployedAt }
        : null,
  }
}

export function rowOfRecord(migration: MigrationRecord, { plain, json }: StoredTexts): readonly Expression[] {
  const values: readonly ScalarValue[] = [
    migration.projectId,
    migration.revision,
    json(modelToJson(migration.model)),
    json(functionsToJson(migration.functions)),
    migration.status,
    migration.applied,
    migration.rolledBack,
    json(JSON.stringify(migration.steps.map(stepToJson))),
    json(JSON.stringify(migration.errors)),
    migration.startedAt,
    migration.finishedAt,
    plain(migration.datamodel),
  ]
  return values.map((value, index) => constantParam(value, migrationColumns[index]?.[1] ?? 'String'))
}
