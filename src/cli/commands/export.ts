import { resolve } from 'node:path'
import type { RunCommand } from '../command.js'
import { loadProject } from '../project/load-project.js'
import { openService } from '../server/service.js'
import { exportData } from '../transfer/export-data.js'
import { refuseDocuments } from '../transfer/ndf.js'

export const runExport: RunCommand = async (call) => {
  const { flags, context } = call
  const { output, program } = context
  const project = loadProject(call)
  refuseDocuments(project, 'Export')
  const named = flags.text('path') ?? `export-${new Date().toISOString()}`
  const path = named.endsWith('.zip') ? named : `${named}.zip`
  const exported = await exportData(openService(project, context), resolve(context.folder, path), context)
  output.result(
    `\nExported service to ${path}\nYou can import it to a new service with\n  $ ${program} import --data ${path}`,
  )
  output.json({ path: resolve(context.folder, path), ...exported })
}
