import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import { isPublicKey } from '../auth/token.js'
import type { Configuration, ConfigurationProblem, DatabaseConfiguration, ReadConfiguration } from './configuration.js'
import type { ExpansionSource } from './expand-variables.js'
import { readAllowedFeatures } from './read-allowed-features.js'
import { readBus } from './read-bus.js'
import { createKeyReader, isPort, type KeyReader } from './key-reader.js'
import type { Findings } from './key-report.js'
import { databaseKeys, readDatabase } from './read-database.js'
import { foldedHint, isFoldedIntoComment, parseYaml, type Entry, type SourceText, type YamlText } from './yaml-text.js'

/** Keys of the root (configuration.md section 3). */
const rootKeys = [
  'port',
  'managementApiSecret',
  'legacySecret',
  'enableManagementApi',
  'rabbitUri',
  'bus',
  'batchEvents',
  'webhookRetries',
  'features',
  'batchLimit',
  'transactionTimeout',
  'idempotencyHours',
  'clusterAddress',
  'server2serverSecret',
  'prototype',
  'databases',
] as const

const defaultPort = 4466
const exampleSecrets: ReadonlySet<string> = new Set([
  'my-secret',
  'my-server-secret-123',
  'mysecret42',
  '__YOUR_MANAGEMENT_API_SECRET__',
])

export interface ReadOptions extends ExpansionSource {
  /** SQLite file where an entry names none. */
  readonly dataFile: string
}

/** Reads a configuration text; problems are reported all at once (configuration.md sections 2-7, 12). */
export function readConfiguration(source: SourceText, options: ReadOptions): ReadConfiguration {
  const findings: Findings = { problems: [], warnings: [], notes: [] }
  const configuration = readText(source, options, findings)
  return { configuration: findings.problems.length > 0 ? undefined : configuration, ...findings }
}

function readText(source: SourceText, options: ReadOptions, findings: Findings): Configuration | undefined {
  const yaml = parseYaml(source)
  if (!('document' in yaml)) {
    refuse(findings, yaml)
    return
  }
  const root = yaml.document.contents
  if (!isMap(root)) {
    refuse(findings, {
      text: 'The configuration is no mapping',
      details: [`${yaml.name} holds ${kindOf(root)}`, 'expected: keys such as port and databases'],
    })
    return
  }
  const inner = wrappedText(root)
  if (inner !== undefined) {
    findings.warnings.push(
      `Config: ${yaml.name} has its keys under PRISMA_CONFIG, as a compose file does; they are used all the same`,
    )
    return readText({ text: inner, name: yaml.name }, options, findings)
  }
  const keys = createKeyReader({
    yaml,
    map: root,
    path: '',
    line: 1,
    knownKeys: rootKeys,
    expansion: options,
    findings,
  })
  return readRoot(yaml, keys, options, findings)
}

const refuse = (findings: Findings, problem: ConfigurationProblem): undefined => {
  findings.problems.push(problem)
  return undefined
}

const kindOf = (node: unknown): string =>
  isSeq(node) ? 'a list' : isMap(node) ? 'a mapping' : isScalar(node) ? `the text "${String(node.value)}"` : 'nothing'

function wrappedText(root: YAMLMap): string | undefined {
  const [pair] = root.items
  if (root.items.length !== 1 || !isScalar(pair?.key) || pair.key.value !== 'PRISMA_CONFIG') return undefined
  return isScalar(pair.value) && typeof pair.value.value === 'string' ? pair.value.value : undefined
}

function readRoot(
  yaml: YamlText,
  keys: KeyReader,
  options: ReadOptions,
  findings: Findings,
): Configuration | undefined {
  const port = readPort(keys)
  const managementApiSecret = keys.text('managementApiSecret')
  if (managementApiSecret === undefined && keys.isNamed('managementApiSecret'))
    keys.warn('managementApiSecret', 'is empty (an unset variable in docker-compose?): the management API is open')
  if (managementApiSecret !== undefined && exampleSecrets.has(managementApiSecret))
    keys.warn('managementApiSecret', 'is the one of an example; choose a secret of your own')
  const legacySecret = keys.text('legacySecret')?.replaceAll('\\n', '\n')
  if (legacySecret !== undefined && !isPublicKey(legacySecret))
    keys.refuse(
      'legacySecret',
      'legacySecret is no public key',
      'cannot be read',
      'PEM text of an RSA public key (SubjectPublicKeyInfo)',
    )
  const enableManagementApi = keys.boolean('enableManagementApi', 'the default')
  const batchEvents = readServices('batchEvents', keys)
  const webhookRetries = keys.boolean('webhookRetries', 'true') ?? true
  const allowedFeatures = readAllowedFeatures(yaml, keys, options, findings)
  const operationLimits = {
    batch: readLimit('batchLimit', keys),
    transactionMs: readLimit('transactionTimeout', keys),
    idempotencyHours: readLimit('idempotencyHours', keys),
  }
  const database = readDatabases(yaml, keys, options, findings)
  const bus = readBus(keys, database)
  if (database === undefined || bus === undefined) return undefined
  return {
    source: yaml.name,
    port,
    managementApiSecret,
    legacySecret,
    enableManagementApi,
    bus,
    batchEvents,
    webhookRetries,
    allowedFeatures,
    operationLimits,
    database,
  }
}

