import { expect, test } from 'vitest'
import { featureNames } from '../model/features.js'
import { loadConfiguration } from './load-configuration.js'
import { showProblems } from './show-problems.js'

const database = (keys = '{connector: mysql, host: h, user: u}'): string => `databases: {default: ${keys}}`
const aMapping = `
  expected: a mapping such as
    databases:
      default:
        connector: postgres
        host: db
        user: prisma
        password: prisma`

const cases: readonly (readonly [what: string, text: string, ...found: readonly string[]])[] = [
  [
    'no mapping',
    '[1, 2]',
    'Unable to load Prisma config: The configuration is no mapping\n  PRISMA_CONFIG holds a list\n  expected: keys such as port and databases',
  ],
  [
    'nothing but a comment',
    '# port: 4466',
    'Unable to load Prisma config: The configuration is empty\n  PRISMA_CONFIG holds no keys\n  expected: a key "databases" with one database',
  ],
  [
    'several documents',
    'port: 1\n---\nport: 2',
    'Unable to load Prisma config: The configuration holds several YAML documents\n  PRISMA_CONFIG has a line "---" between them\n  expected: one document',
  ],
  [
    'keys under PRISMA_CONFIG',
    `PRISMA_CONFIG:\n  ${database()}`,
    `Unable to load Prisma config: Expected hash under 'databases' to be non-empty\n  databases (PRISMA_CONFIG, line 1) is missing${aMapping}`,
    'Config: PRISMA_CONFIG (line 1) is not a known key and is ignored',
  ],
  [
    'a compose file',
    "version: '3'\nservices:\n  prisma: {image: x}",
    `Unable to load Prisma config: Expected hash under 'databases' to be non-empty\n  databases (PRISMA_CONFIG, line 1) is missing: this is a compose file; the configuration is the text under PRISMA_CONFIG${aMapping}`,
    'Config: version (line 1) is not a known key and is ignored',
    'Config: services (line 2) is not a known key and is ignored',
  ],
  [
    'no databases',
    'port: 4466',
    `Unable to load Prisma config: Expected hash under 'databases' to be non-empty\n  databases (PRISMA_CONFIG, line 1) is missing${aMapping}`,
  ],
  [
    'databases that are no mapping',
    'databases: 5',
    `Unable to load Prisma config: Expected hash under 'databases' to be non-empty\n  databases (PRISMA_CONFIG, line 1) is the text "5"${aMapping}`,
  ],
  [
    'a database that is no mapping',
    'databases: {default: 5}',
    'Unable to load Prisma config: databases.default is the text "5", expected a database entry\n  databases.default (PRISMA_CONFIG, line 1)\n  expected: a mapping with connector, host, user …, indented under the name',
  ],
  [
    'keys of the database one level too high',
    'databases:\n  connector: mysql\n  host: h\n  user: u',
    'Unable to load Prisma config: databases.connector is a text, expected a database entry\n  databases.connector (PRISMA_CONFIG, line 2)\n  expected: the keys of the database one level deeper; indent "connector" and its neighbours under  default:',
  ],
  [
    'no connector',
    database('{host: h}'),
    'Unable to load Prisma config: Expected connector to be non-empty\n  databases.default.connector (PRISMA_CONFIG, line 1) is missing\n  expected: mysql, postgres or sqlite, for example  connector: postgres',
  ],
  [
    'an unknown connector',
    database('{connector: oracle}'),
    'Unknown connector oracle\n  databases.default.connector (PRISMA_CONFIG, line 1) is "oracle"\n  expected: mysql, postgres or sqlite',
  ],
  [
    'mongo without a uri',
    database('{connector: mongo}'),
    'Unable to load Prisma config: Please provide a valid Mongo connection uri.\n  databases.default.uri (PRISMA_CONFIG, line 1) is missing\n  expected: a URI that begins mongodb://',
  ],
  [
    'mongo with a schema',
    database('{connector: mongo, uri: "mongodb://h/d", schema: x}'),
    'Unable to load Prisma config: Mongo should not define a schema, but only a database.\n  databases.default.schema (PRISMA_CONFIG, line 1) is set\n  expected: only the key database',
  ],
  [
    'SQLite with a schema',
    database('{connector: sqlite, schema: x}'),
    'Unable to load Prisma config: SQLite has no schema but main.\n  databases.default.schema (PRISMA_CONFIG, line 1) is "x"\n  expected: main, for tables that another program made, or nothing',
  ],
  [
    'one connection',
    database('{connector: mysql, host: h, user: u, connectionLimit: 1}'),
    'Unable to load Prisma config: The parameter connectionLimit must be set to at least 2.\n  databases.default.connectionLimit (PRISMA_CONFIG, line 1) is 1\n  expected: a whole number from 2 on',
  ],
  [
    'a host with a scheme',
    database('{connector: mysql, host: "http://h", user: u}'),
    'Unable to load Prisma config: host must not contain a scheme\n  databases.default.host (PRISMA_CONFIG, line 1) is "http://h"\n  expected: name or address of the database server, for example  host: db; a whole address belongs into the key uri',
  ],
  [
    'a host with a path',
    database('{connector: mysql, host: "h/d", user: u}'),
    'Unable to load Prisma config: host must not contain a path\n  databases.default.host (PRISMA_CONFIG, line 1) is "h/d"\n  expected: name or address of the database server, for example  host: db',
  ],
  [
    'a host with a port',
    database('{connector: mysql, host: "h:3306", user: u}'),
    'Unable to load Prisma config: host must not contain a port\n  databases.default.host (PRISMA_CONFIG, line 1) is "h:3306"\n  expected: name or address of the database server, for example  host: db; the number belongs into the key port',
  ],
  [
    'a uri that is none',
    database('{connector: mysql, uri: "h"}'),
    'Unable to load Prisma config: The uri of the database cannot be read\n  databases.default.uri (PRISMA_CONFIG, line 1) is no URI with a host\n  expected: a URI such as mysql://user:password@host/database\nUnable to load Prisma config: Expected host to be non-empty\n  databases.default.host (PRISMA_CONFIG, line 1) is missing\n  expected: name or address of the database server, for example  host: db\nUnable to load Prisma config: Expected user to be non-empty\n  databases.default.user (PRISMA_CONFIG, line 1) is missing\n  expected: name of the database user, for example  user: prisma',
  ],
  [
    'a uri of another connector',
    database('{connector: mysql, uri: "postgresql://u@h/d"}'),
    'Unable to load Prisma config: The uri does not fit the connector mysql\n  databases.default.uri (PRISMA_CONFIG, line 1) begins postgresql://\n  expected: a URI such as mysql://user:password@host/database',
  ],
  [
    'keys beside a uri',
    database('{connector: mysql, uri: "mysql://u@h/d", host: x}'),
    'Config: databases.default.host (line 1) is ignored beside uri',
  ],
  [
    'MySQL with a schema',
    database('{connector: mysql, host: h, user: u, database: d, schema: s}'),
    'Unable to load Prisma config: Only Postgres connectors are allowed to configure schema and database. For others please use database.\n  databases.default.schema (PRISMA_CONFIG, line 1) is set\n  expected: only the key database',
  ],
  [
    'PostgreSQL with a schema alone',
    database('{connector: postgres, host: h, user: u, schema: s}'),
    'Config: databases.default.schema (line 1) is given without database; the database "prisma" is used',
  ],
  [
    'a file of certificates that is missing',
    database('{connector: mysql, host: h, user: u, sslCa: /missing.pem}'),
    'Unable to load Prisma config: /missing.pem (No such file or directory)\n  databases.default.sslCa (PRISMA_CONFIG, line 1) names a file that cannot be read\n  expected: PEM text or the path of a PEM file',
  ],
  [
    'a port of the server',
    `port: 70000\n${database()}`,
    'Unable to load Prisma config: port is out of range\n  port (PRISMA_CONFIG, line 1) is "70000"\n  expected: a port number, 1 to 65535, or 0 for any free port',
  ],
  [
    'a port of the database',
    database('{connector: mysql, host: h, user: u, port: 0.5}'),
    'Unable to load Prisma config: Expected Int for field port, got 0.5\n  databases.default.port (PRISMA_CONFIG, line 1) is "0.5"\n  expected: a port number, 1 to 65535',
  ],
  [
    'an unknown bus',
    `bus: pigeon\n${database()}`,
    'Unable to load Prisma config: bus cannot be read\n  bus (PRISMA_CONFIG, line 1) names no bus that this server knows\n  expected: "memory", "database" (PostgreSQL, MySQL), or the URI of a broker such as redis://host:6379, nats://host:4222, amqp://user:password@host',
  ],
  [
    'a bus in the database of SQLite',
    'bus: database\ndatabases: {default: {connector: sqlite}}',
    'Unable to load Prisma config: bus: database needs the connector postgres or mysql\n  bus (PRISMA_CONFIG, line 1) stands beside the connector sqlite\n  expected: "memory", since one server has the database for itself',
  ],
  [
    'rabbitUri beside bus',
    `bus: memory\nrabbitUri: amqp://h\n${database()}`,
    'Config: rabbitUri (line 2) is ignored beside bus',
  ],
  [
    'a rabbitUri that is none',
    `rabbitUri: redis://h\n${database()}`,
    'Config: rabbitUri (line 1) is no URI of RabbitMQ (amqp://user:password@host:5672) and is ignored',
  ],
  [
    'limits that are none',
    `batchLimit: 0\ntransactionTimeout: soon\nidempotencyHours: -1\n${database()}`,
    'Unable to load Prisma config: batchLimit is out of range\n  batchLimit (PRISMA_CONFIG, line 1) is "0"\n  expected: a whole number from 1 on\nUnable to load Prisma config: idempotencyHours is out of range\n  idempotencyHours (PRISMA_CONFIG, line 3) is "-1"\n  expected: a whole number from 1 on',
    'Config: transactionTimeout (line 2) is "soon", which is no whole number; the default is used',
  ],
  [
    'features that are no mapping',
    `features: all\n${database()}`,
    `Unable to load Prisma config: features cannot be read\n  features (PRISMA_CONFIG, line 1) is no mapping\n  expected: a mapping with the key allow: "all", or a list of features such as [AGGREGATES, SORT]; the features are ${featureNames.join(', ')}`,
  ],
  [
    'features.allow that is a word',
    `features: {allow: some}\n${database()}`,
    `Unable to load Prisma config: features.allow cannot be read\n  features.allow (PRISMA_CONFIG, line 1) is "some"\n  expected: "all", or a list of features such as [AGGREGATES, SORT]; the features are ${featureNames.join(', ')}`,
  ],
  [
    'an unknown feature',
    `features: {allow: [AGGREGATES, MAGIC]}\n${database()}`,
    `Unable to load Prisma config: features.allow cannot be read\n  features.allow (PRISMA_CONFIG, line 1) names MAGIC, which is no feature\n  expected: "all", or a list of features such as [AGGREGATES, SORT]; the features are ${featureNames.join(', ')}`,
  ],
  [
    'a value that is a list',
    `managementApiSecret: [a]\n${database()}`,
    'Unable to load Prisma config: managementApiSecret must be a single value\n  managementApiSecret (PRISMA_CONFIG, line 1) is a list or a mapping\n  expected: a text or a number',
    'Config: managementApiSecret (line 1) is empty (an unset variable in docker-compose?): the management API is open',
  ],
  [
    'a secret with a comment',
    'databases:\n  default:\n    connector: mysql\n    host: h\n    user: u\n    password: abc #def',
    'Config: databases.default.password (line 6) ends where " #" begins a comment; if that belongs to the value, put it in single quotes',
  ],
  [
    'a variable that is not set',
    database('{connector: mysql, host: "${NONE}", user: u}'),
    'Config: databases.default.host (line 1) names the variable NONE, which is not set; the text stays as it is',
  ],
  [
    'a file that is missing',
    database('{connector: mysql, host: h, user: u, passwordFile: /missing}'),
    'Unable to load Prisma config: /missing (No such file or directory)\n  databases.default.passwordFile (PRISMA_CONFIG, line 1) names a file that cannot be read\n  expected: the path of a file that holds the value',
  ],
  [
    'a key twice, once as a file',
    database('{connector: mysql, host: h, user: u, password: a, passwordFile: /b}'),
    'Unable to load Prisma config: databases.default.password is given twice\n  databases.default.password (PRISMA_CONFIG, line 1) stands beside passwordFile\n  expected: one of the two',
  ],
  [
    'a number where a text is meant',
    database('{connector: mysql, host: h, user: u, password: 0123}'),
    'Config: databases.default.password (line 1) is read as it is written; Prisma 1 made a number, date or boolean of it first. Put it in quotes to say what is meant',
  ],
  [
    'neither true nor false',
    database('{connector: mysql, host: h, user: u, ssl: maybe}'),
    'Config: databases.default.ssl (line 1) is "maybe", which is neither true nor false; false is used',
  ],
  [
    'a secret in the wrong place',
    database('{connector: mysql, host: h, user: u, managementApiSecret: s}'),
    'Config: databases.default.managementApiSecret (line 1) belongs to the root of the configuration and has no effect here',
  ],
  [
    'the secret under another name',
    `secret: s\n${database()}`,
    'Config: secret (line 1) is not a key of the server and is ignored; did you mean "managementApiSecret"? The management API stays open',
  ],
  [
    'a key misspelt',
    `prot: 1\n${database()}`,
    'Config: prot (line 1) is not a known key and is ignored; did you mean "port"?',
  ],
  ['a key twice', `port: 1\nport: 2\n${database()}`, 'Config: port (line 2) is given again; the last one counts'],
  [
    'the secret of an example',
    `managementApiSecret: my-secret\n${database()}`,
    'Config: managementApiSecret (line 1) is the one of an example; choose a secret of your own',
  ],
]

/** Problems without the lines of the text that they show, then warnings (configuration.md sections 2, 13). */
test.each(cases.map(([what, text, ...found]) => ({ what, text, found })))('$what', ({ text, found }) => {
  const { problems, warnings } = loadConfiguration({
    environment: { PRISMA_CONFIG: text },
    dataFolder: './.refract',
    readFile: () => {
      throw Object.assign(new Error('missing'), { code: 'ENOENT' })
    },
  })
  const shown = showProblems(problems).replace(/^ {4}\d+ \| .*\n/gm, '')
  expect([...(shown === '' ? [] : [shown]), ...warnings]).toEqual(found)
})
