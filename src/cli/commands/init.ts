import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '../../errors/problem.js'
import type { Call, RunCommand } from '../command.js'
import { generateFiles } from '../generate-files.js'
import { chooseProject, type ProjectChoice } from '../init/choose-project.js'
import { tryConnection } from '../init/existing-database.js'
import { composeFile, firstDatamodel, projectFile } from '../init/project-files.js'
import { localHost } from '../introspect/credentials.js'
import { introspectSource } from '../introspect/introspect-source.js'
import { openSource } from '../introspect/source.js'
import { loadProject } from '../project/load-project.js'

interface NewFile {
  readonly name: string
  readonly text: string
  /** As it stands in the summary. */
  readonly line: string
}

export const runInit: RunCommand = async (call) => {
  const { words, flags, context } = call
  const { output } = context
  const [named] = words
  const folder = resolve(context.folder, named ?? '.')
  if (refusesFolder(folder, call)) return
  const endpoint = flags.text('endpoint')
  const chosen = endpoint === undefined ? await chooseProject(call, folder) : undefined
  if (chosen?.database?.kind === 'existing') await tryExisting(chosen.database.database, call)
  const existing = await introspectExisting(chosen, call)
  const choice = existing?.choice ?? chosen
  const files = choice ? filesOf(choice, existing?.datamodel ?? firstDatamodel) : endpointFiles(endpoint ?? '')
  mkdirSync(folder, { recursive: true })
  for (const { name, text } of files) writeFileSync(join(folder, name), text)
  output.line(summary(files, named, choice, context.program))
  if (choice?.database && !hasCompose())
    output.line('To install docker-compose, please follow this link: https://docs.docker.com/compose/install/')
  if (choice?.generator !== undefined) {
    const inside = { ...context, folder }
    await generateFiles(loadProject({ flags, context: inside }), inside)
  }
  output.json({ folder, files: files.map(({ name }) => name) })
}

function refusesFolder(folder: string, { context }: Call): boolean {
  const hasConflict = ['prisma.yml', 'datamodel.prisma'].some((name) => existsSync(join(folder, name)))
  if (!hasConflict) return false
  const files = readdirSync(folder)
  if (context.output.isJson)
    throw new Problem(`The directory ${folder} contains files that could conflict: ${files.join(', ')}`)
  context.output.result(
    [
      '',
      `The directory ${folder} contains files that could conflict:`,
      '',
      ...files.map((name) => `  ${name}`),
      '',
      'Either try using a new directory name, or remove the files listed above.',
    ].join('\n'),
  )
  process.exitCode = 1
  return true
}

async function tryExisting(database: Parameters<typeof tryConnection>[0], { context }: Call): Promise<void> {
  const action = context.output.start(`Connecting to ${database.connector} at ${database.host}:${database.port}`)
  try {
    await tryConnection(database)
    action.end()
  } catch (error) {
    action.end('✖')
    throw error
  }
}

/** Reads the tables of a database whose data are to be kept (cli.md section 5). */
async function introspectExisting(
  choice: ProjectChoice | undefined,
  { context }: Call,
): Promise<{ readonly choice: ProjectChoice; readonly datamodel: string } | undefined> {
  if (choice?.database?.kind !== 'existing' || !choice.database.database.hasData) return undefined
  const { database } = choice.database
  const credentials = { ...database, host: localHost(database.host), port: Number(database.port) }
  const { datamodel, count, schema, findings } = await introspectSource(
    await openSource(credentials, true, '--database-url ...?schema=NAME'),
    {},
    context,
  )
  context.output.line(`Created datamodel definition based on ${String(count)} tables.`)
  if (findings.length > 0)
    context.output.warn(['The datamodel cannot be deployed as it is:', ...new Set(findings)].join('\n'))
  return { choice: { ...choice, database: { kind: 'existing', database: { ...database, schema } } }, datamodel }
}

const projectLine = '  prisma.yml           Prisma service definition'
const datamodelLine = '  datamodel.prisma    GraphQL SDL-based datamodel (foundation for database)'

const endpointFiles = (endpoint: string): readonly NewFile[] => [
  { name: 'prisma.yml', text: `endpoint: ${endpoint}\ndatamodel: datamodel.prisma\n`, line: projectLine },
  { name: 'datamodel.prisma', text: firstDatamodel, line: datamodelLine },
]

const filesOf = ({ database, secret, ...place }: ProjectChoice, datamodel: string): readonly NewFile[] => [
  { name: 'prisma.yml', text: projectFile({ ...place, database }), line: projectLine },
  { name: 'datamodel.prisma', text: datamodel, line: datamodelLine },
  ...(database
    ? [
        {
          name: 'docker-compose.yml',
          text: composeFile(database),
          line: '  docker-compose.yml   Docker configuration file',
        },
      ]
    : []),
  ...(secret === undefined
    ? []
    : [
        {
          name: '.env',
          text: `PRISMA_MANAGEMENT_API_SECRET=${secret}\n`,
          line: '  .env                 Env file including PRISMA_API_MANAGEMENT_SECRET',
        },
      ]),
]

function summary(
  files: readonly NewFile[],
  folder: string | undefined,
  choice: ProjectChoice | undefined,
  program: string,
): string {
  const isEmbedded = choice !== undefined && !choice.database && !choice.isOtherServer
  const steps = [
    ...(folder === undefined ? [] : [`Open folder: cd ${folder}`]),
    ...(choice?.database ? ['Start your Prisma server: docker-compose up -d'] : []),
    isEmbedded
      ? `Run the server and deploy on every change: ${program} dev`
      : `Deploy your Prisma service: ${program} deploy`,
    ...readMore(choice),
  ]
  return [
    '',
    `Created ${String(files.length)} new files:`,
    '',
    ...files.map(({ line }) => line),
    '',
    'Next steps:',
    '',
    ...steps.map((step, index) => `  ${String(index + 1)}. ${step}`),
    '',
  ].join('\n')
}

function readMore(choice: ProjectChoice | undefined): readonly string[] {
  if (choice?.isOtherServer) return ['Read more about deploying services:\n     http://bit.ly/prisma-deploy-services']
  if (choice?.database?.kind === 'existing' && choice.database.database.hasData)
    return ['Read more about introspection:\n     http://bit.ly/prisma-introspection']
  return ['Read more about Prisma server:\n     http://bit.ly/prisma-server-overview']
}

/** Under either of its names. */
function hasCompose(): boolean {
  return [
    ['docker-compose', 'version'],
    ['docker', 'compose', 'version'],
  ].some(([program = '', ...words]) => {
    try {
      execFileSync(program, words, { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}
