import { arch, platform, version as nodeVersion } from 'node:process'
import { compatibleVersion } from '../../start/version.js'
import type { Output } from '../output/output.js'
import type { ManagementApi } from './management-api.js'

/** `prisma/1.34.12 (linux-x64) node-v20.20.0` */
export const programVersion = `prisma/${compatibleVersion} (${platform}-${arch}) node-${nodeVersion}`

/** The server's version where it answers, and whether it is in step with this program (cli.md section 4.3). */
export async function compareVersions(
  management: Pick<ManagementApi, 'version'>,
): Promise<{ readonly version: string; readonly isInStep: boolean } | undefined> {
  try {
    const version = await management.version()
    return { version, isInStep: lineOf(version) === lineOf(compatibleVersion) }
  } catch {
    // whoever needs the server tells what is wrong with it
    return undefined
  }
}

/** `1.34`, with the channel where it is not the main one. */
const lineOf = (version: string): string => {
  const channel = /alpha|beta/.exec(version)?.[0] ?? 'master'
  return `${version.split(/[.-]/).slice(0, 2).join('.')} ${channel}`
}

export function sayOutOfStep(output: Output, serverVersion: string): void {
  output.line(
    [
      'Warning: Your Prisma server and Prisma CLI are currently out of sync. They should be on the same minor version.',
      '  ',
      `Prisma CLI version: ${programVersion}`,
      `Prisma server version: ${serverVersion}`,
      '  ',
      'For further information, please read: http://bit.ly/prisma-cli-server-sync',
      '  ',
    ].join('\n'),
  )
}

/** Whether a server has what came with that minor version, such as 1.29. */
export function isAtLeast(version: string, minor: number): boolean {
  const [major = 0, found = 0] = version.split(/[.-]/).map(Number)
  return major > 1 || (major === 1 && found >= minor)
}
