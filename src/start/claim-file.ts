import { readFileSync, rmSync, writeFileSync } from 'node:fs'

/** A database file that another process serves. */
export class FileInUse extends Error {
  override readonly name = 'FileInUse'
  constructor(
    readonly file: string,
    readonly pid: number,
  ) {
    super(`${file} is in use by process ${String(pid)}`)
  }
}

/** Takes a database file for this process (configuration.md section 14.2); gives the release. Throws `FileInUse`. */
export function claimFile(file: string): () => void {
  const claim = `${file}.pid`
  const owner = ownerOf(claim)
  if (owner !== undefined && owner !== process.pid && isRunning(owner)) throw new FileInUse(file, owner)
  writeFileSync(claim, String(process.pid))
  return () => {
    if (ownerOf(claim) === process.pid) rmSync(claim, { force: true })
  }
}

function ownerOf(claim: string): number | undefined {
  try {
    const pid = Number(readFileSync(claim, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
