import { mkdirSync, appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CliContext } from './cli-context.js'

/** Where a failure is shown and remembered. */
export type FailurePlace = Pick<CliContext, 'program' | 'output' | 'environment' | 'home'>

/** Tells why a call failed (cli.md section 2.2). */
export async function showFailure(error: unknown, context: FailurePlace): Promise<void> {
  const { failureText } = await import('./failure-text.js')
  const { output, environment } = context
  if (isPromptEnd(error)) return
  const shown = failureText(error, context)
  remember(shown.log, environment, context.home)
  if (output.isJson)
    output.json({ error: { message: shown.message, ...(shown.code === undefined ? {} : { code: shown.code }) } })
  else if (shown.isFramed) output.fail(shown.text)
  else output.notice(shown.text)
  if (!output.isJson && shown.support !== '') output.notice(shown.support)
}

/** Ctrl-C at a question. */
const isPromptEnd = (error: unknown): boolean => error instanceof Error && error.name === 'ExitPromptError'

/** Every error is kept beside the cache (cli.md section 2.2); that it cannot be written is no error. */
function remember(text: string, environment: CliContext['environment'], home: string): void {
  const data = environment['XDG_DATA_HOME']
  const cache =
    data !== undefined && data !== ''
      ? join(data, 'prisma')
      : join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'prisma')
  try {
    mkdirSync(cache, { recursive: true })
    appendFileSync(join(cache, 'error.log'), `${new Date().toISOString()} ${text}\n`)
  } catch {
    // a folder that may not be written
  }
}
