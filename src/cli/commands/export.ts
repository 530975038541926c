import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { Problem } from '../../errors/problem.js'
import type { Call, RunCommand } from '../command.js'
import { loadProject } from '../project/load-project.js'
import { openService } from '../server/service.js'
import { exportData, partialFolder } from '../transfer/export-data.js'
import { exportTables } from '../transfer/export-tables.js'
import { refuseDocuments } from '../transfer/ndf.js'
import { tableFormats, type TableFormat } from '../transfer/table-columns.js'

export const runExport: RunCommand = async (call) => {
  const { flags, context } = call
  const { output, program } = context
  const project = loadProject(call)
  refuseDocuments(project, 'Export')
  const service = openService(project, context)
  const format = formatOf(flags.text('format'))
  const isResumed = flags.isSet('resume')
  if (format !== 'ndf') {
    if (isResumed) throw new Problem('--resume goes on with exports in the format ndf alone.')
    const path = flags.text('path') ?? `export-${new Date().toISOString()}`
    const rows = await exportTables({ project, service }, resolve(context.folder, path), format, context)
    output.result(
      `\nExported service to ${path}, a file for each type\nYou can import it to a new service with\n  $ ${program} import --data ${path}`,
    )
    output.json({ path: resolve(context.folder, path), rows })
    return
  }
  const path = pathOf(call, isResumed)
  const exported = await exportData(service, resolve(context.folder, path), { isResumed }, context)
  output.result(
    `\nExported service to ${path}\nYou can import it to a new service with\n  $ ${program} import --data ${path}`,
  )
  output.json({ path: resolve(context.folder, path), ...exported })
}

function formatOf(text = 'ndf'): TableFormat | 'ndf' {
  const known = ['ndf', ...tableFormats] as const
  const found = known.find((one) => one === text)
  if (!found) throw new Problem(`--format expects one of ${known.join(', ')}, found ${text}`)
  return found
}

/** The named file; without a name, that of the only interrupted export. */
function pathOf({ flags, context }: Call, isResumed: boolean): string {
  const named = flags.text('path')
  if (named !== undefined) return named.endsWith('.zip') ? named : `${named}.zip`
  if (!isResumed) return `export-${new Date().toISOString()}.zip`
  const ending = partialFolder('.zip')
  const found = existsSync(context.folder) ? readdirSync(context.folder).filter((name) => name.endsWith(ending)) : []
  const [only] = found
  if (only === undefined || found.length > 1)
    throw new Problem(
      `--resume needs --path: ${found.length === 0 ? 'no interrupted export was found here' : `several interrupted exports were found: ${found.join(', ')}`}.`,
    )
  return only.slice(0, only.length - partialFolder('').length)
}
