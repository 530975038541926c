import { once } from 'node:events'
import type { CliContext } from './cli-context.js'

/** Launchers of browsers end at once, with another code than 0 where there is none. */
const launchMs = 1000

/** Opens a page in the browser; where there is none, the address that was printed has to do. */
export async function openPage(url: string, { output }: Pick<CliContext, 'output'>): Promise<void> {
  const { default: open } = await import('open')
  const failed = (why: string): void => {
    output.detail(`no browser: ${why}`)
    output.notice('No browser could be started; open the address yourself.')
  }
  try {
    const launcher = await open(url)
    const status = launcher.exitCode ?? (await statusWithin(launchMs, launcher))
    if (status !== undefined && status !== 0) failed(`its launcher ended with exit code ${String(status)}`)
  } catch (error) {
    failed(error instanceof Error ? error.message : String(error))
  }
}

/** Undefined: it still runs then. */
async function statusWithin(ms: number, launcher: NodeJS.EventEmitter): Promise<number | null | undefined> {
  // the child does not keep this process alive; the timer does
  const waited = new AbortController()
  const timer = setTimeout(() => {
    waited.abort()
  }, ms)
  try {
    const [status] = (await once(launcher, 'exit', { signal: waited.signal })) as [number | null]
    return status
  } catch (error) {
    if (waited.signal.aborted) return undefined
    throw error
  } finally {
    clearTimeout(timer)
  }
}
