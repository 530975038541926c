import type { MigrationChange, MigrationStore } from '../../project-store.js'
import { LRUCache } from 'lru-cache'
import { constant } from '../../../model/value.js'
import type { Model } from '../../../model/model.js'
import type { ScalarType, ScalarValue } from '../../../model/scalar.js'
import type { SqlRunner } from '../database/database.js'
import { allOf, column, compare, constantParam, equals, inList, listParam, tableSource } from '../tree/build.js'
import type { Expression, Insert, Select, Update } from '../tree/tree.js'
import { managementTable, type ManagementLocation } from './management-location.js'
import { openStatuses, type MigrationRecord, type MigrationStatus } from '../../migration-record.js'
import { migrationColumns, recordOfRow, rowOfRecord } from './migration-rows.js'
import { withAdditions, type StoredModel } from '../../model-additions.js'
import { modelFromJson } from '../../stored-model.js'
import { storedTexts, type StoredTexts } from './stored-texts.js'

/** A model from its stored JSON and the datamodel that it was made from. */
export type ReadModel = (json: string, datamodel: string) => Model

/** Rows are read again and again, by those who wait for the end of a deploy; reading their models takes longest. */
export function rememberModels(): ReadModel {
  const known = new LRUCache<string, StoredModel>({
    max: 100,
    maxSize: 4_000_000,
    sizeCalculation: (_, json) => json.length + 1,
  })
  return (json, datamodel) => {
    const found = known.get(json) ?? modelFromJson(json)
    known.set(json, found)
    return withAdditions(found, datamodel)
  }
}

const text = (value: string): Expression => constantParam(value, 'String')
const both = (one: Expression, other: Expression): Expression => allOf([one, other]) ?? one
const ofProject = (id: string): Expression => equals(column('m', 'projectId', 'String'), text(id))
const ofRevision = (revision: number): Expression =>
  equals(column('m', 'revision', 'Int'), constantParam(revision, 'Int'))
const withStatus = (...statuses: readonly MigrationStatus[]): Expression =>
  inList(column('m', 'status', 'String'), listParam(constant(statuses), 'String'))
const isNotOver = withStatus(...openStatuses)
/** A late end of what is rolled back meanwhile is none. */
const isGoingOn = withStatus('PENDING', 'IN_PROGRESS')

/**
 * The table `Migration`, and what only this server keeps beside it; `runner` may be a transaction.
 *
 * `UPDATE Migration AS m SET status = ? WHERE ((m.projectId = ? AND m.revision = ?) AND m.status = ANY(?))`
 */
export function createMigrationStore(
  location: ManagementLocation,
  runner: SqlRunner,
  readModel: ReadModel,
): Omit<MigrationStore, 'keepStatements' | 'statements'> {
  const table = managementTable(location, 'Migration')
  const texts = storedTexts(location)

  async function readMigrations(where: Expression, order: RowOrder = {}): Promise<readonly MigrationRecord[]> {
    const { rows } = await runner.runStatement(selectMigrations(location, where, order))
    return rows.map((row) => recordOfRow(row as readonly ScalarValue[], readModel))
  }
  // a collation may find those of another spelling, which is another service
  const readOf = async (
    id: string,
    where: Expression | undefined,
    order?: RowOrder,
  ): Promise<readonly MigrationRecord[]> =>
    (await readMigrations(where ? both(ofProject(id), where) : ofProject(id), order)).filter(
      ({ projectId }) => projectId === id,
    )
  const readNewest = async (id: string, where?: Expression): Promise<MigrationRecord | undefined> =>
    (await readOf(id, where, { limit: 1 }))[0]

  return {
    migrations: (id) => readOf(id, undefined),
    current: (id) => readNewest(id, withStatus('SUCCESS')),
    openMigrations: (id) =>
      id === undefined ? readMigrations(isNotOver, { direction: 'asc' }) : readOf(id, isNotOver, { direction: 'asc' }),
    newest: (id) => readNewest(id),
    predecessor({ projectId, revision }) {
      const earlier = compare(column('m', 'revision', 'Int'), '<', constantParam(revision, 'Int'))
      return readNewest(projectId, both(withStatus('SUCCESS'), earlier))
    },
    async currentRevisions() {
      const { rows } = await runner.runStatement({
        kind: 'select',
        columns: [
          { expression: column('m', 'projectId', 'String') },
          { expression: { kind: 'max', operand: column('m', 'revision', 'Int') } },
        ],
        from: tableSource(table, 'm'),
        where: withStatus('SUCCESS'),
        groupBy: [column('m', 'projectId', 'String')],
      })
      return new Map(rows.map(([id, revision]) => [id as string, Number(revision)]))
    },
    async insertMigration(migration) {
      await runner.runStatement({
        kind: 'insert',
        table,
        columns: migrationColumns.map(([name]) => name),
        rows: [rowOfRecord(migration, texts)],
      })
      if (migration.deployed !== null) await runner.runStatement(insertDeploy(migration, migration.deployed, location))
    },
    async updateMigration({ projectId, revision }, change) {
      const isThis = both(ofProject(projectId), ofRevision(revision))
      const { affected } = await runner.runStatement({
        kind: 'update',
        table,
        alias: 'm',
        set: changedColumns(change, texts),
        where: both(isThis, change.status === 'SUCCESS' ? isGoingOn : isNotOver),
      })
      return affected > 0
    },
  }
}

