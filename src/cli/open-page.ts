import type { CliContext } from './cli-context.js'

/** Opens a page in the browser; where there is none, the address that was printed has to do. */
export async function openPage(url: string, { output }: Pick<CliContext, 'output'>): Promise<void> {
  const { default: open } = await import('open')
  try {
    const child = await open(url)
    await new Promise<void>((resolve) => {
      child.once('error', () => {
        output.notice('No browser could be started; open the address yourself.')
        resolve()
      })
      child.once('spawn', resolve)
    })
  } catch (error) {
    output.detail(`no browser: ${error instanceof Error ? error.message : String(error)}`)
    output.notice('No browser could be started; open the address yourself.')
  }
}
