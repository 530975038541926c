import {
  defaultOperationLimits,
  defaultQueueSize,
  type Configuration,
  type SqlServerConfiguration,
} from './configuration.js'
import type { ExpansionSource } from './expand-variables.js'
import { isPort } from './key-reader.js'
import { busOfRabbitUri } from './read-bus.js'

type Environment = ExpansionSource['environment']

/** A configuration by the variables of images before 1.7 (configuration.md section 9), or why they make none. */
export type LegacyConfiguration =
  | { readonly kind: 'none' }
  | { readonly kind: 'partial'; readonly set: readonly string[]; readonly missing: readonly string[] }
  | { readonly kind: 'invalid'; readonly variable: string; readonly found: string }
  | { readonly kind: 'read'; readonly configuration: Configuration; readonly warnings: readonly string[] }

const required = ['SQL_CLIENT_HOST', 'SQL_CLIENT_USER', 'SQL_CLIENT_PASSWORD'] as const
const defaultConnectionLimit = 10

export function readLegacyVariables(environment: Environment): LegacyConfiguration {
  const host = environment['SQL_CLIENT_HOST'] ?? environment['SQL_CLIENT_HOST_CLIENT1']
  const values: Environment = { ...environment, SQL_CLIENT_HOST: host }
  const missing = required.filter((name) => values[name] === undefined)
  if (missing.length === required.length) return { kind: 'none' }
  if (missing.length > 0)
    return { kind: 'partial', set: required.filter((name) => values[name] !== undefined), missing }
  const enabled = environment['CLUSTER_API_ENABLED'] ?? '1'
  if (enabled !== '0' && enabled !== '1') return { kind: 'invalid', variable: 'CLUSTER_API_ENABLED', found: enabled }
  for (const variable of ['SQL_CLIENT_PORT', 'PORT'] as const) {
    const found = environment[variable]
    if (found !== undefined && found !== '' && !(/^\d+$/.test(found) && isPort(Number(found))))
      return { kind: 'invalid', variable, found }
  }
  const internalHost = environment['SQL_INTERNAL_HOST']
  return {
    kind: 'read',
    configuration: configurationOf(values, enabled === '1'),
    warnings:
      internalHost === undefined || internalHost === host
        ? []
        : [`SQL_INTERNAL_HOST (${internalHost}) is not used: management data is looked for on ${host ?? ''}`],
  }
}

function configurationOf(values: Environment, enableManagementApi: boolean): Configuration {
  const text = (name: string): string | undefined => (values[name] === '' ? undefined : values[name])
  const database: SqlServerConfiguration = {
    name: 'default',
    connector: 'mysql',
    host: text('SQL_CLIENT_HOST') ?? '',
    port: Number(text('SQL_CLIENT_PORT') ?? 3306),
    user: text('SQL_CLIENT_USER') ?? '',
    password: values['SQL_CLIENT_PASSWORD'] ?? '',
    otherPassword: undefined,
    database: undefined,
    schema: undefined,
    managementSchema: text('SQL_INTERNAL_DATABASE') ?? 'graphcool',
    rawAccess: false,
    isPassive: false,
    queueSize: defaultQueueSize,
    tls: undefined,
    connectionLimit: connectionLimitOf(values),
    connectionTimeoutMs: 5000,
    statementTimeoutMs: undefined,
  }
  return {
    source: 'SQL_CLIENT_* variables',
    port: Number(text('PORT') ?? 4466),
    managementApiSecret: text('PRISMA_MANAGEMENT_API_JWT_SECRET'),
    legacySecret: text('CLUSTER_PUBLIC_KEY'),
    enableManagementApi,
    bus: busOfRabbitUri(text('RABBITMQ_URI'), database),
    batchEvents: false,
    allowedFeatures: 'all',
    webhookRetries: true,
    operationLimits: defaultOperationLimits,
    database,
  }
}

function connectionLimitOf(values: Environment): number {
  const given = ['SQL_INTERNAL_CONNECTION_LIMIT', 'SQL_CLIENT_CONNECTION_LIMIT']
    .map((name) => Number(values[name] ?? Number.NaN))
    .filter(Number.isInteger)
  return given.length === 0 ? defaultConnectionLimit : Math.max(2, ...given)
}
