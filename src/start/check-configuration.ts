import { stringify } from 'yaml'
import { loadConfiguration } from '../config/load-configuration.js'
import { secretKeys } from '../config/mask-secrets.js'
import { showProblems } from '../config/show-problems.js'
import { unavailableConnector } from './unavailable-connector.js'
import { dataFolder, readTextFile } from './runtime-environment.js'

/** What `refract config check` prints (configuration.md section 12): the effective configuration, or what is wrong with it. Connects to nothing. */
export function checkConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  file: string | undefined,
): { readonly output: string; readonly isValid: boolean } {
  const chosen =
    file === undefined ? environment : { ...environment, PRISMA_CONFIG: undefined, PRISMA_CONFIG_PATH: file }
  const { configuration, problems, warnings, notes } = loadConfiguration({
    environment: chosen,
    readFile: readTextFile,
    dataFolder: dataFolder(environment),
  })
  const lines = [...warnings.map((text) => `[WARNING] ${text}`), ...notes.map((text) => `[INFO] ${text}`)]
  if (configuration?.database.connector === 'mongo')
    lines.push(`[WARNING] ${unavailableConnector(configuration.database)}, so the server will not start`)
  if (!configuration) return { output: [...lines, showProblems(problems)].join('\n'), isValid: false }
  return { output: [...lines, stringify(masked(configuration)).trimEnd()].join('\n'), isValid: true }
}

const hidden = new Set([...secretKeys, 'otherPassword'])

/** Without what is not set, be it one value or all of a group. */
function masked(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      isSet(one) ? [[key, isSecret(key, one) ? '***' : masked(one)]] : [],
    ),
  )
}

const isSecret = (key: string, value: unknown): boolean => hidden.has(key) && typeof value !== 'object'

const isSet = (value: unknown): boolean =>
  value !== undefined &&
  (typeof value !== 'object' || value === null || Array.isArray(value) || Object.values(value).some(isSet))
