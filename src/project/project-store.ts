import type { SqlRunner } from '../database/database.js'
import { constant, noBindings } from '../model/value.js'
import type { ScalarType, ScalarValue } from '../model/scalar.js'
import { allOf, column, constantParam, equals, inList, listParam, tableSource } from '../sql/build.js'
import type { Expression, Select } from '../sql/tree.js'
import { stepFromJson, stepToJson } from '../migration/step.js'
import { functionsFromJson, functionsToJson } from './functions-json.js'
import { managementTable, type ManagementPlace } from './management-place.js'
import type { MigrationRecord, MigrationStatus } from './migration-record.js'
import { modelFromJson, modelToJson } from './stored-model.js'

/** A row of the table `Project`. */
export interface ProjectRow {
  readonly id: string
  readonly secrets: readonly string[]
}

/** The management tables as functions; `runner` may be a transaction. */
export interface ProjectStore {
  projects(runner?: SqlRunner): Promise<readonly ProjectRow[]>
  project(id: string, runner?: SqlRunner): Promise<ProjectRow | undefined>
  insertProject(project: ProjectRow, runner: SqlRunner): Promise<void>
  setSecrets(id: string, secrets: readonly string[], runner: SqlRunner): Promise<void>
  deleteProject(id: string, runner: SqlRunner): Promise<void>
  /** Newest first. */
  migrations(projectId: string, runner?: SqlRunner): Promise<readonly MigrationRecord[]>
  /** The SUCCESS migration with the highest revision. */
  current(projectId: string, runner?: SqlRunner): Promise<MigrationRecord | undefined>
  /** Migrations of all projects that are not over. */
  openMigrations(runner?: SqlRunner): Promise<readonly MigrationRecord[]>
  /** Highest revision that succeeded, by project. */
  currentRevisions(runner?: SqlRunner): Promise<ReadonlyMap<string, number>>
  insertMigration(migration: MigrationRecord, runner: SqlRunner): Promise<void>
  updateMigration(
    key: Pick<MigrationRecord, 'projectId' | 'revision'>,
    change: MigrationChange,
    runner?: SqlRunner,
  ): Promise<void>
  setCloudSecret(secret: string | null): Promise<void>
}

export type MigrationChange = Partial<
  Pick<MigrationRecord, 'status' | 'applied' | 'rolledBack' | 'errors' | 'startedAt' | 'finishedAt'>
>

