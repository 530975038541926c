import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Dialect } from '../src/connector/sql/dialect/dialect.js'
import { mysqlFeatures } from '../src/connector/sql/dialect/mysql/features.js'
import { mysqlDialect } from '../src/connector/sql/dialect/mysql/mysql.js'
import { postgresDialect } from '../src/connector/sql/dialect/postgres/postgres.js'
import { sqliteDialect } from '../src/connector/sql/dialect/sqlite/sqlite.js'
import { eachDatabase } from './support/databases.js'
import { goldenCases } from './support/golden/golden-cases.js'
import { openGolden, type Golden } from './support/golden/open-golden.js'
import { plannedCase } from './support/golden/planned-case.js'
import { readCase } from './support/golden/read-case.js'
import { expectRecorded } from './support/golden/recorded-files.js'
import { planText, sentText, statementsText } from './support/golden/recorded-text.js'

const cases = goldenCases()

/** Other versions of MySQL write JSON strings in other ways. */
const mysqlOf = (version: string): Dialect => mysqlDialect(mysqlFeatures(new Map([['version', version]])))
const dialects = {
  postgres: postgresDialect,
  mysql: mysqlOf('5.7.44'),
  mysql9: mysqlOf('9.0.0'),
  mariadb: mysqlOf('10.11.6-MariaDB'),
  sqlite: sqliteDialect,
}

describe('without a database', () => {
  test.each(cases)('$name is planned and written as SQL', (golden) => {
    const planned = Object.entries(dialects).map(([dialectName, dialect]) => ({
      dialectName,
      ...plannedCase(golden, dialect),
    }))
    expectRecorded(join(golden.folder, 'plan.txt'), 'whole', planText(planned))
    for (const one of planned)
      expectRecorded(join(golden.folder, `${one.dialectName}.sql`), 'planned', statementsText(one))
  })
})

eachDatabase('on a database', (database) => {
  let services: Golden
  beforeAll(async () => {
    // SQLite's statements wait for a turn when those before took long: the order of what is sent is not to hang on it
    vi.spyOn(performance, 'now').mockReturnValue(0)
    services = await openGolden(database)
  })
  afterAll(async () => {
    vi.restoreAllMocks()
    await services.close()
  })

  for (const golden of cases) {
    const reason = golden.leaveOut[database.name]
    if (reason !== undefined) {
      test.skip(`${golden.name}: ${reason}`, () => undefined)
      continue
    }
    test(`${golden.name} is answered with these statements`, async () => {
      const { response, sent } = await services.run(golden)
      expectRecorded(join(golden.folder, 'response.json'), 'whole', `${JSON.stringify(response, null, 2)}\n`)
      const planned = plannedCase(golden, services.database.dialect)
      expectRecorded(
        join(golden.folder, `${database.name in dialects ? database.name : database.connector}.sql`),
        'sent',
        sentText(planned, withoutResponseOfRefused(planned, sent, response), golden.request.startsWith('mutation')),
      )
    })
    if (!golden.request.startsWith('mutation'))
      test(`${golden.name} is answered by one statement as it is level by level`, async () => {
        const { response } = await services.run(golden)
        const responses = await services.seeded(golden, async () => ({
          oneStatement: await readCase(golden, services.database, 'one-statement'),
          byLevel: await readCase(golden, services.database, 'split'),
        }))
        const { data } = response as { readonly data: unknown }
        expect(responses).toEqual({ oneStatement: data, byLevel: data })
      })
  }
})

/** Behind a write that is refused the read of its answer may or may not have been sent already. */
function withoutResponseOfRefused(
  { statements }: ReturnType<typeof plannedCase>,
  sent: readonly string[],
  response: unknown,
): readonly string[] {
  const last = statements.at(-1)
  const isRead = last?.summary.startsWith('select') === true && statements.length > 1
  const isRefused = (response as { readonly errors?: unknown }).errors !== undefined
  return isRefused && isRead && sent.at(-1) === last.query.text ? sent.slice(0, -1) : sent
}
