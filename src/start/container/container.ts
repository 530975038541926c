import { existsSync, readFileSync } from 'node:fs'

/** Whether the process runs in a container. */
export const inContainer = (): boolean => existsSync('/.dockerenv') || existsSync('/run/.containerenv')

/** Whether a folder, an absolute path, lies on a mounted volume: what lies elsewhere vanishes with the container. */
export function isMounted(folder: string): boolean {
  try {
    return readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' ')[1]?.replaceAll('\\040', ' '))
      .some((place) => place !== undefined && place !== '/' && `${folder}/`.startsWith(`${place}/`))
  } catch {
    return true
  }
}
