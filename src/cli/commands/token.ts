import { Problem } from '../../errors/problem.js'
import type { Call, RunCommand } from '../command.js'
import { copyText } from '../copy-text.js'
import { loadProject } from '../project/load-project.js'
import { openService } from '../server/service.js'

export const runToken: RunCommand = async (call) => {
  const { output } = call.context
  const project = loadProject(call)
  const token = project.secrets.length === 0 ? undefined : await openService(project, call.context).token()
  if (token === undefined) {
    output.result('There is no secret set in the prisma.yml')
    output.json({ token: null })
    return
  }
  await give(token, call)
}

export const runClusterToken: RunCommand = async (call) => {
  const token = await openService(loadProject(call), call.context).management.token()
  if (token === undefined) throw new Problem("Couldn't generate token")
  await give(token, call)
}

async function give(token: string, { flags, context }: Call): Promise<void> {
  if (flags.isSet('copy')) {
    await copyText(token)
    context.output.line('Token copied to clipboard')
  } else context.output.result(token)
  context.output.json({ token })
}
