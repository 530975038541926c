import { resolve } from 'node:path'
import type { FirstDeploy } from '../../start/first-deploy.js'
import { listenForStopSignals } from '../../start/stop-signals.js'
import type { CliContext } from '../cli-context.js'
import type { RunCommand } from '../command.js'

export const runStart: RunCommand = async ({ context }) => {
  const signals = listenForStopSignals()
  endWithParent(context)
  const { runServer } = await import('../../start/run-server.js')
  await runServer(context.environment, signals, await firstDeployOf(context))
}

/** A server that `dev` started ends when that is gone, even where it could say nothing. */
function endWithParent({ environment }: CliContext): void {
  if (environment['REFRACT_ENDS_WITH_PARENT'] === undefined) return
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}

/** The project that `REFRACT_DEPLOY_ON_START` names. */
async function firstDeployOf({ environment, folder, home }: CliContext): Promise<FirstDeploy | undefined> {
  const named = environment['REFRACT_DEPLOY_ON_START']
  if (named === undefined || named === '') return undefined
  const { deployOnStart } = await import('../deploy-on-start.js')
  return deployOnStart(resolve(folder, named), environment, home)
}
