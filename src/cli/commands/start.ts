import { listenForStopSignals } from '../../start/stop-signals.js'
import type { RunCommand } from '../command.js'

export const runStart: RunCommand = async ({ context }) => {
  const signals = listenForStopSignals()
  endWithParent(context.environment)
  const { runServer } = await import('../../start/run-server.js')
  await runServer(context.environment, signals)
}

/** A server that `dev` started ends when that is gone, even where it could say nothing. */
function endWithParent(environment: Readonly<Record<string, string | undefined>>): void {
  if (environment['REFRACT_ENDS_WITH_PARENT'] === undefined) return
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
