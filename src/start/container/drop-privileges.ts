import { chownSync, mkdirSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Rights that the server goes on with. */
export interface Account {
  readonly user: number
  readonly group: number
}

/** `1000:1000`, as the image sets it; undefined when it names nothing but root. */
export function accountOf(text: string | undefined): Account | undefined {
  const [, user, group] = /^(\d+)(?::(\d+))?$/.exec(text ?? '') ?? []
  if (user === undefined || Number(user) === 0) return undefined
  return { user: Number(user), group: Number(group ?? user) }
}

/**
 * Gives up root. The image starts as root, so that images built on it may install packages and hooks may write
 * anywhere, and so that files only root can read hold secrets; serving needs none of that. False: the container may not
 * change users, so its root is one without rights.
 */
export function dropPrivileges({ user, group }: Account): boolean {
  if (process.getuid?.() !== 0) return true
  try {
    process.setgroups?.([])
    process.setgid?.(group)
    process.setuid?.(user)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPERM') return false
    throw error
  }
}

/** Hands the file of the embedded database over to the account before root is given up, where that is allowed. */
export function giveFileTo({ user, group }: Account, file: string): void {
  if (process.getuid?.() !== 0) return
  const folder = dirname(file)
  try {
    mkdirSync(folder, { recursive: true })
    chownSync(folder, user, group)
    for (const name of readdirSync(folder))
      if (name.startsWith(basename(file))) chownSync(join(folder, name), user, group)
  } catch (error) {
    // whether the file can be served is found out, and told, when it is claimed
    if (!['EPERM', 'EACCES', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}