interface RowOrder {
  readonly limit?: number
  /** Of revisions; absent: newest first. */
  readonly direction?: 'asc' | 'desc'
}

/** The rows of migrations with those of their deploys: `SELECT … FROM "Migration" "m" LEFT JOIN "_refract_Deploy" "d" ON …`. */
function selectMigrations(
  location: ManagementLocation,
  where: Expression,
  { limit, direction = 'desc' }: RowOrder,
): Select {
  const isSame = (name: string, scalar: ScalarType): Expression =>
    equals(column('d', name, scalar), column('m', name, scalar))
  return {
    kind: 'select',
    columns: [
      ...migrationColumns.map(([name, scalar]) => ({ expression: column('m', name, scalar) })),
      { expression: column('d', 'deployedBy', 'String') },
      { expression: column('d', 'deployedAt', 'DateTime') },
    ],
    from: tableSource(managementTable(location, 'Migration'), 'm'),
    joins: [
      {
        type: 'left',
        source: tableSource(managementTable(location, '_refract_Deploy'), 'd'),
        on: both(isSame('projectId', 'String'), isSame('revision', 'Int')),
      },
    ],
    where,
    orderBy: [{ expression: column('m', 'revision', 'Int'), direction }],
    ...(limit === undefined ? {} : { limit: { kind: 'literal', value: limit } }),
  }
}

/**
 * Who made a deploy, and when.
 *
 * `INSERT INTO _refract_Deploy (projectId, revision, deployedBy, deployedAt) VALUES (?, ?, ?, ?)`
 */
const insertDeploy = (
  { projectId, revision }: MigrationRecord,
  { by, at }: NonNullable<MigrationRecord['deployed']>,
  location: ManagementLocation,
): Insert => ({
  kind: 'insert',
  table: managementTable(location, '_refract_Deploy'),
  columns: ['projectId', 'revision', 'deployedBy', 'deployedAt'],
  rows: [
    [
      text(projectId),
      constantParam(revision, 'Int'),
      constantParam(by === null ? null : storedTexts(location).plain(by), 'String'),
      constantParam(at, 'DateTime'),
    ],
  ],
})

/** Lists of texts are kept as JSON. */
const changedColumns = (change: MigrationChange, texts: StoredTexts): Update['set'] =>
  migrationColumns.flatMap(([name, scalar]) => {
    const value = change[name as keyof MigrationChange]
    if (value === undefined) return []
    const kept = Array.isArray(value) ? texts.json(JSON.stringify(value)) : (value as ScalarValue)
    return [{ column: name, value: constantParam(kept, scalar) }]
  })
