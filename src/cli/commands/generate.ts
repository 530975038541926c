import type { Call, RunCommand } from '../command.js'
import { generateFiles, type SchemaSource } from '../generate-files.js'
import { loadProject } from '../project/load-project.js'
import type { Project } from '../project/project.js'

export const runGenerate: RunCommand = async (call) => {
  const { flags, context } = call
  const project = loadProject(call)
  const outputs = await generateFiles(project, context, flags.isSet('endpoint') ? downloaded(project, call) : undefined)
  if (project.generate.length === 0 && context.program === 'refract') context.output.line(nothingToGenerate)
  context.output.json({ outputs })
}

const nothingToGenerate = 'Nothing is generated: prisma.yml has no "generate" that lists what to write.'

/** The schema that the service itself tells. */
const downloaded = (project: Project, { context }: Call): SchemaSource => ({
  action: 'Downloading schema',
  async schema() {
    const { downloadSchema } = await import('../server/download-schema.js')
    return downloadSchema(project, context)
  },
})
