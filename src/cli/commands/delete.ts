import type { RunCommand } from '../command.js'
import { confirms, createAsk } from '../output/ask.js'
import { duration } from '../output/output.js'
import { loadProject } from '../project/load-project.js'
import { dataOf } from '../server/graphql-request.js'
import { openService } from '../server/service.js'

const notFound = 4000

export const runDelete: RunCommand = async (call) => {
  const { flags, context } = call
  const { output } = context
  const { endpoint, management } = openService(loadProject(call), context)
  const isAsked = !flags.isSet('force')
  if (isAsked && !(await confirms(`Are you sure that you want to delete ${endpoint.text}?`, createAsk(context)))) return
  const action = output.start(`Deleting service ${endpoint.text} from ${endpoint.serverName}`)
  const begun = performance.now()
  try {
    const response = await management.request(
      'mutation ($input: DeleteProjectInput!) { deleteProject(input: $input) { clientMutationId } }',
      { input: { name: endpoint.service, stage: endpoint.stage } },
    )
    // what is not there needs no deletion
    const isMissing = flags.isSet('force') && response.errors.some(({ code }) => code === notFound || code === 3016)
    if (!isMissing) dataOf(response)
    action.end(duration(performance.now() - begun))
    output.json({ service: endpoint.service, stage: endpoint.stage, isDeleted: !isMissing })
  } catch (error) {
    action.end('✖')
    throw error
  }
}
