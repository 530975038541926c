import {
  defaultOperationLimits,
  defaultQueueSize,
  type Configuration,
  type ConfigurationProblem,
  type ReadConfiguration,
} from './configuration.js'
import type { ExpansionSource } from './expand-variables.js'
import { isPort } from './key-reader.js'
import { readLegacyVariables } from './legacy-variables.js'
import { readConfiguration, type ReadOptions } from './read-configuration.js'
import type { SourceText } from './yaml-text.js'

export interface LoadOptions extends ExpansionSource {
  /** Folder of the embedded database. */
  readonly dataFolder: string
}

/** Files of the working directory that may hold the configuration; the command line's service definition has the same name. */
const localFiles = ['prisma.yml', 'prisma.yaml']

/** Finds and reads the configuration (configuration.md section 1). */
export function loadConfiguration(options: LoadOptions): ReadConfiguration {
  const { environment } = options
  const reading: ReadOptions = {
    environment,
    readFile: (path) => options.readFile(path),
    dataFile: `${options.dataFolder}/refract.db`,
  }
  const text = environment['PRISMA_CONFIG']
  if (text !== undefined)
    return text.trim() === ''
      ? refused({ text: 'PRISMA_CONFIG is set but empty', details: ['expected: the configuration as YAML text'] })
      : readConfiguration({ text, name: 'PRISMA_CONFIG' }, reading)
  const path = environment['PRISMA_CONFIG_PATH'] ?? environment['PRISMA_CONFIG_FILE']
  if (path !== undefined) {
    const file = readSource(path, options)
    return 'details' in file ? refused(file) : readConfiguration(file, reading)
  }
  for (const name of localFiles) {
    const file = readSource(name, options)
    if ('text' in file && !('details' in file) && /^["']?databases["']?\s*:/m.test(file.text))
      return readConfiguration(file, reading)
  }
  return fromVariables(options, reading)
}

function readSource(path: string, { readFile }: ExpansionSource): SourceText | ConfigurationProblem {
  try {
    return { text: readFile(path), name: path }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const reason =
      code === 'ENOENT' ? 'No such file or directory' : code === 'EISDIR' ? 'Is a directory' : (error as Error).message
    return {
      text: `${path} (${reason})`,
      details: ['expected: PRISMA_CONFIG_PATH names a file that holds the configuration'],
    }
  }
}

const refused = (problem: ConfigurationProblem): ReadConfiguration => ({
  configuration: undefined,
  problems: [problem],
  warnings: [],
  notes: [],
})

function fromVariables(options: LoadOptions, { dataFile }: ReadOptions): ReadConfiguration {
  const legacy = readLegacyVariables(options.environment)
  const noConfiguration = 'No valid Prisma config could be loaded.'
  switch (legacy.kind) {
    case 'read':
      return {
        configuration: legacy.configuration,
        problems: [],
        warnings: legacy.warnings,
        notes: [
          `Configured by SQL_CLIENT_* variables (old style); the same as PRISMA_CONFIG: ${equivalentOf(legacy.configuration)}`,
        ],
      }
    case 'partial':
      return refused({
        text: noConfiguration,
        details: [
          `${legacy.set.join(', ')} is set, but not ${legacy.missing.join(', ')}`,
          'expected: all three of them, or PRISMA_CONFIG',
        ],
      })
    case 'invalid':
      return refused({
        text: noConfiguration,
        details: [`${legacy.variable} is "${legacy.found}"`, `expected: ${expectedOf(legacy.variable)}`],
      })
    case 'none':
      break
  }
  const misspelt = nearMiss(options.environment)
  if (misspelt !== undefined)
    return refused({ text: noConfiguration, details: [`found ${misspelt}; the name must be PRISMA_CONFIG`] })
  const port = options.environment['PORT'] ?? ''
  if (/^\d+$/.test(port) && !isPort(Number(port)))
    return refused({ text: 'port is out of range', details: [`PORT is "${port}"`, `expected: ${expectedOf('PORT')}`] })
  return { configuration: embedded(options.environment, dataFile), problems: [], warnings: [], notes: [] }
}

const expectedOf = (variable: string): string =>
  variable.endsWith('PORT') ? 'a port number, 1 to 65535' : 'the number 0 or 1'

function equivalentOf({ port, managementApiSecret, database }: Configuration): string {
  if (database.connector !== 'mysql') return ''
  const secret = managementApiSecret === undefined ? '' : ', managementApiSecret: ***'
  return `{port: ${String(port)}${secret}, databases: {default: {connector: mysql, host: ${database.host}, port: ${String(database.port)}, user: ${database.user}, password: ***, managementSchema: ${database.managementSchema ?? ''}}}}`
}

/** A variable that looks like a misspelt PRISMA_CONFIG; starting without configuration would hide the mistake. */
function nearMiss(environment: LoadOptions['environment']): string | undefined {
  return Object.entries(environment).find(
    ([name, value]) =>
      /^prisma_?conf(ig(uration)?)?(_?(path|file|yml|yaml))?$/i.test(name) ||
      (/^config$/i.test(name) && /^\s*databases\s*:/m.test(value ?? '')),
  )?.[0]
}

/** SQLite in a local folder: nothing to install. */
function embedded(environment: LoadOptions['environment'], file: string): Configuration {
  const port = environment['PORT'] ?? ''
  return {
    source: 'none (embedded database)',
    port: /^\d+$/.test(port) ? Number(port) : 4466,
    managementApiSecret: undefined,
    legacySecret: undefined,
    enableManagementApi: undefined,
    bus: { kind: 'memory' },
    batchEvents: false,
    allowedFeatures: 'all',
    webhookRetries: true,
    operationLimits: defaultOperationLimits,
    database: {
      name: 'default',
      connector: 'sqlite',
      file,
      schema: undefined,
      managementSchema: undefined,
      rawAccess: false,
      isPassive: false,
      queueSize: defaultQueueSize,
    },
  }
}
