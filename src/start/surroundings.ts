import { existsSync, readFileSync } from 'node:fs'

/** Whether the process runs in a container. */
export const inContainer = (): boolean => existsSync('/.dockerenv') || existsSync('/run/.containerenv')

/** Folder of the embedded database. */
export const dataFolder = (environment: NodeJS.ProcessEnv): string =>
  environment['REFRACT_DATA_DIR'] ?? (inContainer() && existsSync('/data') ? '/data' : './.refract')

export const readTextFile = (path: string): string => readFileSync(path, 'utf8')

/** Whether a folder is a mounted volume: what lies elsewhere vanishes with the container. */
export function isMounted(folder: string): boolean {
  try {
    return readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .some((line) => line.split(' ')[1] === folder.replaceAll(' ', '\\040'))
  } catch {
    return true
  }
}
