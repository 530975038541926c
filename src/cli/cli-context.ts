import type { Output } from './output/output.js'

/** What one call runs in. */
export interface CliContext {
  /** Name that it was called by: `refract`, `prisma1` or `prisma`. */
  readonly program: string
  readonly folder: string
  readonly home: string
  /** What `.env` files add, too: they are read before prisma.yml. */
  readonly environment: Record<string, string | undefined>
  readonly output: Output
  /** Whether somebody is there to answer: both ends are terminals. */
  readonly isInteractive: boolean
  nowSeconds(): number
  /** Run when the call ends by Ctrl-C or a kill; the given function takes it back. */
  onInterrupt(clean: () => void | Promise<void>): () => void
}
