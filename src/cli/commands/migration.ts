import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Problem } from '../../errors/problem.js'
import type { Call, RunCommand } from '../command.js'
import { applyMigrationFile } from '../migration/apply-migration-file.js'
import { exportMigration } from '../migration/export-migration.js'
import { readMigrationFile } from '../migration/migration-file.js'
import { reviewedDeploys, type ReviewedDeploys } from '../migration/reviewed-deploy.js'
import { readEndpoint } from '../project/endpoint.js'
import { loadProject } from '../project/load-project.js'
import type { Project } from '../project/project.js'
import { createManagementApi } from '../server/management-api.js'
import { openService } from '../server/service.js'

export const runMigrationExport: RunCommand = async (call) => {
  const { words, flags, context } = call
  const project = projectOf(call, words.length > 0)
  const datamodel = words.length > 0 ? await joined(words, context.folder) : project?.datamodel?.text.trimEnd()
  if (datamodel === undefined) throw new Problem('The property datamodel is missing in your prisma.yml')
  const deploys = deploysOf(call, project)
  const written = await exportMigration(datamodel, deploys)
  const output = flags.text('output')
  context.output.json({
    service: deploys.service,
    migration: written ?? null,
    ...(output === undefined ? {} : { output }),
  })
  if (written === undefined) context.output.result(`${deploys.service} has this datamodel already.`)
  else if (output === undefined) context.output.result(written.trimEnd())
  else {
    await writeFile(resolve(context.folder, output), written)
    context.output.result(`The migration is written to ${output}.`)
  }
}

export const runMigrationApply: RunCommand = async (call) => {
  const { words, flags, context } = call
  const [file = ''] = words
  const text = await readFile(resolve(context.folder, file), 'utf8')
  const told = await applyMigrationFile(
    readMigrationFile(text),
    flags.text('author'),
    deploysOf(call, projectOf(call, true)),
  )
  context.output.result(told)
  context.output.json({ message: told })
}

/** prisma.yml is not needed where the command line tells all. */
const projectOf = (call: Call, hasDatamodel: boolean): Project | undefined =>
  hasDatamodel && call.flags.text('endpoint') !== undefined ? undefined : loadProject(call)

function deploysOf({ flags, context }: Call, project: Project | undefined): ReviewedDeploys {
  const named = flags.text('endpoint')
  if (named === undefined && project) {
    const { endpoint, management } = openService(project, context)
    return reviewedDeploys(endpoint, management)
  }
  const endpoint = readEndpoint(named ?? '')
  return reviewedDeploys(endpoint, createManagementApi({ ...endpoint, cluster: project?.cluster }, context))
}

async function joined(files: readonly string[], folder: string): Promise<string> {
  const texts = await Promise.all(files.map((file) => readFile(resolve(folder, file), 'utf8')))
  return texts.map((text) => text.trimEnd()).join('\n\n')
}
