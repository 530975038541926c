import type { LogLevel } from '../observe/log.js'
import type { ThrottlingSettings } from '../server/server-settings.js'

/** What variables beside the configuration say (configuration.md section 8). */
export interface EnvironmentSettings {
  readonly logLevel: LogLevel
  readonly logFormat: 'text' | 'pretty' | 'json' | undefined
  /** Requests that take longer are logged; undefined: none. */
  readonly slowRequestMs: number | undefined
  /** One line per request. */
  readonly logsRequests: boolean
  readonly throttling: ThrottlingSettings | undefined
  readonly metrics: MetricsAccess
  /** Where metrics are pushed to: a host name or an address; undefined: nowhere. */
  readonly pushgateway: string | undefined
  /** Largest body in bytes. */
  readonly maxBodyBytes: number
  /** How much one document may ask for; undefined: the default. */
  readonly queryLimits: Readonly<
    Record<
      | 'tokens'
      | 'nesting'
      | 'definitions'
      | 'depth'
      | 'fields'
      | 'aliases'
      | 'inputObjects'
      | 'batch'
      | 'transactionMs',
      number | undefined
    >
  >
  /** For documents and plans of all services together; undefined: as the memory allows. */
  readonly cacheMegabytes: number | undefined
  /** For answers that are being made or read. */
  readonly answerMegabytes: number | undefined
  /** How long clients of `graphql-transport-ws` may take for their init message; undefined: as the protocol says. */
  readonly socketInitMs: number | undefined
  /** First part of request ids. */
  readonly environmentName: string
  readonly lowercaseTableNames: boolean
  readonly version: string | undefined
  readonly commit: string | undefined
  /** Runs as the variant without management API. */
  readonly isProduction: boolean
  /** Other names are tried for a host that is unknown in a container. */
  readonly hostFallback: boolean
  readonly warnings: readonly string[]
  readonly notes: readonly string[]
}

/** Who may read `/metrics`: everyone, those with a token of the management API, nobody. */
export type MetricsAccess = 'open' | 'protected' | 'off'

type Environment = Readonly<Record<string, string | undefined>>

const logLevels: Readonly<Record<string, LogLevel>> = {
  ERROR: 'ERROR',
  WARN: 'WARN',
  WARNING: 'WARN',
  INFO: 'INFO',
  DEBUG: 'DEBUG',
  TRACE: 'TRACE',
}
const logFormats = ['text', 'pretty', 'json'] as const
const metricsAccesses = ['open', 'protected', 'off'] as const
const defaultMaxBodyBytes = 52_428_800
const defaultSlowMs = 1000

export function readEnvironmentSettings(environment: Environment): EnvironmentSettings {
  const levelName = environment['LOG_LEVEL']?.toUpperCase() ?? 'INFO'
  const level = Object.hasOwn(logLevels, levelName) ? logLevels[levelName] : undefined
  const warnings = level === undefined ? [`Invalid log level found: ${levelName}, defaulting to INFO`] : []
  const limit = (name: string): number | undefined => {
    const text = environment[name]
    const value = wholeNumber(text)
    if (text !== undefined && (value === undefined || value < 1)) {
      warnings.push(`${name} is "${text}" and is ignored; expected a whole number from 1 on`)
      return undefined
    }
    return value
  }
  const word = <Word extends string>(name: string, words: readonly Word[]): Word | undefined => {
    const text = environment[name]
    const found = words.find((one) => one === text)
    if (text !== undefined && text !== '' && found === undefined)
      warnings.push(`${name} is "${text}" and is ignored; expected ${words.join(', ')}`)
    return found
  }
  return {
    logLevel: level ?? 'INFO',
    logFormat: word('LOG_FORMAT', logFormats),
    slowRequestMs: isTrue(environment['SLOW_QUERIES_LOGGING'])
      ? (wholeNumber(environment['SLOW_QUERIES_LOGGING_THRESHOLD']) ?? defaultSlowMs)
      : undefined,
    logsRequests: isTrue(environment['LOG_REQUESTS']),
    throttling: readThrottling(environment),
    metrics: word('REFRACT_METRICS', metricsAccesses) ?? 'open',
    pushgateway: environment['PROMETHEUS_PUSHGATEWAY_ENDPOINT'],
    maxBodyBytes: limit('REFRACT_MAX_BODY_BYTES') ?? defaultMaxBodyBytes,
    queryLimits: {
      tokens: limit('REFRACT_MAX_QUERY_TOKENS'),
      nesting: limit('REFRACT_MAX_QUERY_NESTING'),
      definitions: limit('REFRACT_MAX_QUERY_DEFINITIONS'),
      depth: limit('REFRACT_MAX_QUERY_DEPTH'),
      fields: limit('REFRACT_MAX_QUERY_FIELDS'),
      aliases: limit('REFRACT_MAX_QUERY_ALIASES'),
      inputObjects: limit('REFRACT_MAX_INPUT_OBJECTS'),
      batch: limit('REFRACT_MAX_BATCH'),
      transactionMs: limit('REFRACT_MAX_TRANSACTION_MS'),
    },
    cacheMegabytes: limit('REFRACT_CACHE_MEGABYTES'),
    answerMegabytes: limit('REFRACT_ANSWER_MEGABYTES'),
    socketInitMs: limit('REFRACT_SOCKET_INIT_TIMEOUT'),
    environmentName: environment['ENV'] ?? 'local',
    lowercaseTableNames: environment['LOWERCASED_TABLE_NAMES'] === '1',
    version: environment['CLUSTER_VERSION'],
    commit: environment['COMMIT_SHA'],
    isProduction: environment['REFRACT_VARIANT'] === 'prod',
    hostFallback: environment['REFRACT_HOST_FALLBACK'] !== 'false',
    warnings,
    notes: environment['JAVA_OPTS'] === undefined ? [] : ['JAVA_OPTS has no effect: this server does not run on Java'],
  }
}

function readThrottling(environment: Environment): ThrottlingSettings | undefined {
  const calls = wholeNumber(environment['THROTTLING_RATE'])
  const maxWaiting = wholeNumber(environment['THROTTLING_MAX_CALLS_IN_FLIGHT'])
  if (calls === undefined || maxWaiting === undefined) return undefined
  const unthrottled = (environment['UNTHROTTLED_PROJECT_IDS'] ?? '').split('|').filter((id) => id !== '')
  return {
    calls,
    maxWaiting,
    perSeconds: wholeNumber(environment['THROTTLING_RATE_PER_SECONDS']) ?? 1,
    unthrottled: new Set(unthrottled),
  }
}

const isTrue = (text: string | undefined): boolean => text?.toLowerCase() === 'true'
const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined
