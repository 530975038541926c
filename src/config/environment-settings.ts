import type { LogLevel } from '../observe/log.js'
import type { ThrottlingSettings } from '../server/server-settings.js'

/** What variables beside the configuration say (configuration.md section 8). */
export interface EnvironmentSettings {
  readonly logLevel: LogLevel
  readonly logFormat: 'text' | 'pretty' | 'json' | undefined
  /** Requests that take longer are logged; undefined: none. */
  readonly slowRequestMs: number | undefined
  readonly throttling: ThrottlingSettings | undefined
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
const defaultSlowMs = 1000

export function readEnvironmentSettings(environment: Environment): EnvironmentSettings {
  const levelName = environment['LOG_LEVEL']?.toUpperCase() ?? 'INFO'
  const level = Object.hasOwn(logLevels, levelName) ? logLevels[levelName] : undefined
  return {
    logLevel: level ?? 'INFO',
    logFormat: logFormats.find((format) => format === environment['LOG_FORMAT']),
    slowRequestMs: isTrue(environment['SLOW_QUERIES_LOGGING'])
      ? (wholeNumber(environment['SLOW_QUERIES_LOGGING_THRESHOLD']) ?? defaultSlowMs)
      : undefined,
    throttling: readThrottling(environment),
    environmentName: environment['ENV'] ?? 'local',
    lowercaseTableNames: environment['LOWERCASED_TABLE_NAMES'] === '1',
    version: environment['CLUSTER_VERSION'],
    commit: environment['COMMIT_SHA'],
    isProduction: environment['REFRACT_VARIANT'] === 'prod',
    hostFallback: environment['REFRACT_HOST_FALLBACK'] !== 'false',
    warnings: level === undefined ? [`Invalid log level found: ${levelName}, defaulting to INFO`] : [],
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
