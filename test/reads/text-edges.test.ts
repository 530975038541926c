import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

// databases take a step for each pair of equal characters in pattern and text
const long = Array.from({ length: 10_000 }, (_, index) => `z${String(index).padStart(5, '0')}`).join('')
const texts = { wow: 'Wow!', twice: 'Wow!!', plain: 'Wow', percent: 'a%b', line: 'a_b', slash: 'a\\b', long }

/** Ids that a filter finds; `null` in a variable's place would be no filter. */
const cases: readonly (readonly [filter: string, value: unknown, found: readonly string[]])[] = [
  ['s_ends_with', 'Wow!', ['wow']],
  ['s_starts_with', 'Wow!', ['twice', 'wow']],
  ['s_contains', 'ow!', ['twice', 'wow']],
  ['s_contains', 'Wow!!!', ['twice']],
  ['s_not_ends_with', 'Wow!', ['line', 'long', 'percent', 'plain', 'slash', 'twice']],
  ['s_contains', '!', ['twice', 'wow']],
  ['s_contains', '!!', ['twice', 'wow']],
  ['s_ends_with', '!', ['twice', 'wow']],
  ['s_contains', 'w!!!!', ['twice']],
  ['s_contains', '\u0001', []],
  ['s_not_contains', '!', ['line', 'long', 'percent', 'plain', 'slash']],
  ['s_contains', '!%', ['percent']],
  ['s_contains', '!_', ['line']],
  ['s_contains', 'a_b', ['line', 'percent', 'slash']],
  ['s_contains', '\\', ['slash']],
  ['s_starts_with', 'a\\', ['slash']],
  ['s_contains', long, ['long']],
  ['s_starts_with', long, ['long']],
  ['s_ends_with', long, ['long']],
  ['s_contains', `${long}z`, []],
  ['s_ends_with', `${long}!`, []],
  ['s_not_contains', `${long}z`, ['line', 'long', 'percent', 'plain', 'slash', 'twice', 'wow']],
  ['id', '😀', []],
  ['id_in', ['😀', 'wow'], ['wow']],
  ['id_contains', '😀', []],
  ['id_not', '😀', ['line', 'long', 'percent', 'plain', 'slash', 'twice', 'wow']],
  ['id_not_in', ['😀', 'wow'], ['line', 'long', 'percent', 'plain', 'slash', 'twice']],
]

/** NUL is no character of texts there; on MySQL it is, and collations pass over it. */
const zeros: typeof cases = [
  ['s', 'Wow\0', []],
  ['s_in', ['Wow\0', 'Wow'], ['plain']],
  ['s_contains', 'o\0', []],
  ['s_starts_with', '\0', []],
  ['s_not', 'Wow\0', ['line', 'long', 'percent', 'plain', 'slash', 'twice', 'wow']],
  ['s_not_contains', '\0', ['line', 'long', 'percent', 'plain', 'slash', 'twice', 'wow']],
  ['id', 'wow\0', []],
]

eachDatabase('texts at the edges', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, 'type T { id: ID! @id s: String }')
    for (const [id, s] of Object.entries(texts))
      await service.data('mutation ($id: ID!, $s: String) { createT(data: {id: $id, s: $s}) { id } }', { id, s })
  })
  afterAll(() => server.stop())

  const all = database.connector === 'mysql' ? cases : [...cases, ...zeros]
  test.each(all.map((one) => [`${one[0]} ${JSON.stringify(one[1]).slice(0, 40)}`, one] as const))(
    'are found: %s',
    async (_, [filter, value, found]) => {
      const type = Array.isArray(value)
        ? filter.startsWith('id')
          ? '[ID!]'
          : '[String!]'
        : filter.startsWith('id')
          ? 'ID'
          : 'String'
      const query = `query ($value: ${type}) { ts(where: {${filter}: $value}, orderBy: id_ASC) { id } }`
      expect(await service.data(query, { value })).toEqual({ ts: found.map((id) => ({ id })) })
    },
  )

  test('are no node and no cursor where they are no id', async () => {
    const query = 'query ($id: ID!, $cursor: String) { t(where: {id: $id}) { id } ts(after: $cursor) { id } }'
    const value = database.connector === 'mysql' ? '😀' : 'wow\0'
    expect(await service.data(query, { id: value, cursor: value })).toEqual({ t: null, ts: [] })
  })
})
