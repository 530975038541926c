import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { screenOf } from './screen.js'

/** A finished call of the command line. */
export interface CliCall {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** The built command line under one of its names, in a home folder of its own. */
export interface Refract {
  readonly home: string
  /** Without a terminal. */
  run(folder: string, ...words: readonly string[]): Promise<CliCall>
  /** The same with more variables of the environment. */
  runWith(environment: Readonly<Record<string, string>>, folder: string, ...words: readonly string[]): Promise<CliCall>
  /** In a pseudo-terminal; what stands on the screen at the end. `answers`: a text to wait for, what is typed then. */
  inTerminal(
    folder: string,
    words: readonly string[],
    responses?: readonly (readonly [string, string])[],
  ): Promise<{ readonly status: number; readonly screen: string }>
  remove(): void
}

export function refractCli(
  program: 'refract' | 'prisma1' = 'refract',
  environment: Readonly<Record<string, string>> = {},
): Refract {
  const home = mkdtempSync(join(tmpdir(), 'refract-home-'))
  const bins = join(home, 'bin')
  mkdirSync(bins)
  const path = join(bins, program)
  symlinkSync(resolve('dist/refract.js'), path)
  const env = { PATH: `${bins}:${process.env['PATH'] ?? ''}`, HOME: home, ...environment }
  const execute = (folder: string, file: string, words: readonly string[], more = {}): Promise<CliCall> =>
    new Promise((done) => {
      const child = execFile(
        file,
        words,
        { cwd: folder, env: { ...env, ...more }, maxBuffer: 1e8 },
        (error, stdout, stderr) => {
          done({ status: error === null ? 0 : Number(error.code ?? 99), stdout, stderr })
        },
      )
      child.stdin?.end()
    })
  return {
    home,
    run: (folder, ...words) => execute(folder, process.execPath, [path, ...words]),
    runWith: (environment, folder, ...words) => execute(folder, process.execPath, [path, ...words], environment),
    async inTerminal(folder, words, responses = []) {
      const script = [
        resolve('test/cli/programs/terminal.py'),
        JSON.stringify(responses),
        process.execPath,
        path,
        ...words,
      ]
      const { status, stdout } = await execute(folder, 'python3', script, { TERM: 'xterm-256color' })
      return { status, screen: screenOf(stdout) }
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

/** A call as a golden file has it: what differs from run to run is replaced. */
export function shownCall(
  words: readonly string[],
  { status, stdout, stderr }: CliCall,
  hide: Readonly<Record<string, string>>,
): string {
  return steady(
    [
      `$ refract ${words.join(' ')}`,
      stdout.trimEnd(),
      ...(stderr === '' ? [] : ['--- stderr', stderr.trimEnd()]),
      `--- exit code ${String(status)}`,
      '',
    ].join('\n'),
    hide,
  )
}

export function steady(text: string, hide: Readonly<Record<string, string>>): string {
  const hidden = Object.entries(hide).reduce((now, [from, to]) => now.replaceAll(from, to), text)
  return (
    hidden
      .replace(/\b\d+(\.\d+)?m?s\b/g, 'TIME')
      .replace(/\bcm[a-z0-9]{23}\b/g, 'CUID')
      .replace(/node-v[\d.]+/g, 'node-VERSION')
      .replace(/\b\d\d:\d\d:\d\d\b/g, 'CLOCK')
      .replace(/"requestId": "[^"]*"/g, '"requestId": "ID"')
      .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, 'TOKEN')
      .replace(/\d+ total bytes/g, 'N total bytes')
      // which steps a poll happens to see depends on the machine
      .replace(/^Applying changes\.\.\. \(\d+\/\d+\)\n/gm, '')
  )
}
