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
export function failureText(error: unknown, { environment, program }: CliContext): FailureText {
  const message = error instanceof Error ? error.message : String(error)
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
  const text = typeof code === 'string' ? `'${code}': ${message}` : message
  return { ...shared, text, isFramed: true, support: supportText(program, environment) }
}

/** The original's forum is its own. */
function supportText(program: string, environment: CliContext['environment']): string {
  const isFish = environment['SHELL']?.endsWith('fish') === true
  const debug = `To get more detailed output, run $ ${isFish ? 'set -x DEBUG "*"' : 'export DEBUG="*"'}`
  return program === 'refract' ? `\n${debug}` : `\nGet in touch if you need help: https://slack.prisma.io\n${debug}`
}
