import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'
import { accountDatamodel as datamodel } from './accounts.js'

eachDatabase('a transaction', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
  })
  afterAll(() => server.stop())

  test.each([
    ['(timeout: -1)', {}, 'The timeout of a transaction is at least 1 ms, this one is -1.'],
    ['(timeout: 0)', {}, 'The timeout of a transaction is at least 1 ms, this one is 0.'],
    ['(timeout: $ms)', { ms: -5 }, 'The timeout of a transaction is at least 1 ms, this one is -5.'],
    ['(timeout: "9")', {}, 'Int value expected'],
    ['(timeout: 1.5)', {}, 'Int value expected'],
    ['(isolation: CHAOS)', {}, "Enum value 'CHAOS' is undefined in enum type 'Isolation'"],
    ['(isolation: $level)', { level: 'CHAOS' }, "Enum value 'CHAOS' is undefined in enum type 'Isolation'"],
    ['(level: SERIALIZABLE)', {}, "Unknown argument 'level' on directive 'transaction'"],
  ])('with %s and %o is refused before it begins', async (given, variables, message) => {
    const declared = given.includes('$ms') ? '($ms: Int)' : given.includes('$level') ? '($level: Isolation)' : ''
    for (const text of [
      `mutation ${declared} @transaction${given} { createAccount(data: {name: "t", sum: 1}) { id } }`,
      `query ${declared} @transaction${given} { accounts { id } }`,
    ]) {
      const { data, errors } = await service.query(text, variables)
      expect([data, errors?.length]).toEqual([null, 1])
      expect(errors?.[0]?.message).toContain(message)
    }
    expect(await service.data('{ accounts { name } }')).toEqual({ accounts: [] })
  })

  test('takes null arguments as if they were not there', async () => {
    expect(
      await service.query(
        'mutation ($ms: Int, $level: Isolation) @transaction(timeout: $ms, isolation: $level) { a: __typename }',
        {
          ms: null,
          level: null,
        },
      ),
    ).toEqual({ data: { a: 'Mutation' } })
  })
})
