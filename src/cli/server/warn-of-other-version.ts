import type { Call } from '../command.js'
import { findProject } from '../project/load-project.js'
import { openService } from './service.js'
import { compareVersions, sayOutOfStep } from './version-check.js'

/** Says once that the server is of another version; what fails here is reported by the command itself (cli.md section 4.3). */
export async function warnOfOtherVersion(call: Call): Promise<void> {
  const quiet = { ...call, context: { ...call.context, output: silenced(call.context.output) } }
  let service
  try {
    const project = findProject(quiet)
    service = project?.endpoint && openService(project, quiet.context)
  } catch {
    return
  }
  const found = service && (await compareVersions(service.management))
  if (found && !found.isInStep) sayOutOfStep(call.context.output, found.version)
}

/** Warnings are reported when the command itself reads the project. */
const silenced = (output: Call['context']['output']): Call['context']['output'] => ({
  ...output,
  warn: () => undefined,
  notice: () => undefined,
})
