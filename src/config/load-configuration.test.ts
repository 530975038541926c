import { expect, test } from 'vitest'
import { loadConfiguration } from './load-configuration.js'
import { showProblems } from './show-problems.js'

const mysql = '{connector: mysql, host: h, user: u}'

function load(environment: Record<string, string>, files: Record<string, string> = {}) {
  return loadConfiguration({
    environment,
    dataFolder: './.refract',
    readFile: (path) => {
      const content = files[path]
      if (content === undefined) throw Object.assign(new Error('missing'), { code: 'ENOENT' })
      return content
    },
  })
}

const yaml = (text: string, environment: Record<string, string> = {}, files: Record<string, string> = {}) =>
  load({ ...environment, PRISMA_CONFIG: text }, files)
const database = (keys: string, environment: Record<string, string> = {}) =>
  yaml(`databases: {default: ${keys}}`, environment)
const problems = (result: ReturnType<typeof load>): string => showProblems(result.problems)

test('without any source the embedded database serves on PORT', () => {
  const { configuration } = load({ PORT: '5000' })
  expect(configuration).toMatchObject({ port: 5000, database: { connector: 'sqlite', file: './.refract/refract.db' } })
})

test('a misspelt variable does not fall through to the embedded database', () => {
  expect(problems(load({ prisma_config: 'port: 1' }))).toBe(
    'Unable to load Prisma config: No valid Prisma config could be loaded.\n  found prisma_config; the name must be PRISMA_CONFIG',
  )
})

test('sources are tried in order', () => {
  const file = { '/a.yml': `databases: {fromFile: ${mysql}}` }
  expect(
    load({ PRISMA_CONFIG: `databases: {fromText: ${mysql}}`, PRISMA_CONFIG_PATH: '/a.yml' }, file).configuration
      ?.database.name,
  ).toBe('fromText')
  expect(
    load({ PRISMA_CONFIG_PATH: '/a.yml', SQL_CLIENT_HOST: 'x', SQL_CLIENT_USER: 'x', SQL_CLIENT_PASSWORD: 'x' }, file)
      .configuration?.database.name,
  ).toBe('fromFile')
  expect(problems(load({ PRISMA_CONFIG: ' ' }))).toContain('PRISMA_CONFIG is set but empty')
  expect(problems(load({ PRISMA_CONFIG_PATH: '/nonexistent.yml' }))).toContain(
    '/nonexistent.yml (No such file or directory)',
  )
})

test('a service definition in the working directory is passed over, a configuration is not', () => {
  expect(load({}, { 'prisma.yml': 'endpoint: http://localhost:4466' }).configuration?.database.connector).toBe('sqlite')
  expect(load({}, { 'prisma.yml': `databases: {default: ${mysql}}` }).configuration?.database.connector).toBe('mysql')
})

test('numbers may be quoted; an unreadable port of the server falls back with a warning', () => {
  expect(
    yaml(`{port: '4467', databases: {default: {connector: mysql, host: h, port: '3307', user: u}}}`).configuration,
  ).toMatchObject({
    port: 4467,
    database: { port: 3307 },
  })
  const { configuration, warnings } = yaml(`{port: abc, databases: {default: ${mysql}}}`)
  expect(configuration?.port).toBe(4466)
  expect(warnings).toEqual(['Config: port (line 1) is "abc", which is no whole number; 4466 is used'])
})

test('the port of a database defaults to its connector and must be a number', () => {
  expect(database(mysql).configuration).toMatchObject({ database: { port: 3306 } })
  expect(database('{connector: postgres, host: h, user: u}').configuration).toMatchObject({
    database: { port: 5432, schema: undefined },
  })
  expect(problems(database('{connector: mysql, host: h, user: u, port: 54x2}'))).toContain(
    'Expected Int for field port, got 54x2',
  )
})

test('several mistakes are told at once, each with its place', () => {
  const text = problems(
    yaml('databases:\n  default:\n    connector: postgres\n    port: abc\n    connectionLimit: 1\n'),
  )
  expect(text).toContain('Unable to load Prisma config: Expected host to be non-empty')
  expect(text).toContain('Unable to load Prisma config: Expected user to be non-empty')
  expect(text).toContain('databases.default.port (PRISMA_CONFIG, line 4) is "abc"')
  expect(text).toContain('The parameter connectionLimit must be set to at least 2.')
})

test('schema belongs to PostgreSQL', () => {
  expect(problems(database('{connector: mysql, host: h, user: u, schema: s}'))).toContain(
    'Only Postgres connectors specify a schema.',
  )
  expect(problems(database('{connector: mysql, host: h, user: u, schema: s, database: d}'))).toContain(
    'Only Postgres connectors are allowed to configure schema and database.',
  )
  const { configuration, warnings } = database('{connector: postgres, host: h, user: u, schema: public}')
  expect(configuration).toMatchObject({ database: { schema: 'public' } })
  expect(warnings).toHaveLength(1)
})

