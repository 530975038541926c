import type { AllowedFeatures } from '../datamodel/rules/features.js'
import type { BusConfiguration } from '../bus/bus-configuration.js'

/** What the server is set up with; every key and default of configuration.md sections 3 and 4. */
export interface Configuration {
  /** Where it came from, for people. */
  readonly source: string
  readonly port: number
  readonly managementApiSecret: string | undefined
  /** PEM text of a public key. */
  readonly legacySecret: string | undefined
  readonly enableManagementApi: boolean | undefined
  /** How servers on one database tell each other of changes. */
  readonly bus: BusConfiguration
  /** Whether many-writes, nested deletes and cascades are events of subscriptions and webhooks too: of all services, or of those that are named, `SERVICE/STAGE`. */
  readonly batchEvents: boolean | readonly string[]
  /** Whether requests to webhooks that fail are tried again; the original sent each once. */
  readonly webhookRetries: boolean
  /** What datamodels may ask for beyond Prisma 1. */
  readonly allowedFeatures: AllowedFeatures
  readonly operationLimits: OperationLimits
  /** The one that serves all services. */
  readonly database: DatabaseConfiguration
}

/** Limits that beyond.md names keys for; undefined: the default. */
export interface OperationLimits {
  /** Elements of one `createMany…` or `upsertMany…`. */
  readonly batch: number | undefined
  /** Of the longest `@transaction`. */
  readonly transactionMs: number | undefined
  /** For which the response for an idempotency key is kept. */
  readonly idempotencyHours: number | undefined
}

export const defaultOperationLimits: OperationLimits = {
  batch: undefined,
  transactionMs: undefined,
  idempotencyHours: undefined,
}

export type DatabaseConfiguration = SqlServerConfiguration | SqliteConfiguration | MongoConfiguration

/** Ten times the original's: a longer line costs this server little, and a refused request costs its client much. */
export const defaultQueueSize = 10_000

export interface CommonDatabaseConfiguration {
  /** Its key under `databases`. */
  readonly name: string
  readonly managementSchema: string | undefined
  readonly rawAccess: boolean
  /** Deploys never change tables. */
  readonly isPassive: boolean
  /** Requests that may wait for their turn. */
  readonly queueSize: number
}

export interface SqlServerConfiguration extends CommonDatabaseConfiguration {
  readonly connector: 'postgres' | 'mysql'
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** Tried when the database refuses `password`: the percent-decoded one of a URI. */
  readonly otherPassword: string | undefined
  readonly database: string | undefined
  readonly schema: string | undefined
  readonly tls: TlsConfiguration | undefined
  readonly connectionLimit: number
  readonly connectionTimeoutMs: number
  readonly statementTimeoutMs: number | undefined
}

export interface TlsConfiguration {
  readonly ca: string | undefined
  readonly cert: string | undefined
  readonly key: string | undefined
  readonly verify: boolean
}

export interface SqliteConfiguration extends CommonDatabaseConfiguration {
  readonly connector: 'sqlite'
  /** Path, or `:memory:`. */
  readonly file: string
  /** `main`: all services share the tables without a prefix, which another program made. */
  readonly schema: 'main' | undefined
}

/** Accepted so that such a configuration is understood; this server has no connector for it. */
export interface MongoConfiguration extends CommonDatabaseConfiguration {
  readonly connector: 'mongo'
}

/** What reading came to. */
export interface ReadConfiguration {
  /** Undefined when there are problems. */
  readonly configuration: Configuration | undefined
  readonly problems: readonly ConfigurationProblem[]
  /** One line each, ready to print. */
  readonly warnings: readonly string[]
  /** Facts worth a line. */
  readonly notes: readonly string[]
}

/** Something that keeps the server from starting. */
export interface ConfigurationProblem {
  /** Text after `Unable to load Prisma config: `; the original's where it has one. */
  readonly text: string
  /** What was found where, and what was expected, a line each. */
  readonly details: readonly string[]
}
