import { Problem } from '../../errors/problem.js'
import type { Call, RunCommand } from '../command.js'
import { askForEndpoint } from '../deploy/ask-for-endpoint.js'
import { deployProject } from '../deploy/deploy-project.js'
import { loadProject } from '../project/load-project.js'
import type { Project } from '../project/project.js'
import { openService } from '../server/service.js'

export const runDeploy: RunCommand = async (call) => {
  const found = deployable(call)
  const project = found.endpoint && !call.flags.isSet('new') ? found : await askForEndpoint(found, call)
  if (!call.flags.isSet('watch')) {
    await deployOnce(project, call)
    return
  }
  const { deployOnChanges } = await import('../deploy/watch-project.js')
  await deployOnChanges(project, call.context, {
    read: () => deployable(call),
    deploy: (now) => deployOnce(now, call),
  })
}

/** The project with a datamodel; throws a problem where it has none. */
function deployable(call: Call): Project {
  const project = loadProject(call)
  if (!project.datamodel) throw new Problem('The property datamodel is missing in your prisma.yml')
  return project
}

async function deployOnce(project: Project, { flags, context }: Call): Promise<void> {
  const result = await deployProject(project, openService(project, context), context, {
    dryRun: flags.isSet('dry-run'),
    force: flags.isSet('force'),
    noMigrate: flags.isSet('no-migrate'),
    generates: !flags.isSet('no-generate'),
    seeds: !flags.isSet('no-seed'),
    runsHooks: !flags.isSet('skip-hooks'),
    showsAddresses: true,
  })
  context.output.json(result.json)
  if (result.isRefused) process.exitCode = 1
}
