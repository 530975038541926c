import type { RunCommand } from '../command.js'
import { loadProject } from '../project/load-project.js'
import { openService } from '../server/service.js'
import { isAtLeast } from '../server/version-check.js'

export const runInfo: RunCommand = async (call) => {
  const { flags, context } = call
  const { output } = context
  const project = loadProject(call)
  const { endpoint, management } = openService(project, context)
  const { service, stage, serverName, workspace, url, websocket } = endpoint
  if (output.isJson) {
    output.json({
      name: service,
      stage,
      cluster: serverName,
      ...(workspace === undefined ? {} : { workspace }),
      httpEndpoint: url,
      wsEndpoint: websocket,
      ...(flags.isSet('secret') ? { secret: project.secrets.length === 0 ? null : project.secrets } : {}),
    })
    return
  }
  output.result(`Service Name: ${service}`)
  const hasAdmin = isAtLeast(await management.version(), 29)
  output.result(
    [
      '',
      `  ${output.paint.bold(stage)} (cluster: \`${serverName}\`)`,
      '',
      `    HTTP:       ${url}`,
      `    Websocket:  ${websocket}`,
      ...(hasAdmin ? ['', 'You can view & edit your data here:', '', `  Prisma Admin: ${url}/_admin`] : []),
    ].join('\n'),
  )
}
