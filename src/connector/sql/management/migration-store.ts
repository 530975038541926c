import type { MigrationChange, MigrationStore } from '../../project-store.js'
import { LRUCache } from 'lru-cache'
import { constant } from '../../../model/value.js'
import type { Model } from '../../../model/model.js'
import type { ScalarType, ScalarValue } from '../../../model/scalar.js'
import type { SqlRunner } from '../database/database.js'
import { allOf, column, compare, constantParam, equals, inList, listParam, tableSource } from '../tree/build.js'
import type { Expression, Select } from '../tree/tree.js'
import { managementTable, type ManagementPlace } from './management-place.js'
import { openStatuses, type MigrationRecord, type MigrationStatus } from '../../migration-record.js'
import { migrationColumns, recordOfRow, rowOfRecord } from './migration-rows.js'
import { withAdditions, type StoredModel } from '../../model-additions.js'
import { modelFromJson } from '../../stored-model.js'
import { storedTexts } from './stored-texts.js'

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

/** The table `Migration`, and what only this server keeps beside it; `runner` may be a transaction. */
export function createMigrationStore(place: ManagementPlace, runner: SqlRunner, readModel: ReadModel): MigrationStore {
  const [migrationTable, deployTable] = [managementTable(place, 'Migration'), managementTable(place, '_refract_Deploy')]
  const texts = storedTexts(place)
  const text = (value: string): Expression => constantParam(value, 'String')

  async function readMigrations(
    where: Expression,
    { limit, direction = 'desc' }: { readonly limit?: number; readonly direction?: 'asc' | 'desc' } = {},
  ): Promise<readonly MigrationRecord[]> {
    const isSame = (name: string, scalar: ScalarType): Expression =>
      equals(column('d', name, scalar), column('m', name, scalar))
    const select: Select = {
      kind: 'select',
      columns: [
        ...migrationColumns.map(([name, scalar]) => ({ expression: column('m', name, scalar) })),
        { expression: column('d', 'deployedBy', 'String') },
        { expression: column('d', 'deployedAt', 'DateTime') },
      ],
      from: tableSource(migrationTable, 'm'),
      joins: [
        {
          type: 'left',
          source: tableSource(deployTable, 'd'),
          on: both(isSame('projectId', 'String'), isSame('revision', 'Int')),
        },
      ],
      where,
      orderBy: [{ expression: column('m', 'revision', 'Int'), direction }],
      ...(limit === undefined ? {} : { limit: { kind: 'literal', value: limit } }),
    }
    const { rows } = await runner.runStatement(select)
    return rows.map((row) => recordOfRow(row as readonly ScalarValue[], readModel))
  }

  const ofProject = (id: string): Expression => equals(column('m', 'projectId', 'String'), text(id))
  const withStatus = (...statuses: readonly MigrationStatus[]): Expression =>
    inList(column('m', 'status', 'String'), listParam(constant(statuses), 'String'))
  const isNotOver = withStatus(...openStatuses)
  const both = (one: Expression, other: Expression): Expression => allOf([one, other]) ?? one

  return {
    migrations: (id) => readMigrations(ofProject(id)),
    current: async (id) => (await readMigrations(both(ofProject(id), withStatus('SUCCESS')), { limit: 1 }))[0],
    openMigrations: (id) =>
      readMigrations(id === undefined ? isNotOver : both(ofProject(id), isNotOver), { direction: 'asc' }),
    newest: async (id) => (await readMigrations(ofProject(id), { limit: 1 }))[0],
    async predecessor({ projectId, revision }) {
      const earlier = compare(column('m', 'revision', 'Int'), '<', constantParam(revision, 'Int'))
      const where = both(both(ofProject(projectId), withStatus('SUCCESS')), earlier)
      return (await readMigrations(where, { limit: 1 }))[0]
    },
    async currentRevisions() {
      const { rows } = await runner.runStatement({
        kind: 'select',
        columns: [
          { expression: column('m', 'projectId', 'String') },
          { expression: { kind: 'max', operand: column('m', 'revision', 'Int') } },
        ],
        from: tableSource(migrationTable, 'm'),
        where: withStatus('SUCCESS'),
        groupBy: [column('m', 'projectId', 'String')],
      })
      return new Map(rows.map(([id, revision]) => [id as string, Number(revision)]))
    },
    async insertMigration(migration) {
      await runner.runStatement({
        kind: 'insert',
        table: migrationTable,
        columns: migrationColumns.map(([name]) => name),
        rows: [rowOfRecord(migration, texts)],
      })
      const { projectId, revision, deployed } = migration
      if (deployed === null) return
      await runner.runStatement({
        kind: 'insert',
        table: deployTable,
        columns: ['projectId', 'revision', 'deployedBy', 'deployedAt'],
        rows: [
          [
            text(projectId),
            constantParam(revision, 'Int'),
            constantParam(deployed.by === null ? null : texts.plain(deployed.by), 'String'),
            constantParam(deployed.at, 'DateTime'),
          ],
        ],
      })
    },
    async updateMigration({ projectId, revision }, change) {
      const set = migrationColumns.flatMap(([name, scalar]) => {
        const value = change[name as keyof MigrationChange]
        if (value === undefined) return []
        return [
          {
            column: name,
            value: constantParam(
              Array.isArray(value) ? texts.json(JSON.stringify(value)) : (value as ScalarValue),
              scalar,
            ),
          },
        ]
      })
      const isThis = both(ofProject(projectId), equals(column('m', 'revision', 'Int'), constantParam(revision, 'Int')))
      const { affected } = await runner.runStatement({
        kind: 'update',
        table: migrationTable,
        alias: 'm',
        set,
        where: both(isThis, isNotOver),
      })
      return affected > 0
    },
  }
}
