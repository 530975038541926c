import { refractVersion } from '../../start/version.js'
import type { Call, RunCommand } from '../command.js'
import { mayHaveProject } from '../project/look-upwards.js'
import type { ManagementApi } from '../server/management-api.js'
import { compareVersions, programVersion, sayOutOfStep } from '../server/version-check.js'

/** The versions of program and server; out of step, the warning alone (cli.md section 4.3). */
export const runVersion: RunCommand = async (call) => {
  const { output } = call.context
  const management = await managementOf(call)
  const server = management && (await compareVersions(management))
  output.json({ refract: refractVersion, prisma: programVersion, server: server?.version ?? null })
  if (server && !server.isInStep) {
    sayOutOfStep(output, server.version)
    return
  }
  output.result(`Prisma CLI version: ${programVersion}`)
  if (server) output.result(`Prisma server version: ${server.version}`)
  output.result(`Refract version: ${refractVersion}`)
}

/** Where there is a project that can be read; nothing that is wrong with it matters here. */
async function managementOf(call: Call): Promise<Pick<ManagementApi, 'version'> | undefined> {
  if (call.flags.text('project') === undefined && !mayHaveProject(call.context.folder)) return undefined
  const { findProject } = await import('../project/load-project.js')
  const output = { ...call.context.output, warn: () => undefined, notice: () => undefined }
  const context = { ...call.context, output }
  try {
    const project = findProject({ ...call, context })
    if (!project?.endpoint) return undefined
    const { openService } = await import('../server/service.js')
    return openService(project, context).management
  } catch {
    return undefined
  }
}