const columns: readonly (readonly [string, ScalarType])[] = [
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

export function createProjectStore(place: ManagementPlace): ProjectStore {
  const { database } = place
  const [projectTable, migrationTable] = [managementTable(place, 'Project'), managementTable(place, 'Migration')]
  const text = (value: string): Expression => constantParam(value, 'String')

  async function readMigrations(
    where: Expression,
    limit: number | undefined,
    runner: SqlRunner,
  ): Promise<readonly MigrationRecord[]> {
    const select: Select = {
      kind: 'select',
      columns: columns.map(([name, scalar]) => ({ expression: column('m', name, scalar) })),
      from: tableSource(migrationTable, 'm'),
      where,
      orderBy: [{ expression: column('m', 'revision', 'Int'), direction: 'desc' }],
      ...(limit === undefined ? {} : { limit: { kind: 'literal', value: limit } }),
    }
    const { rows } = await runner.runStatement(select)
    return rows.map((row) => recordOf(row as readonly ScalarValue[]))
  }

  const ofProject = (id: string): Expression => equals(column('m', 'projectId', 'String'), text(id))
  const withStatus = (...statuses: readonly MigrationStatus[]): Expression =>
    inList(column('m', 'status', 'String'), listParam(constant(statuses), 'String'))
  const both = (one: Expression, other: Expression): Expression => allOf([one, other]) ?? one

  async function readProjects(where: Expression | undefined, runner: SqlRunner): Promise<readonly ProjectRow[]> {
    const { rows } = await runner.runStatement({
      kind: 'select',
      columns: [{ expression: column('p', 'id', 'String') }, { expression: column('p', 'secrets', 'String') }],
      from: tableSource(projectTable, 'p'),
      ...(where ? { where } : {}),
      orderBy: [{ expression: column('p', 'id', 'String'), direction: 'asc' }],
    })
    return rows.map(([id, secrets]) => ({ id: id as string, secrets: textsFromJson(secrets as string | null) }))
  }

  return {
    projects: (runner = database) => readProjects(undefined, runner),
    project: async (id, runner = database) =>
      (await readProjects(equals(column('p', 'id', 'String'), text(id)), runner))[0],
    async insertProject({ id, secrets }, runner) {
      await runner.runStatement({
        kind: 'insert',
        table: projectTable,
        columns: ['id', 'secrets', 'allowQueries', 'allowMutations', 'functions'],
        rows: [
          [
            text(id),
            text(JSON.stringify(secrets)),
            constantParam(true, 'Boolean'),
            constantParam(true, 'Boolean'),
            text('[]'),
          ],
        ],
      })
    },
    async setSecrets(id, secrets, runner) {
      await runner.runStatement({
        kind: 'update',
        table: projectTable,
        alias: 'p',
        set: [{ column: 'secrets', value: text(JSON.stringify(secrets)) }],
        where: equals(column('p', 'id', 'String'), text(id)),
      })
    },
    async deleteProject(id, runner) {
      await runner.runStatement({
        kind: 'delete',
        table: projectTable,
        alias: 'p',
        where: equals(column('p', 'id', 'String'), text(id)),
      })
    },
    migrations: (id, runner = database) => readMigrations(ofProject(id), undefined, runner),
    current: async (id, runner = database) =>
      (await readMigrations(both(ofProject(id), withStatus('SUCCESS')), 1, runner))[0],
    openMigrations: (runner = database) =>
      readMigrations(withStatus('PENDING', 'IN_PROGRESS', 'ROLLING_BACK'), undefined, runner),
    async currentRevisions(runner = database) {
      const { rows } = await runner.runStatement({
        kind: 'select',
        columns: [{ expression: column('m', 'projectId', 'String') }, { expression: column('m', 'revision', 'Int') }],
        from: tableSource(migrationTable, 'm'),
        where: withStatus('SUCCESS'),
        orderBy: [{ expression: column('m', 'revision', 'Int'), direction: 'asc' }],
      })
      return new Map(rows.map(([id, revision]) => [id as string, Number(revision)]))
    },
    async insertMigration(migration, runner) {
      await runner.runStatement({
        kind: 'insert',
        table: migrationTable,
        columns: columns.map(([name]) => name),
        rows: [rowOf(migration)],
      })
    },
    async updateMigration({ projectId, revision }, change, runner = database) {
      const set = columns.flatMap(([name, scalar]) => {
        const value = change[name as keyof MigrationChange]
        if (value === undefined) return []
        return [
          {
            column: name,
            value: constantParam(Array.isArray(value) ? JSON.stringify(value) : (value as ScalarValue), scalar),
          },
        ]
      })
      const where = both(ofProject(projectId), equals(column('m', 'revision', 'Int'), constantParam(revision, 'Int')))
      await runner.runStatement({ kind: 'update', table: migrationTable, alias: 'm', set, where }, noBindings)
    },
    async setCloudSecret(secret) {
      const table = managementTable(place, 'CloudSecret')
      await database.transaction(async (runner) => {
        await runner.runStatement({ kind: 'delete', table, alias: 'c' })
        if (secret !== null)
          await runner.runStatement({ kind: 'insert', table, columns: ['secret'], rows: [[text(secret)]] })
      })
    },
  }
}

const textsFromJson = (json: string | null): readonly string[] => {
  const list: unknown = json === null || json === '' ? [] : JSON.parse(json)
  return Array.isArray(list) ? list.map(String) : []
}

function recordOf(row: readonly ScalarValue[]): MigrationRecord {
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
  ] = row
  const stepList: unknown = JSON.parse(String(steps ?? '[]'))
  return {
    projectId: String(projectId),
    revision: Number(revision),
    model: modelFromJson(String(model ?? '{}')),
    functions: functionsFromJson(functions === null || functions === undefined ? null : String(functions)),
    status: String(status) as MigrationStatus,
    applied: Number(applied),
    rolledBack: Number(rolledBack),
    steps: Array.isArray(stepList) ? stepList.flatMap((step) => stepFromJson(step) ?? []) : [],
    errors: textsFromJson(errors === null || errors === undefined ? null : String(errors)),
    startedAt: typeof startedAt === 'string' ? startedAt : null,
    finishedAt: typeof finishedAt === 'string' ? finishedAt : null,
    datamodel: String(datamodel ?? ''),
  }
}

function rowOf(migration: MigrationRecord): readonly Expression[] {
  const values: readonly ScalarValue[] = [
    migration.projectId,
    migration.revision,
    modelToJson(migration.model),
    functionsToJson(migration.functions),
    migration.status,
    migration.applied,
    migration.rolledBack,
    JSON.stringify(migration.steps.map(stepToJson)),
    JSON.stringify(migration.errors),
    migration.startedAt,
    migration.finishedAt,
    migration.datamodel,
  ]
  return values.map((value, index) => constantParam(value, columns[index]?.[1] ?? 'String'))
}
