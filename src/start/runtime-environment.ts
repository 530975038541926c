import { existsSync, readFileSync } from 'node:fs'
import { inContainer } from './container/container.js'

/** Folder of the embedded database. */
export const dataFolder = (environment: NodeJS.ProcessEnv): string =>
  environment['REFRACT_DATA_DIR'] ?? (inContainer() && existsSync('/data') ? '/data' : './.refract')

export const readTextFile = (path: string): string => readFileSync(path, 'utf8')
