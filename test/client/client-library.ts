import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

let built: string | undefined

/** Builds the client library once for a test file; gives a folder `node_modules` that has it. */
export function clientLibrary(): string {
  if (built !== undefined && existsSync(built)) return built
  const folder = mkdtempSync(join(tmpdir(), 'refract-client-library-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  built = join(folder, 'node_modules')
  const home = join(built, 'refract-client')
  mkdirSync(home, { recursive: true })
  copyFileSync(resolve('client/package.json'), join(home, 'package.json'))
  execFileSync(process.execPath, [resolve('client/build.mjs'), join(home, 'dist')], { stdio: 'pipe' })
  return built
}
