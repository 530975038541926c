import type { RunCommand } from '../command.js'
import { loadProject } from '../project/load-project.js'
import { openService } from '../server/service.js'
import { importData } from '../transfer/import-data.js'
import { refuseDocuments } from '../transfer/ndf.js'

export const runImport: RunCommand = async (call) => {
  const { flags, context } = call
  const project = loadProject(call)
  refuseDocuments(project, 'Import')
  const path = flags.text('data') ?? ''
  const counts = await importData(
    path,
    { project, service: openService(project, context), context },
    { isSilent: false, isStrict: flags.isSet('strict'), isResumed: flags.isSet('resume') },
  )
  context.output.json({ data: path, files: counts })
}
