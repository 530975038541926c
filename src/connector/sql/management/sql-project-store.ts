import type { ProjectRow, ProjectStore } from '../../project-store.js'
import type { SqlRunner } from '../database/database.js'
import { retryingReads } from '../database/retry-lost.js'
import { column, constantParam, equals, tableSource } from '../tree/build.js'
import type { Expression } from '../tree/tree.js'
import { managementTable, type ManagementLocation } from './management-location.js'
import { textsFromJson } from './migration-rows.js'
import { createMigrationStatements } from './migration-statements.js'
import { createMigrationStore, rememberModels, type ReadModel } from './migration-store.js'
import { storedTexts } from './stored-texts.js'

/** The management tables. */
export function createProjectStore(location: ManagementLocation): SqlProjectStore {
  const readModel = rememberModels()
  const on = (runner: SqlRunner): SqlProjectStore => projectStoreOn(location, runner, readModel, on)
  return on(retryingReads(location.database))
}

/** A store whose statements may go to a transaction. */
export interface SqlProjectStore extends ProjectStore {
  on(runner: SqlRunner): SqlProjectStore
  deleteProject(id: string): Promise<void>
}

/**
 * The table `Project`, over the table of migrations.
 *
 * `SELECT p.id, p.secrets FROM Project AS p WHERE p.id = ? ORDER BY p.id ASC`
 */
function projectStoreOn(
  location: ManagementLocation,
  runner: SqlRunner,
  readModel: ReadModel,
  on: SqlProjectStore['on'],
): SqlProjectStore {
  const { database } = location
  const projectTable = managementTable(location, 'Project')
  const text = (value: string): Expression => constantParam(value, 'String')
  const secretsText = (secrets: readonly string[]): Expression =>
    text(storedTexts(location).json(JSON.stringify(secrets)))

  async function readProjects(where?: Expression): Promise<readonly ProjectRow[]> {
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
    ...createMigrationStore(location, runner, readModel),
    ...createMigrationStatements(location, runner),
    on,
    transaction: (work) => database.transaction((transaction) => work(on(transaction))),
    projects: () => readProjects(),
    // a collation may find another spelling, which is another service
    project: async (id) =>
      (await readProjects(equals(column('p', 'id', 'String'), text(id)))).find((found) => found.id === id),
    async insertProject({ id, secrets }) {
      await runner.runStatement({
        kind: 'insert',
        table: projectTable,
        columns: ['id', 'secrets', 'allowQueries', 'allowMutations', 'functions'],
        rows: [
          [text(id), secretsText(secrets), constantParam(true, 'Boolean'), constantParam(true, 'Boolean'), text('[]')],
        ],
      })
    },
    async setSecrets(id, secrets) {
      await runner.runStatement({
        kind: 'update',
        table: projectTable,
        alias: 'p',
        set: [{ column: 'secrets', value: secretsText(secrets) }],
        where: equals(column('p', 'id', 'String'), text(id)),
      })
    },
    async deleteProject(id) {
      await runner.runStatement({
        kind: 'delete',
        table: projectTable,
        alias: 'p',
        where: equals(column('p', 'id', 'String'), text(id)),
      })
    },
    async setCloudSecret(secret) {
      const table = managementTable(location, 'CloudSecret')
      await database.transaction(async (transaction) => {
        await transaction.runStatement({ kind: 'delete', table, alias: 'c' })
        if (secret !== null)
          await transaction.runStatement({ kind: 'insert', table, columns: ['secret'], rows: [[text(secret)]] })
      })
    },
  }
}
