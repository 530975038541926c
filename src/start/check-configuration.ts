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

function masked(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) =>
      one === undefined ? [] : [[key, hidden.has(key) && typeof one !== 'object' ? '***' : masked(one)]],
    ),
  )
}