/** What is no number is passed over, as Prisma 1 did; a number that is no port is refused. */
function readPort(keys: KeyReader): number {
  const port = keys.int('port', String(defaultPort)) ?? defaultPort
  if (isPort(port)) return port
  keys.refuse(
    'port',
    'port is out of range',
    `is "${String(port)}"`,
    'a port number, 1 to 65535, or 0 for any free port',
  )
  return defaultPort
}

function readLimit(key: string, keys: KeyReader): number | undefined {
  const limit = keys.int(key, 'the default')
  if (limit === undefined || limit >= 1) return limit
  keys.refuse(key, `${key} is out of range`, `is "${String(limit)}"`, 'a whole number from 1 on')
  return undefined
}

const emptyDatabases = "Expected hash under 'databases' to be non-empty"
const exampleEntry =
  'a mapping such as\n    databases:\n      default:\n        connector: postgres\n        host: db\n        user: prisma\n        password: prisma'

function readDatabases(
  yaml: YamlText,
  keys: KeyReader,
  options: ReadOptions,
  findings: Findings,
): DatabaseConfiguration | undefined {
  const node = keys.entries.get('databases')?.node
  if (!isMap(node)) {
    const isCompose = keys.entries.has('services')
    if (!isCompose && isFoldedIntoComment(yaml.text)) {
      keys.refuse(
        'databases',
        emptyDatabases,
        `stands behind a "#", on a line with other keys. ${foldedHint}`,
        exampleEntry,
      )
      return
    }
    const found = isCompose
      ? 'is missing: this is a compose file; the configuration is the text under PRISMA_CONFIG'
      : keys.isNamed('databases') && node
        ? `is ${kindOf(node)}`
        : 'is missing'
    keys.refuse('databases', emptyDatabases, found, exampleEntry)
    return
  }
  const entries = yaml.entries(node, (key, line) =>
    findings.warnings.push(`Config: databases.${key} (line ${String(line)}) is given again; the last one counts`),
  )
  const misplaced = entries.find(
    ({ key, node: value }) => (databaseKeys as readonly string[]).includes(key) && !isMap(value),
  )
  if (misplaced) {
    refuseMisplaced(misplaced, yaml, findings)
    return
  }
  const read = entries.filter((entry) => !isEmpty(entry.node)).map((entry) => readEntry(entry, yaml, options, findings))
  if (read.length === 0) {
    keys.refuse('databases', emptyDatabases, 'has no entry', exampleEntry)
    return
  }
  const [first, ...others] = read
  for (const { name } of others)
    findings.warnings.push(
      `Config: databases.${name} is configured but not used: services are served from databases.${first?.name ?? ''}`,
    )
  return first?.database
}

const isEmpty = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null)

function refuseMisplaced({ key, line }: Entry, yaml: YamlText, findings: Findings): void {
  findings.problems.push({
    text: `databases.${key} is a text, expected a database entry`,
    details: [
      `databases.${key} (${yaml.name}, line ${String(line)})`,
      ...yaml.excerpt(line),
      `expected: the keys of the database one level deeper; indent "${key}" and its neighbours under  default:`,
    ],
  })
}

function readEntry(
  entry: Entry,
  yaml: YamlText,
  options: ReadOptions,
  findings: Findings,
): { readonly name: string; readonly database: DatabaseConfiguration | undefined } {
  const { key: name, node, line } = entry
  if (!isMap(node)) {
    findings.problems.push({
      text: `databases.${name} is ${kindOf(node)}, expected a database entry`,
      details: [
        `databases.${name} (${yaml.name}, line ${String(line)})`,
        ...yaml.excerpt(line),
        'expected: a mapping with connector, host, user …, indented under the name',
      ],
    })
    return { name, database: undefined }
  }
  const keys = createKeyReader({
    yaml,
    map: node,
    path: `databases.${name}`,
    line,
    knownKeys: databaseKeys,
    expansion: options,
    findings,
  })
  if (node.items.length === 0) {
    keys.refuse('', `Expected hash under '${name}' to be non-empty`, 'has no keys', 'connector, host, user …')
    return { name, database: undefined }
  }
  return { name, database: readDatabase(name, keys, options, options.dataFile) }
}

/** `true`, `false`, or the services for which it is true: `pies/dev, shop/prod`. */
function readServices(key: string, keys: KeyReader): boolean | readonly string[] {
  const names =
    keys
      .text(key)
      ?.split(/[\s,]+/)
      .filter((name) => name !== '') ?? []
  if (!names.some((name) => name.includes('/'))) return keys.boolean(key, 'false') ?? false
  for (const name of names)
    if (name.split('/').length !== 2) keys.warn(key, `names ${name}, which is no service; expected SERVICE/STAGE`)
  return names
}
