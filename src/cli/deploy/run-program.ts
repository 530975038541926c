import { spawn } from 'node:child_process'
import { dirname, delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CliContext } from '../cli-context.js'

export interface EndedProgram {
  /** Undefined where it could not be started. */
  readonly status: number | undefined
  readonly stdout: string
  readonly stderr: string
  /** Why it could not be started. */
  readonly failure: string | undefined
}

/** Beside the built program: `prisma`, `prisma1` and `refract` for those who have none (cli.md section 6.4). */
const ownPrograms = fileURLToPath(new URL('./programs', import.meta.url))

/** Runs a program without a shell, in the working directory, with the programs of `node_modules` first on the path and ours last. */
export function runProgram(
  words: readonly string[],
  { folder, environment, onInterrupt }: Pick<CliContext, 'folder' | 'environment' | 'onInterrupt'>,
  heard: (text: string) => void = () => undefined,
): Promise<EndedProgram> {
  const [program = '', ...rest] = words
  return new Promise((resolve) => {
    const child = spawn(program, rest, {
      cwd: folder,
      env: { ...environment, PATH: pathFor(folder, environment['PATH'] ?? '') },
      stdio: ['inherit', 'pipe', 'pipe'],
    })
    const forget = onInterrupt(() => {
      child.kill('SIGTERM')
    })
    const printed = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => {
        printed[name] += text
        heard(text)
      })
    child.once('error', (error: NodeJS.ErrnoException) => {
      forget()
      resolve({ status: undefined, ...printed, failure: `spawnSync ${program} ${error.code ?? error.message}` })
    })
    child.once('close', (status) => {
      forget()
      resolve({ status: status ?? 1, ...printed, failure: undefined })
    })
  })
}

function pathFor(folder: string, path: string): string {
  const folders: string[] = []
  for (let now = folder; ; now = dirname(now)) {
    folders.push(join(now, 'node_modules', '.bin'))
    if (now === dirname(now)) break
  }
  return [...folders, path, ownPrograms].join(delimiter)
}
