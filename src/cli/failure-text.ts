import { Problem } from '../errors/problem.js'
import type { CliContext } from './cli-context.js'
import { RequestRefusedError } from './server/graphql-request.js'

export interface FailureText {
  readonly text: string
  readonly isFramed: boolean
  /** What is printed below it. */
  readonly support: string
  /** For machines. */
  readonly message: string
  readonly code: number | string | undefined
  readonly log: string
}

/** How a failure is shown (cli.md section 2.2). */
export function failureText(
  error: unknown,
  { environment, program }: Pick<CliContext, 'environment' | 'program'>,
): FailureText {
  const file = fileFailure(error)
  const message = file ?? (error instanceof Error ? error.message : String(error))
  const stack = error instanceof Error ? (error.stack ?? message) : message
  const code = (error as { readonly code?: unknown } | null | undefined)?.code
  const shared = {
    message,
    code: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    log: error instanceof Problem ? message : stack,
  }
  if (error instanceof RequestRefusedError)
    return {
      ...shared,
      text: `\nERROR: ${message}\n\n${error.shown()}`,
      isFramed: false,
      support: supportText(program, environment),
    }
  if (environment['DEBUG']?.includes('*') === true) return { ...shared, text: stack, isFramed: false, support: '' }
  const text = typeof code === 'string' && file === undefined ? `'${code}': ${message}` : message
  return { ...shared, text, isFramed: true, support: supportText(program, environment) }
}

const fileFailures: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'this is a folder, a file was expected',
  ENOTDIR: 'a part of this path is a file, a folder was expected',
  EACCES: 'this user may not read or write it',
  EPERM: 'this user may not change it',
  EROFS: 'it is on a file system that may only be read',
  ENOSPC: 'the disk is full',
  EEXIST: 'it is there already',
}

/** What the system refused to do with a file; undefined for any other error. */
function fileFailure(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, path, syscall } = error as NodeJS.ErrnoException
  const reason = fileFailures[code ?? '']
  if (reason === undefined || syscall === undefined || syscall.startsWith('spawn')) return undefined
  return path === undefined ? `A file could not be read or written: ${reason}` : `${path}: ${reason}`
}

/** The original's forum is its own. */
function supportText(program: string, environment: CliContext['environment']): string {
  const isFish = environment['SHELL']?.endsWith('fish') === true
  const debug = `To get more detailed output, run $ ${isFish ? 'set -x DEBUG "*"' : 'export DEBUG="*"'}`
  return program === 'refract' ? `\n${debug}` : `\nGet in touch if you need help: https://slack.prisma.io\n${debug}`
}
