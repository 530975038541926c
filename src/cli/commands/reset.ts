import type { RunCommand } from '../command.js'
import { confirms, createAsk } from '../output/ask.js'
import { loadProject } from '../project/load-project.js'
import { openService } from '../server/service.js'
import { resetService } from '../transfer/reset-service.js'

export const runReset: RunCommand = async (call) => {
  const { flags, context } = call
  const service = openService(loadProject(call), context)
  const { service: name, stage } = service.endpoint
  const isAsked = !flags.isSet('force')
  const question = `Are you sure that you want to reset the data of ${name} in stage ${stage}?`
  if (isAsked && !(await confirms(question, createAsk(context)))) return
  await resetService(service, context)
  context.output.json({ service: name, stage, isReset: true })
}
