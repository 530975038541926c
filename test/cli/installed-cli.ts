import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { installedPackages } from './installed-packages.js'

export interface CliRun {
  readonly status: number
  /** What it printed, durations replaced. */
  readonly output: string
}

/** A command line program in a home folder of its own. */
export interface Cli {
  run(folder: string, ...words: readonly string[]): Promise<CliRun>
  /** Writes a file into the home folder. */
  writeHome(path: string, text: string): void
  remove(): void
}

/** Installs the packages once, with npm, and gives the program among them. */
export function installedCli(
  program: string,
  packages: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Cli {
  const folder = installedPackages(packages)
  const home = mkdtempSync(join(tmpdir(), 'refract-cli-'))
  const env = { PATH: process.env['PATH'], HOME: home, CI: '1', ...environment }
  return {
    run: (cwd, ...words) =>
      new Promise((done) =>
        execFile(join(folder, 'node_modules/.bin', program), words, { cwd, env }, (error, stdout, stderr) =>
          done({
            status: error === null ? 0 : Number(error.code),
            output: `${stdout}${stderr}`.replace(/\b[\d.]+m?s\b/g, 'TIME'),
          }),
        ),
      ),
    writeHome(path, text) {
      mkdirSync(join(home, dirname(path)), { recursive: true })
      writeFileSync(join(home, path), text)
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}
