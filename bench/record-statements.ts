import { defaultQueryLimits } from '../src/graphql/document/query-limits.js'
import { createDatabase } from '../src/connector/sql/database/create-database.js'
import { createSqlConnector } from '../src/connector/sql/create-sql-connector.js'
import { silentObserver } from '../src/connector/statement-observer.js'
import type { Driver, DriverQuery } from '../src/connector/sql/dialect/driver.js'
import { connectPostgres } from '../src/connector/sql/dialect/postgres/connect.js'
import { openManagementAccess } from '../src/auth/management-access.js'
import { openServices } from '../src/start/open-services.js'
import { createRuntime } from '../src/start/create-runtime.js'
import type { Scenario } from './scenarios.js'

/** A statement of ours; values that differ from request to request are marks, `@@name@@`. */
export interface RecordedStatement {
  readonly text: string
  readonly values: readonly unknown[]
}

export interface RecordingPlace {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly projectId: string
}

/** What one request of a scenario sends. */
export interface RecordedRequest {
  readonly statements: readonly RecordedStatement[]
  readonly inTransaction: boolean
}

const mark = (name: string): string => `@@${name}@@`

/** The very statements that each scenario sends, recorded while our engine runs it once, with marks in place of its variables and new ids. */
export async function recordStatements(
  place: RecordingPlace,
  scenarios: readonly Scenario[],
): Promise<ReadonlyMap<string, RecordedRequest>> {
  const recorded: DriverQuery[] = []
  const newIds: string[] = []
  let transactions = 0
  const driver = await connectPostgres({ ...place, password: '', connectionLimit: 4, connectTimeoutMs: 5000 })
  const fresh = createRuntime()
  const runtime = {
    ...fresh,
    newCuid(): string {
      const id = fresh.newCuid()
      newIds.push(id)
      return id
    },
  }
  const database = createDatabase(
    recordingDriver(
      driver,
      (query) => recorded.push(query),
      () => (transactions += 1),
    ),
    silentObserver,
  )
  const connector = createSqlConnector(database, {
    product: driver.product,
    managementNamespace: 'management',
    lowercaseTableNames: false,
    runtime,
  })
  const services = openServices({
    connector,
    runtime,
    namespace: undefined,
    rawDatabases: [],
    isPassive: false,
    queryLimits: defaultQueryLimits,
    documentBytes: 16_000_000,
    responseBytes: 64_000_000,
    batchEvents: false,
    allowedFeatures: 'all',
    server: { version: '', refractVersion: '', commit: '', primaryConnector: 'postgres' },
    access: openManagementAccess,
    observer: { failed: () => undefined, changed: () => undefined, hasListeners: () => false },
    migrationObserver: {
      resuming: () => undefined,
      started: () => undefined,
      applied: () => undefined,
      failed: () => undefined,
      ignored: () => undefined,
    },
    invalidated: () => undefined,
    status: () => {
      throw new Error('nothing asks for the status here')
    },
    managementFailed: () => undefined,
  })
  const engine = await services.projects.find(place.projectId)
  if (!engine) throw new Error(`no project ${place.projectId}`)
  const found = new Map<string, RecordedRequest>()
  for (const scenario of scenarios) {
    recorded.length = 0
    newIds.length = 0
    transactions = 0
    const variables = scenario.variables(1)
    const prepared = await engine.prepare({ query: scenario.query, operationName: undefined, variables })
    if (!('run' in prepared)) throw new Error(prepared.syntaxError)
    const response = await prepared.run({ requestId: 'bench' })
    if (response.errors.length > 0) throw new Error(`${scenario.name}: ${response.body}`)
    const marks = new Map<unknown, string>([
      ...Object.entries(variables).map(([name, value]) => [value, mark(name)] as const),
      ...newIds.map((id, index) => [id, mark(`id${String(index)}`)] as const),
    ])
    const statements = recorded.map(({ text, values }) => ({
      text,
      values: values.map((value) => marked(value, marks)),
    }))
    found.set(scenario.name, { statements, inTransaction: transactions > 0 })
  }
  await connector.close()
  return found
}

const marked = (value: unknown, marks: ReadonlyMap<unknown, string>): unknown =>
  Array.isArray(value) ? value.map((item: unknown) => marked(item, marks)) : (marks.get(value) ?? value)

function recordingDriver(driver: Driver, sent: (query: DriverQuery) => void, begun: () => void): Driver {
  const isOwn = (query: DriverQuery): boolean => query.text.includes('"management"')
  return {
    ...driver,
    query(query) {
      if (!isOwn(query)) sent(query)
      return driver.query(query)
    },
    single(query) {
      sent(query)
      return driver.single(query)
    },
    async begin(options) {
      if (options?.isSingle !== true) begun()
      const transaction = await driver.begin(options)
      return {
        ...transaction,
        query(query) {
          sent(query)
          return transaction.query(query)
        },
      }
    },
  }
}
