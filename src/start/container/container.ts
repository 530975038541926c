import { existsSync, readFileSync } from 'node:fs'

/** Whether the process runs in a container. */
export const inContainer = (): boolean => existsSync('/.dockerenv') || existsSync('/run/.containerenv')

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
