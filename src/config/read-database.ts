import {
  defaultQueueSize,
  type DatabaseConfiguration,
  type SqlServerConfiguration,
  type TlsConfiguration,
} from './configuration.js'
import { parseConnectionUri, percentDecoded, tlsOfUri, type ConnectionUri } from './connection-uri.js'
import { contentOf, type ExpansionSource } from './expand-variables.js'
import type { KeyReader } from './key-reader.js'

/** Keys of an entry of `databases` (configuration.md section 4). */
export const databaseKeys = [
  'connector',
  'migrations',
  'active',
  'host',
  'port',
  'user',
  'password',
  'database',
  'schema',
  'managementSchema',
  'ssl',
  'sslCa',
  'sslCert',
  'sslKey',
  'sslVerify',
  'rawAccess',
  'connectionLimit',
  'pooled',
  'queueSize',
  'uri',
  'file',
  'connectionTimeout',
  'statementTimeout',
] as const

const connectors: Readonly<Record<string, DatabaseConfiguration['connector']>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mysql',
  sqlite: 'sqlite',
  mongo: 'mongo',
  mongodb: 'mongo',
}

const defaultPorts = { postgres: 5432, mysql: 3306 } as const
const defaultConnectionLimit = 10
const defaultConnectionTimeoutMs = 5000

/** Undefined after a problem was reported. */
export function readDatabase(
  name: string,
  keys: KeyReader,
  expansion: ExpansionSource,
  dataFile: string,
): DatabaseConfiguration | undefined {
  const word = keys.text('connector')
  if (word === undefined) {
    keys.refuse(
      'connector',
      'Expected connector to be non-empty',
      'is missing',
      'mysql, postgres or sqlite, for example  connector: postgres',
    )
    return undefined
  }
  const connector = Object.hasOwn(connectors, word.toLowerCase()) ? connectors[word.toLowerCase()] : undefined
  if (connector === undefined) {
    keys.refuse('connector', `Unknown connector ${word}`, `is "${word}"`, 'mysql, postgres or sqlite')
    return undefined
  }
  const common = {
    name,
    managementSchema: keys.text('managementSchema'),
    rawAccess: keys.boolean('rawAccess', 'false') ?? false,
    isPassive: isPassive(keys),
    queueSize: keys.int('queueSize', String(defaultQueueSize)) ?? defaultQueueSize,
  }
  if (keys.boolean('pooled', 'true') === false) keys.note('pooled', 'has no effect: connections are always pooled')
  switch (connector) {
    case 'sqlite':
      return {
        ...common,
        connector,
        file: keys.text('file') ?? keys.text('uri')?.replace(/^file:(\/\/)?/, '') ?? dataFile,
        schema: fileSchema(keys),
      }
    case 'mongo':
      if (keys.text('uri') === undefined)
        keys.refuse('uri', 'Please provide a valid Mongo connection uri.', 'is missing', 'a URI that begins mongodb://')
      if (keys.text('schema') !== undefined)
        keys.refuse(
          'schema',
          'Mongo should not define a schema, but only a database.',
          'is set',
          'only the key database',
        )
      return { ...common, connector }
    case 'postgres':
    case 'mysql':
      return readServer(connector, common, keys, expansion)
  }
}

function fileSchema(keys: KeyReader): 'main' | undefined {
  const schema = keys.text('schema')
  if (schema !== undefined && schema !== 'main')
    keys.refuse(
      'schema',
      'SQLite has no schema but main.',
      `is "${schema}"`,
      'main, for tables that another program made, or nothing',
    )
  return schema === 'main' ? schema : undefined
}

/** `migrations` wins over its older name `active`. */
function isPassive(keys: KeyReader): boolean {
  const active = keys.boolean('active', 'true')
  return !(keys.boolean('migrations', 'true') ?? active ?? true)
}

type Common = Pick<SqlServerConfiguration, 'name' | 'managementSchema' | 'rawAccess' | 'isPassive' | 'queueSize'>

function readServer(
  connector: 'postgres' | 'mysql',
  common: Common,
  keys: KeyReader,
  expansion: ExpansionSource,
): SqlServerConfiguration | undefined {
  const uri = readUri(connector, keys)
  const host = uri?.host ?? readHost(keys)
  const port = (uri ? portOfUri(uri) : keys.port('port')) ?? defaultPorts[connector]
  const user = uri?.user ?? keys.text('user')
  if (user === undefined)
    keys.refuse(
      uri ? 'uri' : 'user',
      'Expected user to be non-empty',
      uri ? 'names no user' : 'is missing',
      'name of the database user, for example  user: prisma',
    )
  const password = uri ? (uri.password ?? '') : (keys.text('password') ?? '')
  const connectionLimit = keys.int('connectionLimit', String(defaultConnectionLimit)) ?? defaultConnectionLimit
  if (connectionLimit < 2)
    keys.refuse(
      'connectionLimit',
      'The parameter connectionLimit must be set to at least 2.',
      `is ${String(connectionLimit)}`,
      'a whole number from 2 on',
    )
  if (uri) warnOfIgnored(uri, keys)
  const database = uri?.database ?? (uri ? undefined : keys.text('database'))
  const schema = readSchema(connector, database, uri?.parameters.get('schema') ?? keys.text('schema'), keys)
  if (host === undefined || user === undefined) return undefined
  return {
    ...common,
    connector,
    host,
    port,
    user,
    password,
    otherPassword: uri?.password === undefined ? undefined : percentDecoded(uri.password),
    database,
    schema,
    tls: readTls(uri, keys, expansion),
    connectionLimit,
    connectionTimeoutMs:
      keys.int('connectionTimeout', String(defaultConnectionTimeoutMs)) ?? defaultConnectionTimeoutMs,
    statementTimeoutMs: keys.int('statementTimeout', 'none'),
  }
}

