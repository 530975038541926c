import { Problem } from '../../errors/problem.js'
import type { RunCommand } from '../command.js'
import { loadProject } from '../project/load-project.js'
import { openService } from '../server/service.js'
import { seedDescription, seedService } from '../transfer/seed-service.js'

export const runSeed: RunCommand = async (call) => {
  const { flags, context } = call
  const project = loadProject(call)
  if (!project.seed) throw new Problem('In order to seed, you need to provide a "seed" property in your prisma.yml')
  const service = openService(project, context)
  await seedService(project.seed, { project, service, context, reset: flags.isSet('reset') })
  context.output.json({ seed: seedDescription(project.seed) })
}
