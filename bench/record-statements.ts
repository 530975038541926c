import { createDatabase } from '../src/connector/sql/database/create-database.js'
import { createSqlConnector } from '../src/connector/sql/create-sql-connector.js'
import { silentObserver } from '../src/connector/statement-observer.js'
import type { Driver, DriverQuery } from '../src/connector/sql/dialect/driver.js'
import { isSqlText } from '../src/connector/sql/dialect/shared/sql-text.js'
import { openIsolatedServices } from '../test/support/isolated-services.js'
import { createRuntime } from '../src/start/create-runtime.js'
import type { StatementsOfRequest } from './peers/statements-server.js'
import type { Scenario } from './scenarios.js'

export interface RecordingPlace {
  readonly driver: Driver
  readonly managementNamespace: string
  readonly projectId: string
}

const mark = (name: string): string => `@@${name}@@`

/**
 * The very statements that each scenario sends, recorded while our engine runs it, with marks in place of its variables and
 * new ids. Closes the driver.
 */
export async function recordStatements(
  { driver, managementNamespace, projectId }: RecordingPlace,
  scenarios: readonly Scenario[],
): Promise<ReadonlyMap<string, StatementsOfRequest>> {
  const recorded: (DriverQuery & { readonly isInTransaction: boolean })[] = []
  const newIds: string[] = []
  const fresh = createRuntime()
  const runtime = {
    ...fresh,
    newCuid(): string {
      const id = fresh.newCuid()
      newIds.push(id)
      return id
    },
  }
  const isOwn = ({ text }: DriverQuery): boolean => !/[`"]management|`prisma`/.test(text)
  const recording = recordingDriver(driver, (query, isInTransaction) => {
    if (isOwn(query)) recorded.push({ ...query, isInTransaction })
  })
  const connector = createSqlConnector(createDatabase(recording, silentObserver), {
    product: driver.product,
    managementNamespace,
    lowercaseTableNames: false,
    runtime,
  })
  try {
    const services = openIsolatedServices({ connector, primaryConnector: driver.product, runtime })
    const engine = await services.projects.find(projectId)
    if (!engine) throw new Error(`no project ${projectId}`)
    const found = new Map<string, StatementsOfRequest>()
    for (const scenario of scenarios) {
      recorded.length = 0
      newIds.length = 0
      const variables = scenario.variables(1)
      const prepared = await engine.prepare({ query: scenario.query, operationName: undefined, variables })
      if (!('run' in prepared)) throw new Error(prepared.syntaxError)
      const response = await prepared.run({ requestId: 'bench' })
      if (response.errors.length > 0) throw new Error(`${scenario.name}: ${response.body}`)
      if (recorded.length === 0) throw new Error(`${scenario.name}: no statement was recorded`)
      const marks = new Map<unknown, string>([
        ...Object.entries(variables).map(([name, value]) => [value, mark(name)] as const),
        ...newIds.map((id, index) => [id, mark(`id${String(index)}`)] as const),
      ])
      const statements = recorded.map(({ text, values, isInTransaction }) => ({
        text,
        values: values.map((value) => marked(value, marks)),
        isInTransaction,
      }))
      found.set(scenario.name, { statements })
    }
    return found
  } finally {
    await connector.close()
  }
}

const marked = (value: unknown, marks: ReadonlyMap<unknown, string>): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown) => marked(item, marks))
  if (isSqlText(value)) return { sql: value.toSqlString() }
  const known = marks.get(value)
  if (known !== undefined) return known
  if (typeof value === 'string') return markedWithin(value, marks)
  return typeof value === 'bigint' ? Number(value) : value
}

/** What is shorter stands in texts by chance. */
const leastWithin = 4

/** A text that was made of a variable, as what is searched for is: a constant one would find the same rows each time. */
function markedWithin(text: string, marks: ReadonlyMap<unknown, string>): string {
  const [found] = [...marks].filter(
    ([value]) => typeof value === 'string' && value.length >= leastWithin && text.includes(value),
  )
  return found === undefined ? text : text.replace(String(found[0]), () => found[1])
}

function recordingDriver(driver: Driver, sent: (query: DriverQuery, isInTransaction: boolean) => void): Driver {
  return {
    ...driver,
    query(query) {
      sent(query, false)
      return driver.query(query)
    },
    single(query) {
      sent(query, false)
      return driver.single(query)
    },
    async begin(options) {
      let isOpen = true
      const transaction = await driver.begin(options)
      return {
        ...transaction,
        query(query) {
          sent(query, isOpen)
          return transaction.query(query)
        },
        commit() {
          isOpen = false
          return transaction.commit()
        },
      }
    },
  }
}