function readHost(keys: KeyReader): string | undefined {
  const host = keys.text('host')
  const expected = 'name or address of the database server, for example  host: db'
  if (host === undefined) keys.refuse('host', 'Expected host to be non-empty', 'is missing', expected)
  else if (host.includes('://'))
    keys.refuse(
      'host',
      'host must not contain a scheme',
      `is "${host}"`,
      `${expected}; a whole address belongs into the key uri`,
    )
  else if (host.includes('/')) keys.refuse('host', 'host must not contain a path', `is "${host}"`, expected)
  else if (/^[^:]+:\d+$/.test(host))
    keys.refuse(
      'host',
      'host must not contain a port',
      `is "${host}"`,
      `${expected}; the number belongs into the key port`,
    )
  return host
}

const schemes: Readonly<Record<string, 'postgres' | 'mysql'>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mysql',
}
const actingParameters: ReadonlySet<string> = new Set(['ssl', 'sslmode', 'sslrootcert', 'schema'])

function readUri(connector: 'postgres' | 'mysql', keys: KeyReader): ConnectionUri | undefined {
  const text = keys.text('uri')
  if (text === undefined) return undefined
  const uri = parseConnectionUri(text)
  const expected = `a URI such as ${connector}://user:password@host/database`
  if (uri === undefined) {
    keys.refuse('uri', 'The uri of the database cannot be read', 'is no URI with a host', expected)
    return undefined
  }
  if ((Object.hasOwn(schemes, uri.scheme) ? schemes[uri.scheme] : undefined) !== connector)
    keys.refuse('uri', `The uri does not fit the connector ${connector}`, `begins ${uri.scheme}://`, expected)
  for (const name of uri.parameters.keys())
    if (!actingParameters.has(name)) keys.warn('uri', `has the parameter ${name}, which is ignored`)
  return uri
}

const portOfUri = ({ port }: ConnectionUri): number | undefined => (port === undefined ? undefined : Number(port))

function warnOfIgnored(uri: ConnectionUri, keys: KeyReader): void {
  const used: Readonly<Record<string, string | undefined>> = {
    host: uri.host,
    port: uri.port,
    user: uri.user,
    password: uri.password,
    database: uri.database,
  }
  for (const [key, value] of Object.entries(used)) {
    const own = keys.text(key)
    if (own !== undefined && own !== value && !(key === 'user' && value === undefined))
      keys.warn(key, 'is ignored beside uri')
  }
}

function readSchema(
  connector: 'postgres' | 'mysql',
  database: string | undefined,
  schema: string | undefined,
  keys: KeyReader,
): string | undefined {
  if (schema === undefined) return undefined
  if (connector !== 'postgres') {
    const text =
      database === undefined
        ? 'Only Postgres connectors specify a schema. If they do they also need to specify a database. Other connectors only specify a database.'
        : 'Only Postgres connectors are allowed to configure schema and database. For others please use database.'
    keys.refuse('schema', text, 'is set', 'only the key database')
  } else if (database === undefined) keys.warn('schema', 'is given without database; the database "prisma" is used')
  return schema
}

function readTls(
  uri: ConnectionUri | undefined,
  keys: KeyReader,
  expansion: ExpansionSource,
): TlsConfiguration | undefined {
  const isOn = [uri && tlsOfUri(uri), keys.boolean('ssl', 'false')].some((one) => one === true)
  const ca = pem(uri?.parameters.get('sslrootcert') ?? keys.text('sslCa'), 'sslCa', keys, expansion)
  const cert = pem(keys.text('sslCert'), 'sslCert', keys, expansion)
  const key = pem(keys.text('sslKey'), 'sslKey', keys, expansion)
  const verify = keys.boolean('sslVerify', ca === undefined ? 'false' : 'true') ?? ca !== undefined
  return isOn || ca !== undefined ? { ca, cert, key, verify } : undefined
}

/** PEM text, or the content of the file of that path. */
function pem(value: string | undefined, key: string, keys: KeyReader, expansion: ExpansionSource): string | undefined {
  if (value === undefined || value.includes('-----BEGIN')) return value
  const content = contentOf(value, expansion)
  if (content === undefined)
    keys.refuse(
      key,
      `${value} (No such file or directory)`,
      'names a file that cannot be read',
      'PEM text or the path of a PEM file',
    )
  return content
}
