import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { lockFile } from '../connector/sql/dialect/sqlite/lock-file.js'
import { UnusableFileError } from './unusable-file-error.js'

/**
 * Takes a database file for this process (configuration.md section 14.2); gives the release. A lock decides, the number
 * beside it is for people. Throws `UnusableFileError` when another process has it or its folder cannot be written.
 */
export function lockDatabaseFile(file: string): () => void {
  const folder = dirname(file)
  mustBeAllowed(file, 'made', folder, () => mkdirSync(folder, { recursive: true }))
  for (const path of [folder, file].filter((path) => existsSync(path)))
    mustBeAllowed(file, 'written', path, () => accessSync(path, constants.R_OK | constants.W_OK))
  const numberFile = `${file}.pid`
  const unlock = lockFile(`${file}.lock`)
  if (unlock === undefined)
    throw new UnusableFileError(`${file} is in use by process ${writtenIn(numberFile) ?? 'unknown'}`)
  writeFileSync(numberFile, String(process.pid))
  return () => {
    rmSync(numberFile, { force: true })
    unlock()
  }
}

function mustBeAllowed(file: string, what: string, path: string, attempt: () => unknown): void {
  try {
    attempt()
  } catch (error) {
    const user = process.getuid?.()
    throw new UnusableFileError(
      `The database file ${file} cannot be used: ${path} cannot be ${what}${user === undefined ? '' : ` by user ${String(user)}`} (${(error as NodeJS.ErrnoException).code ?? String(error)}). Mount a volume that this user may write, or give it to the user with chown.`,
      { cause: error },
    )
  }
}

function writtenIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}
