import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { databaseNames, type DatabaseName } from './database-servers.js'
import { startDatabase } from './start-database.js'
import { temporaryFolder } from './temporary-folder.js'

/** Builds the server and starts every database once for all test files. `DATABASES=postgres,sqlite` narrows it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
  const folder = mkdtempSync(join(temporaryFolder(), 'refract-test-'))
  // a database may run under an account of its own
  chmodSync(folder, 0o755)
  const started = await Promise.all(
    wantedDatabases().map(async (name) => [name, await startDatabase(name, join(folder, name))] as const),
  )
  project.provide('databaseServers', Object.fromEntries(started.map(([name, { server }]) => [name, server])))
  return async () => {
    await Promise.all(started.map(([, { stop }]) => stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

function wantedDatabases(): readonly DatabaseName[] {
  const wanted = process.env['DATABASES']?.split(',').map((name) => name.trim())
  const unknown = wanted?.filter((name) => !databaseNames.some((known) => known === name)) ?? []
  if (unknown.length > 0)
    throw new Error(`DATABASES names ${unknown.join(', ')}; known are ${databaseNames.join(', ')}`)
  return databaseNames.filter((name) => wanted?.includes(name) ?? true)
}
