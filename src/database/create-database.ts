import { DatabaseError } from '../errors/database-error.js'
import { noBindings, readValue } from '../model/value.js'
import type { Driver, DriverQuery, DriverResult } from '../dialect/driver.js'
import type { SqlQuery } from '../sql/sql-query.js'
import type { Statement } from '../sql/tree.js'
import type { Database, QueryResult, SqlRunner } from './database.js'
import type { QueryObserver } from './query-observer.js'

/** The `Database` over a driver: renders, encodes, decodes, reports every statement to `observer`. */
export function createDatabase(driver: Driver, observer: QueryObserver): Database {
  const { dialect } = driver
  const rendered = new WeakMap<Statement, SqlQuery>()
  const names = createStatementNames()

  const render = (statement: Statement): SqlQuery => {
    const known = rendered.get(statement)
    if (known !== undefined) return known
    const query = dialect.render(statement)
    rendered.set(statement, query)
    return query
  }

  const runnerOn = (send: (query: DriverQuery) => Promise<DriverResult>): SqlRunner => {
    const observed = observe(send, observer)
    return {
      async run(query, bindings) {
        const values = query.params.map((param) => dialect.encode(readValue(param.value, bindings), param))
        return decodeResult(await observed({ text: query.text, values, name: names.of(query) }), query)
      },
      async runStatement(statement, bindings = noBindings) {
        const query = dialect.render(statement)
        const values = query.params.map((param) => dialect.encode(readValue(param.value, bindings), param))
        return decodeResult(await observed({ text: query.text, values }), query)
      },
      async runText(text, values = []) {
        const result = await observed({ text, values })
        const rows = result.rows.map((row) =>
          Object.fromEntries(result.columns.map((name, index) => [name, row[index]])),
        )
        return { rows, affected: result.affected }
      },
    }
  }

  function decodeResult(result: DriverResult, query: SqlQuery): QueryResult {
    const { columns } = query
    if (!columns.some((column) => column !== undefined)) return result
    const rows = result.rows.map((row) =>
      row.map((raw, index) => {
        const scalar = columns[index]
        if (scalar === undefined) return raw
        return scalar === 'Count' ? Number(raw) : dialect.decode(raw, scalar)
      }),
    )
    return { rows, affected: result.affected }
  }

  return {
    dialect,
    capabilities: dialect.capabilities,
    render,
    ...runnerOn((query) => driver.query(query)),
    async transaction(work) {
      const transaction = await driver.begin()
      let value: Awaited<ReturnType<typeof work>>
      try {
        value = await work(runnerOn((query) => transaction.query(query)))
      } catch (error) {
        await transaction.rollback()
        throw error
      }
      await transaction.commit()
      return value
    },
    runRaw: (text) => driver.raw(text),
    tryLock: (name) => driver.tryLock(name),
    close: () => driver.close(),
  }
}

/** Names under which statements stay prepared; a rendered statement keeps its name for life. */
function createStatementNames() {
  const names = new WeakMap<SqlQuery, string>()
  let count = 0
  return {
    of(query: SqlQuery): string {
      const known = names.get(query)
      if (known !== undefined) return known
      count += 1
      const name = `refract_${String(count)}`
      names.set(query, name)
      return name
    },
  }
}

function observe(
  send: (query: DriverQuery) => Promise<DriverResult>,
  observer: QueryObserver,
): (query: DriverQuery) => Promise<DriverResult> {
  return async (query) => {
    const startedAt = observer.now()
    try {
      const result = await send(query)
      observer.ran(query, observer.now() - startedAt, result.rows.length)
      return result
    } catch (error) {
      const fault = error instanceof DatabaseError ? error : new DatabaseError('other', String(error), { cause: error })
      observer.failed(query, observer.now() - startedAt, fault)
      throw fault
    }
  }
}
