import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Finds a program in the folders given, those of PATH, and where Debian puts servers. */
export const programIn =
  (name: string, ...folders: readonly string[]) =>
  (): string | undefined =>
    [...folders, ...(process.env['PATH'] ?? '').split(':'), '/usr/sbin']
      .map((folder) => join(folder, name))
      .find((path) => existsSync(path))

/**
 * Runs a suite where there is no reason against it. Else that is told loudly and stands in the report as skipped; with
 * REQUIRE_DATABASES set it fails.
 */
export function requireProgram(name: string, reason: string | undefined, suite: () => void): void {
  if (reason === undefined) suite()
  else if (process.env['REQUIRE_DATABASES']) test(`${name} is there`, () => expect.fail(reason))
  else {
    process.stderr.write(`\n${'!'.repeat(100)}\n${name}: ${reason}; its tests are NOT RUN\n${'!'.repeat(100)}\n\n`)
    test.skip(`NOT RUN, ${name}: ${reason}`, () => undefined)
  }
}
