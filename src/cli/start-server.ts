import { resolve } from 'node:path'
import type { FirstDeploy } from '../start/first-deploy.js'
import { listenForStopSignals } from '../start/stop-signals.js'
import type { CliContext } from './cli-context.js'

/** Where a server is started. */
export type ServerPlace = Pick<CliContext, 'environment' | 'folder' | 'home'>

/** Starts the server that the environment describes. Throws what stops it, unless the log tells it. */
export async function startServer(place: ServerPlace): Promise<void> {
  try {
    await run(place)
  } catch (error) {
    const { refuseToStart, tellsJson } = await import('../start/refuse-to-start.js')
    if (!tellsJson(place.environment)) throw error
    refuseToStart(error instanceof Error ? error.message : String(error), place.environment)
  }
}

async function run(place: ServerPlace): Promise<void> {
  const signals = listenForStopSignals()
  endWithParent(place)
  const { runServer } = await import('../start/run-server.js')
  await runServer(place.environment, signals, await firstDeployOf(place))
}

/** A server that `dev` started ends when that is gone, even where it could say nothing. */
function endWithParent({ environment }: ServerPlace): void {
  if (environment['REFRACT_ENDS_WITH_PARENT'] === undefined) return
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}

/** The project that `REFRACT_DEPLOY_ON_START` names. */
async function firstDeployOf({ environment, folder, home }: ServerPlace): Promise<FirstDeploy | undefined> {
  const named = environment['REFRACT_DEPLOY_ON_START']
  if (named === undefined || named === '') return undefined
  const { deployOnStart } = await import('./deploy-on-start.js')
  return deployOnStart(resolve(folder, named), environment, home)
}
