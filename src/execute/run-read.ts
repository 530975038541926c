import type { SqlRunner, Database } from '../database/database.js'
import type { Bindings } from '../model/value.js'
import type { ReadPlan } from '../plan/read/read-plan.js'
import type { SqlQuery } from '../sql/sql-query.js'
import type { Storage } from '../storage/storage.js'
import { assembleConnection } from './assemble-connection.js'
import type { MendedJson, ShapeWalker } from './field-failure.js'
import { mendJson } from './mend-json.js'
import { connectionWalker, nodeWalker, rootListWalker } from './walk-shape.js'

/** A read that is ready to run: rendered once, run for every request of its shape. */
export interface PreparedRead {
  /** The answer as JSON text, `null` where there is no node. */
  run(bindings: Bindings, runner?: SqlRunner): Promise<MendedJson>
}

/** Renders a plan's statements for `database`. */
export function prepareRead(plan: ReadPlan, database: Database, storage: Storage): PreparedRead {
  const readDate = (text: string): string | undefined => {
    const date = database.dialect.decode(text, 'DateTime')
    return typeof date === 'string' && date.endsWith('Z') ? date : undefined
  }
  const mend = (text: string, walk: ShapeWalker): MendedJson => mendJson(text, walk, readDate)
  const textOf = async (query: SqlQuery, bindings: Bindings, runner: SqlRunner): Promise<string> => {
    const { rows } = await runner.run(query, bindings)
    return (rows[0]?.[0] as string | undefined) ?? 'null'
  }
  switch (plan.kind) {
    case 'node':
    case 'list': {
      const query = database.render(plan.select)
      const walk = plan.kind === 'node' ? nodeWalker(plan.selection, storage) : rootListWalker(plan.selection, storage)
      return { run: async (bindings, runner = database) => mend(await textOf(query, bindings, runner), walk) }
    }
    case 'connection': {
      const query = database.render(plan.select)
      const walk = connectionWalker(plan.selection, storage)
      return {
        async run(bindings, runner = database) {
          const { rows } = await runner.run(query, bindings)
          return mend(assembleConnection(plan, rows, bindings), walk)
        },
      }
    }
    case 'first-of': {
      const candidates = plan.candidates.map((candidate) => prepareRead(candidate, database, storage))
      return {
        async run(bindings, runner) {
          for (const candidate of candidates) {
            const found = await candidate.run(bindings, runner)
            if (found.json !== 'null' || found.failures.length > 0) return found
          }
          return { json: 'null', failures: [] }
        },
      }
    }
  }
}
