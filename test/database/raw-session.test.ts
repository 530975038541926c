import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase, type TestDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = 'type A { id: ID! @id n: Int s: String at: DateTime f: Float } type B { id: ID! @id }'

/** What users' statements may leave in their session; each poisons whoever comes to have it. */
const sequences: Readonly<Record<TestDatabase['connector'], readonly (readonly string[])[]>> = {
  postgres: [
    ['begin'],
    ['begin', 'select 1/0'],
    ['begin isolation level serializable read only'],
    ['start transaction; lock table TABLE in access exclusive mode'],
    ['set default_transaction_read_only = on'],
    ['set session characteristics as transaction read only'],
    ['set search_path to pg_temp', "select set_config('search_path', 'pg_temp', false)"],
    ['set statement_timeout = 1; select 1'],
    ["set time zone 'Asia/Tokyo'; set datestyle to german; set extra_float_digits to -10; set bytea_output to escape"],
    ["set client_encoding to 'LATIN1'"],
    ['set standard_conforming_strings to off'],
    ['create role nobody_at_all', 'grant nobody_at_all to current_user', 'set role nobody_at_all'],
    ['set session authorization nobody_at_all'],
    ['create temp table "A" (id text); create temp table "Project" (id text)', 'set search_path to pg_temp'],
    ['prepare refract_1 as select 1', 'prepare refract_2 as select 1', 'deallocate all', 'discard all'],
    ['listen everything', 'select pg_advisory_lock(77)', 'select pg_advisory_lock(77)'],
    ['begin; declare c cursor for select 1', 'declare c cursor with hold for select 1'],
    ['rollback', 'commit', 'savepoint s'],
  ],
  mysql: [
    ['begin', 'start transaction read only', 'set autocommit = 0', 'select 1'],
    ["set sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'", "set time_zone = '+09:00'", 'set names latin1'],
    ['set session transaction read only'],
    ['set session group_concat_max_len = 4'],
    ['set session foreign_key_checks = 0, session unique_checks = 0', 'select @@foreign_key_checks'],
    ['use mysql', 'lock tables user read', 'select 1'],
    ['lock tables TABLE write'],
    ['create temporary table NAMESPACE.B (x int)'],
    ["select get_lock('everything', 10)", "select get_lock('everything', 10)"],
    ['select @poison := 1', "prepare p from 'select 1'"],
    ['/*!50000 set autocommit = 0 */', '/*!50000 set session transaction read only */'],
    ['flush tables with read lock'],
    ['set session transaction isolation level serializable', 'set session max_allowed_packet = 1024'],
  ],
  sqlite: [
    ['begin', 'begin exclusive', 'savepoint s'],
    ['pragma query_only = on'],
    ['pragma foreign_keys = off', 'pragma case_sensitive_like = off', 'pragma recursive_triggers = on'],
    ['create temp table "NAMESPACE.A" (id text)', 'create temp view "NAMESPACE.B" as select \'x\' as id'],
    ["attach database ':memory:' as other", 'create table other."NAMESPACE.A" (id text)'],
    ['pragma locking_mode = exclusive', 'create table extra (x int)'],
    ['pragma max_page_count = 1', 'pragma cache_size = 1', 'pragma temp_store = memory'],
    ['pragma hard_heap_limit = 100000', 'select * from pragma_hard_heap_limit(100000)', 'pragma soft_heap_limit(1)'],
    [`pragma /* of all */ main."hard_heap_limit" = 100000`],
    ['pragma reverse_unordered_selects = on', 'pragma defer_foreign_keys = on', 'pragma ignore_check_constraints = on'],
  ],
}

eachDatabase('what a raw statement does to its session', (database) => {
  let server: TestServer
  let service: TestService
  let namespace: string
  beforeAll(async () => {
    server = await startServer(database, { database: { rawAccess: true, connectionLimit: 6 } })
    service = await deployService(server, datamodel)
    namespace = `${service.name}${database.connector === 'mysql' ? '@' : '$'}${service.stage}`
    await service.data(
      `mutation { createA(data: {id: "a", n: 0, s: "é😀\\\\", at: "2020-01-02T03:04:05.678Z", f: 0.1234567}) { id } }`,
    )
  })
  afterAll(() => server.stop())

  const [before, after] = database.connector === 'mysql' ? ['`', '`'] : ['"', '"']
  const filledIn = (text: string): string =>
    text
      .replaceAll('TABLE', `${before}${namespace}${after}.${before}A${after}`)
      .replaceAll('NAMESPACE', database.connector === 'mysql' ? `\`${namespace}\`` : namespace)
  const raw = (text: string) =>
    service.query('mutation ($text: String!) { executeRaw(query: $text) }', { text: filledIn(text) })

  let fields = 0
  test.each(sequences[database.connector].map((texts) => [texts.join('; '), texts] as const))(
    'does not reach others: %s',
    async (_, texts) => {
      for (const text of texts) await raw(text)
      const responses = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          index % 3 === 0
            ? service.query(`mutation { updateA(where: {id: "a"}, data: {n: ${String(index)}}) { s at f } }`)
            : service.query('{ a(where: {id: "a"}) { s at f } }'),
        ),
      )
      for (const { data, errors } of responses) {
        expect(errors).toBeUndefined()
        expect(Object.values(data ?? {})).toEqual([{ s: 'é😀\\', at: '2020-01-02T03:04:05.678Z', f: 0.1234567 }])
      }
      expect(await service.data('{ bs { id } }')).toEqual({ bs: [] })
      fields += 1
      const { errors, migration } = await service.deploy(`${datamodel} type C${String(fields)} { id: ID! @id }`, {
        force: true,
      })
      expect([errors, migration?.status]).toEqual([[], 'SUCCESS'])
    },
  )
})

eachDatabase('the answer of a raw statement', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database, { database: { rawAccess: true } })
    await deployService(server, 'type A { id: ID! @id }', { name: 'digits' })
  })
  afterAll(() => server.stop())

  const numbers = [
    ['9007199254740993', '9007199254740993'],
    ['-9223372036854775807', '-9223372036854775807'],
    ...(database.connector === 'sqlite'
      ? []
      : [
          ['12345678901234567890.1234567890', '12345678901234567890.123456789'],
          ['0.12345678901234567890123', '0.12345678901234567890123'],
        ]),
  ]
  test.each(numbers)('has all digits of %s', async (written, read) => {
    const query = `mutation { executeRaw(query: "select ${written} as a, 3.10 as b") }`
    const response = await fetch(`${server.url}/digits/dev`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    expect((await response.text()).replace(/\s/g, '')).toBe(`{"data":{"executeRaw":[{"a":${read},"b":3.1}]}}`)
  })

  test('keeps the order of its columns, of equal ones the last value', async () => {
    const { data } = await server.query('digits/dev', `mutation { executeRaw(query: "select 1 as b, 2 as a, 3 as b") }`)
    expect(JSON.stringify(data)).toBe('{"executeRaw":[{"b":3,"a":2}]}')
  })

  test('refuses a zero character', async () => {
    const { errors } = await server.query('digits/dev', 'mutation ($q: String!) { executeRaw(query: $q) }', {
      q: 'select 1 as a\0, 2 as b',
    })
    expect(errors).toHaveLength(1)
    expect(errors?.[0]?.code).toBeTypeOf('number')
  })
})
