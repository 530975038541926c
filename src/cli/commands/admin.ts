import { Problem } from '../../errors/problem.js'
import type { RunCommand } from '../command.js'
import { openPage } from '../open-page.js'
import { loadProject } from '../project/load-project.js'
import { openService } from '../server/service.js'
import { isAtLeast } from '../server/version-check.js'

export const runAdmin: RunCommand = async (call) => {
  const { output } = call.context
  const service = openService(loadProject(call), call.context)
  const { url } = service.endpoint
  if (!isAtLeast(await service.management.version(), 29))
    throw new Problem(
      `Your Prisma server at ${url} doesn't support Prisma Admin yet. Prisma Admin is supported from Prisma v1.29 on.`,
    )
  const token = await service.token()
  const page = `${url}/_admin${token === undefined ? '' : `?token=${token}`}`
  output.result(`Opening Prisma Admin ${page} in the browser`)
  output.json({ url: page })
  if (!output.isJson) await openPage(page, call.context)
}
