import type { SqlRunner } from '../connector/sql/database/database.js'
import { column, constantParam, equals, tableSource } from '../connector/sql/tree/build.js'
import type { Expression } from '../connector/sql/tree/tree.js'
import { managementTable, type ManagementPlace } from './management-place.js'
import { textsFromJson } from './migration-rows.js'
import { createMigrationStore, type MigrationStore } from './migration-store.js'
import { storedTexts } from './stored-texts.js'

/** A row of the table `Project`. */
export interface ProjectRow {
  readonly id: string
  readonly secrets: readonly string[]
}

/** The management tables as functions; `runner` may be a transaction. */
export interface ProjectStore extends MigrationStore {
  projects(runner?: SqlRunner): Promise<readonly ProjectRow[]>
  project(id: string, runner?: SqlRunner): Promise<ProjectRow | undefined>
  insertProject(project: ProjectRow, runner: SqlRunner): Promise<void>
  setSecrets(id: string, secrets: readonly string[], runner: SqlRunner): Promise<void>
  deleteProject(id: string, runner: SqlRunner): Promise<void>
  setCloudSecret(secret: string | null): Promise<void>
}

export function createProjectStore(place: ManagementPlace): ProjectStore {
  const { database } = place
  const projectTable = managementTable(place, 'Project')
  const text = (value: string): Expression => constantParam(value, 'String')
  const secretsText = (secrets: readonly string[]): Expression => text(storedTexts(place).json(JSON.stringify(secrets)))

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
    ...createMigrationStore(place),
    projects: (runner = database) => readProjects(undefined, runner),
    project: async (id, runner = database) =>
      (await readProjects(equals(column('p', 'id', 'String'), text(id)), runner))[0],
    async insertProject({ id, secrets }, runner) {
      await runner.runStatement({
        kind: 'insert',
        table: projectTable,
        columns: ['id', 'secrets', 'allowQueries', 'allowMutations', 'functions'],
        rows: [
          [text(id), secretsText(secrets), constantParam(true, 'Boolean'), constantParam(true, 'Boolean'), text('[]')],
        ],
      })
    },
    async setSecrets(id, secrets, runner) {
      await runner.runStatement({
        kind: 'update',
        table: projectTable,
        alias: 'p',
        set: [{ column: 'secrets', value: secretsText(secrets) }],
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
