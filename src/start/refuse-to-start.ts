import { readEnvironmentSettings } from '../config/environment-settings.js'
import { createLog } from '../observe/log.js'
import { exitStatus } from './exit-status.js'

/** Whether every line of this server, the last one too, is read by a machine. */
export const tellsJson = (environment: NodeJS.ProcessEnv): boolean =>
  readEnvironmentSettings(environment).logFormat === 'json'

/** Tells on standard error why the server does not start, as text or as the log has it, and sets the exit status. */
export function refuseToStart(reason: string, environment: NodeJS.ProcessEnv): void {
  if (tellsJson(environment)) createLog({ level: 'ERROR', format: 'json', output: process.stderr }).error(reason)
  else process.stderr.write(`${reason}\n`)
  process.exitCode = exitStatus.failedStart
}
