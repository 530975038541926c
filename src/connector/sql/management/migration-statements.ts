import type { MigrationKey, MigrationStore } from '../../project-store.js'
import type { SqlRunner } from '../database/database.js'
import { allOf, column, constantParam, equals, tableSource } from '../tree/build.js'
import type { Expression } from '../tree/tree.js'
import { managementTable, type ManagementLocation } from './management-location.js'
import { textsFromJson } from './migration-rows.js'
import { storedTexts } from './stored-texts.js'

/** Characters of the JSON text; longer ones are not kept: no deploy shall fail for want of room for its history. */
const longest = 1_000_000

/**
 * The table `_refract_Statements`: what each migration ran, as a list in JSON.
 *
 * `SELECT s.projectId, s.statements FROM _refract_Statements AS s WHERE (s.projectId = ? AND s.revision = ?)`
 */
export function createMigrationStatements(
  location: ManagementLocation,
  runner: SqlRunner,
): Pick<MigrationStore, 'keepStatements' | 'statements'> {
  const table = managementTable(location, '_refract_Statements')
  const texts = storedTexts(location)
  const isThis = ({ projectId, revision }: MigrationKey): { readonly where?: Expression } => {
    const where = allOf([
      equals(column('s', 'projectId', 'String'), constantParam(projectId, 'String')),
      equals(column('s', 'revision', 'Int'), constantParam(revision, 'Int')),
    ])
    return where ? { where } : {}
  }
  return {
    async keepStatements(key, statements) {
      const text = JSON.stringify(statements)
      if (statements.length === 0 || text.length > longest) return
      // a migration that another server had begun is planned once more
      await runner.runStatement({ kind: 'delete', table, alias: 's', ...isThis(key) })
      await runner.runStatement({
        kind: 'insert',
        table,
        columns: ['projectId', 'revision', 'statements'],
        rows: [
          [
            constantParam(key.projectId, 'String'),
            constantParam(key.revision, 'Int'),
            constantParam(texts.json(text), 'String'),
          ],
        ],
      })
    },
    async statements(key) {
      const { rows } = await runner.runStatement({
        kind: 'select',
        columns: [
          { expression: column('s', 'projectId', 'String') },
          { expression: column('s', 'statements', 'String') },
        ],
        from: tableSource(table, 's'),
        ...isThis(key),
      })
      const found = rows.find(([projectId]) => projectId === key.projectId)
      return found && textsFromJson(found[1] as string)
    },
  }
}
