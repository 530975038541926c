import { Problem } from '../../errors/problem.js'
import type { Call, RunCommand } from '../command.js'
import { askForEndpoint } from '../deploy/ask-for-endpoint.js'
import { deployProject } from '../deploy/deploy-project.js'
import { loadProject } from '../project/load-project.js'
import { openService } from '../server/service.js'

export const runDeploy: RunCommand = async (call) => {
  if (call.flags.isSet('watch')) {
    const { deployOnChanges, watchedFiles } = await import('../deploy/watch-project.js')
    const project = loadProject(call)
    await deployOnChanges(call, watchedFiles(project), () => deployOnce(call))
    return
  }
  await deployOnce(call)
}

async function deployOnce(call: Call): Promise<void> {
  const { flags, context } = call
  let project = loadProject(call)
  if (!project.datamodel) throw new Problem('The property datamodel is missing in your prisma.yml')
  if (!project.endpoint || flags.isSet('new')) project = await askForEndpoint(project, call)
  const result = await deployProject(project, openService(project, context), context, {
    dryRun: flags.isSet('dry-run'),
    force: flags.isSet('force'),
    noMigrate: flags.isSet('no-migrate'),
    generates: !flags.isSet('no-generate'),
    seeds: !flags.isSet('no-seed'),
    runsHooks: !flags.isSet('skip-hooks'),
  })
  context.output.json(result.json)
  if (result.isRefused) process.exitCode = 1
}
