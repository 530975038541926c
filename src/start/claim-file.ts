import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { lockFile } from '../dialect/sqlite/lock-file.js'

/** A database file that another process serves. */
export class FileInUse extends Error {
  override readonly name = 'FileInUse'
  constructor(
    readonly file: string,
    readonly pid: string,
  ) {
    super(`${file} is in use by process ${pid}`)
  }
}

/**
 * Takes a database file for this process (configuration.md section 14.2); gives the release. A lock decides, the number
 * beside it is for people. Throws `FileInUse`.
 */
export function claimFile(file: string): () => void {
  const numberFile = `${file}.pid`
  const unlock = lockFile(`${file}.lock`)
  if (unlock === undefined) throw new FileInUse(file, writtenIn(numberFile) ?? 'unknown')
  writeFileSync(numberFile, String(process.pid))
  return () => {
    rmSync(numberFile, { force: true })
    unlock()
  }
}

function writtenIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch {
    return undefined
  }
}
