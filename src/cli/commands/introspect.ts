import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { Problem } from '../../errors/problem.js'
import type { Call, RunCommand } from '../command.js'
import { askForCredentials } from '../introspect/ask-for-credentials.js'
import { credentialsOf } from '../introspect/credentials.js'
import { EmptyDatabase, introspectSource } from '../introspect/introspect-source.js'
import { openRawAccess } from '../introspect/raw-access.js'
import { openSource, type Source } from '../introspect/source.js'
import { createAsk } from '../output/ask.js'
import { findProject } from '../project/load-project.js'
import type { Project } from '../project/project.js'

/** Writes a datamodel over an existing database beside prisma.yml (introspection.md sections 1 to 3). */
export const runIntrospect: RunCommand = async (call) => {
  const { flags, context } = call
  const { output } = context
  const isSilent = flags.isSet('sdl')
  const project = findProject(call)
  const source = await chooseSource(call, project)
  const base = project?.datamodel?.text
  const found = await introspectSource(
    source,
    {
      ...(base === undefined ? {} : { base }),
      isDeployable: flags.isSet('deployable'),
      isRefract: flags.isSet('refract'),
      isSilent,
    },
    context,
  ).catch((error: unknown) => {
    if (!(error instanceof EmptyDatabase) || output.isJson) throw error
    output.result(`\nError: ${error.message}\n`)
    process.exitCode = 1
    return undefined
  })
  if (!found) return
  const { datamodel, count, schema, findings } = found
  if (isSilent) {
    output.result(datamodel)
    output.json({ datamodel, types: count, schema, findings })
    return
  }
  const file = `datamodel-${String(Date.now())}.prisma`
  const folder = project?.folder ?? context.folder
  writeFileSync(join(folder, file), datamodel)
  const isAdded = project !== undefined && addToProject(project, file)
  output.line(
    [
      `Created datamodel definition based on ${String(count)} database tables.`,
      `Created 1 new file:    GraphQL SDL-based datamodel (derived from existing database${base === undefined ? '' : ' and the existing datamodel'})`,
      '',
      `  ${file}`,
      '',
      ...(isAdded ? [`Added datamodel: ${file} to prisma.yml`] : []),
    ].join('\n'),
  )
  if (findings.length > 0) output.warn(warningOf(findings, flags.isSet('deployable')))
  output.json({ file: join(folder, file), types: count, schema, findings })
}

const warningOf = (findings: readonly string[], isDeployable: boolean): string =>
  [
    'The datamodel cannot be deployed as it is:',
    ...new Set(findings),
    ...(isDeployable ? [] : ['With --deployable, types without an id are printed as comments.']),
  ].join('\n')

async function chooseSource({ flags, context }: Call, project: Project | undefined): Promise<Source> {
  if (flags.isSet('mongo-uri') || flags.isSet('mongo-db'))
    throw new Problem(
      'MongoDB is not introspected: no document database is served. Expected --pg-host, --mysql-host or --sqlite-file.',
    )
  const credentials = credentialsOf(flags)
  if (credentials) return openSource(credentials, false)
  const raw = flags.isSet('interactive') ? undefined : await openRawAccess(project, flags.text('schema'), context)
  if (raw) return raw
  if (flags.isSet('sdl'))
    throw new Problem('When using the --sdl flag, either executeRaw or credentials must be available')
  return openSource(await askForCredentials(createAsk(context)), true)
}

/** Names the file in a prisma.yml that names none. */
function addToProject({ path }: Project, file: string): boolean {
  const text = readFileSync(path, 'utf8')
  if (parseDocument(text).has('datamodel')) return false
  appendFileSync(path, `\ndatamodel: ${file}`)
  return true
}