test('the first of several databases serves, the others are named', () => {
  const { configuration, warnings } = yaml(`databases: {b: ${mysql}, a: ${mysql}}`)
  expect(configuration?.database.name).toBe('b')
  expect(warnings).toEqual(['Config: databases.a is configured but not used: services are served from databases.b'])
})

test('unknown keys are told with the nearest known one', () => {
  const { warnings } = yaml(
    `{secret: x, databases: {default: {connector: mysql, host: h, user: u, hots: x, managementApiSecret: y}}}`,
  )
  expect(warnings).toHaveLength(3)
  expect(warnings.join('\n')).toContain('did you mean "host"?')
  expect(warnings.join('\n')).toContain('did you mean "managementApiSecret"?')
  expect(warnings.join('\n')).not.toMatch(/\by\b"/)
})

test('active is an older name of migrations', () => {
  const passive = (keys: string): boolean | undefined =>
    database(`{connector: mysql, host: h, user: u, ${keys}}`).configuration?.database.isPassive
  expect(passive('active: false')).toBe(true)
  expect(passive('migrations: true, active: false')).toBe(false)
  expect(passive("migrations: 'maybe'")).toBe(false)
  expect(passive('active: no')).toBe(true)
  expect(passive('active: n')).toBe(false)
})

test('an unquoted value of a text key is taken as it is written', () => {
  const plain = database('{connector: mysql, host: h, user: u, password: 0123}')
  expect(plain.configuration).toMatchObject({ database: { password: '0123' } })
  expect(plain.warnings).toHaveLength(1)
  expect(database("{connector: mysql, host: h, user: u, password: '0123'}").warnings).toHaveLength(0)
})

test('the last of equal keys counts', () => {
  const { configuration, warnings } = yaml(`port: 1\nport: 2\ndatabases: {default: ${mysql}}`)
  expect(configuration?.port).toBe(2)
  expect(warnings[0]).toContain('port (line 2) is given again')
})

test('the wrapper of a compose file is taken off', () => {
  const { configuration, warnings } = yaml(`PRISMA_CONFIG: |\n  databases: {default: ${mysql}}\n`)
  expect(configuration?.database.connector).toBe('mysql')
  expect(warnings).toHaveLength(1)
})

test('keys one level too far left are recognised', () => {
  expect(problems(yaml('databases:\n  default:\n  connector: mysql\n  host: h\n'))).toContain(
    'databases.connector is a text, expected a database entry',
  )
})

test('faults of YAML have a place and never a secret', () => {
  const text = problems(yaml('databases:\n  default:\n    connector: mysql\n    password: !secret topsecret\n'))
  expect(text).toContain('line 4')
  expect(text).toContain('quotes')
  expect(text).not.toContain('topsecret')
  expect(problems(yaml('databases:\n\tdefault: 1\n'))).toContain('a tab character')
})

test('URIs are read with any password', () => {
  expect(database('{connector: postgres, uri: "postgres://u:p@ss/w#d@h:5555/d?ssl=1"}').configuration).toMatchObject({
    database: { host: 'h', port: 5555, user: 'u', password: 'p@ss/w#d', database: 'd', tls: { verify: false } },
  })
  expect(database('{connector: mysql, uri: "mysql://u:p%40@h/d"}').configuration).toMatchObject({
    database: { port: 3306, password: 'p%40', otherPassword: 'p@' },
  })
  expect(problems(database('{connector: mysql, uri: "postgres://u:p@h/d"}'))).toContain(
    'does not fit the connector mysql',
  )
})

test('variables and files fill in values', () => {
  const keys = '{connector: mysql, host: h, user: u, password: "${DB_PASSWORD}"}'
  expect(
    yaml(`databases: {default: ${keys}}`, { DB_PASSWORD_FILE: '/run/p' }, { '/run/p': 'hidden\n' }).configuration,
  ).toMatchObject({ database: { password: 'hidden' } })
  expect(database(keys, { DB_PASSWORD: 'x: y' }).configuration).toMatchObject({ database: { password: 'x: y' } })
  const unset = database(keys)
  expect(unset.configuration).toMatchObject({ database: { password: '${DB_PASSWORD}' } })
  expect(unset.warnings).toHaveLength(1)
  expect(database('{connector: mysql, host: "${HOST:-db}", user: u}').configuration).toMatchObject({
    database: { host: 'db' },
  })
  expect(problems(database('{connector: mysql, host: "${HOST:?name it}", user: u}'))).toContain(
    'HOST is not set: name it',
  )
})

test('variables of old images make a configuration', () => {
  const set = { SQL_CLIENT_HOST: 'h', SQL_CLIENT_USER: 'u', SQL_CLIENT_PASSWORD: 'p: x', PORT: '60000' }
  expect(load(set).configuration).toMatchObject({
    port: 60000,
    database: { connector: 'mysql', password: 'p: x', managementSchema: 'graphcool', connectionLimit: 10 },
  })
  expect(problems(load({ SQL_CLIENT_HOST: 'h' }))).toContain('but not SQL_CLIENT_USER, SQL_CLIENT_PASSWORD')
  expect(load({ ...set, CLUSTER_API_ENABLED: '0' }).configuration?.enableManagementApi).toBe(false)
})

test('an empty secret leaves the management API open and says so', () => {
  const { configuration, warnings } = yaml(`managementApiSecret:\ndatabases: {default: ${mysql}}`)
  expect(configuration?.managementApiSecret).toBeUndefined()
  expect(warnings).toEqual([
    'Config: managementApiSecret (line 1) is empty (an unset variable in docker-compose?): the management API is open',
  ])
})

test('a public key that cannot be read is refused at once', () => {
  expect(problems(yaml(`legacySecret: nonsense\ndatabases: {default: ${mysql}}`))).toContain(
    'legacySecret is no public key',
  )
})

test('a port out of range is refused, wherever it comes from', () => {
  expect(problems(yaml(`port: 99999\ndatabases: {default: ${mysql}}`))).toContain(
    'port is out of range\n  port (PRISMA_CONFIG, line 1) is "99999"',
  )
  expect(problems(yaml(`port: -1\ndatabases: {default: ${mysql}}`))).toContain('port is out of range')
  expect(problems(load({ PORT: '70000' }))).toContain('PORT is "70000"')
  const login = { SQL_CLIENT_HOST: 'h', SQL_CLIENT_USER: 'u', SQL_CLIENT_PASSWORD: 'p' }
  expect(problems(load({ ...login, PORT: '70000' }))).toContain('PORT is "70000"')
  expect(yaml(`port: 0\ndatabases: {default: ${mysql}}`).configuration?.port).toBe(0)
})

test.each([
  ['databases:\n  default:\n    password: a: b\n', 'put the value of password in single quotes'],
  ['databases: {default: {connector: mysql, password: a: b}}', 'put the value of password in single quotes'],
  ['port: 4466 databases:\n  default:\n    host: h\n', 'write  PRISMA_CONFIG: |'],
  ['port: 4466 # databases: default: x', 'write  PRISMA_CONFIG: |'],
])('the usual cause of %j is named', (text, hint) => {
  expect(problems(yaml(text))).toContain(hint)
})

test('a value that begins with # is a comment, and secrets that are lost in one are told', () => {
  const text = 'databases:\n  default:\n    password: #abc\n    connector: mysql\n    host: h\n    user: u\n'
  const { warnings, configuration } = yaml(text)
  expect(configuration?.database).toMatchObject({ password: '' })
  expect(warnings).toEqual([
    expect.stringContaining('databases.default.password (line 3) is empty, for "#" begins a comment'),
  ])
})

test('the database is the bus of servers that share one; not with a limit that leaves no connection', () => {
  const kindOf = (keys: string) => database(keys).configuration?.bus.kind
  expect(kindOf('{connector: postgres, host: h, user: u}')).toBe('database')
  expect(kindOf(mysql)).toBe('database')
  expect(kindOf('{connector: mysql, host: h, user: u, connectionLimit: 2}')).toBe('memory')
  expect(kindOf('{connector: sqlite}')).toBe('memory')
})

test.each([
  ['{}', 'all'],
  ['{allow: all}', 'all'],
  ['{allow: []}', []],
  ['{allow: [SORT, "FILTERS"]}', ['SORT', 'FILTERS']],
])('features: %s allows %j', (features, allowed) => {
  const { configuration } = yaml(`{features: ${features}, databases: {default: ${mysql}}}`)
  expect(configuration?.allowedFeatures).toEqual(allowed)
})

test.each([
  ['[SORT]', 'features (PRISMA_CONFIG, line 1) is no mapping'],
  ['{allow: some}', 'features.allow (PRISMA_CONFIG, line 1) is "some"'],
  ['{allow: [SORTS]}', 'features.allow (PRISMA_CONFIG, line 1) names SORTS, which is no feature'],
  ['{allow: }', 'features.allow (PRISMA_CONFIG, line 1) is empty'],
  ['{alow: []}', 'features (PRISMA_CONFIG, line 1) has the key alow alone'],
])('features: %s is refused', (features, found) => {
  expect(problems(yaml(`{features: ${features}, databases: {default: ${mysql}}}`))).toContain(found)
})
