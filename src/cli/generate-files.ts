import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { GraphQLError } from 'graphql'
import { Problem } from '../errors/problem.js'
import { isRecord } from '../util/is-record.js'
import type { GeneratorInput, ModuleKind } from '../generate/generator.js'
import type { CliContext } from './cli-context.js'
import { createLocate, type Locate } from './deploy/locate-finding.js'
import { duration } from './output/output.js'
import { lookUpwards } from './project/look-upwards.js'
import type { Project } from './project/project.js'
import { readJson } from './server/graphql-request.js'

/** Names as the original tells them. */
const generatorNames = ['graphql-schema', 'typescript-client', 'javascript-client', 'go-client', 'flow-client']
const unknownGenerator = `Please choose one of the supported generators. Possible generators: ${generatorNames.join(', ')}`
const wrongOutput =
  'Error: output for generator graphql-schema should be a .graphql-file. Please change the output property for this generator in prisma.yml'

export interface SchemaSource {
  /** `Generating schema` or `Downloading schema`. */
  readonly action: string
  schema(): Promise<string>
}

/** Writes what `generate` of prisma.yml lists (client.md section 2); gives the outputs. Throws a problem for the first entry that is wrong. */
export async function generateFiles(
  project: Project,
  { output, folder }: Pick<CliContext, 'output' | 'folder'>,
  source: SchemaSource = localSchema(project, folder),
): Promise<readonly string[]> {
  if (project.generate.length === 0) return []
  const { generators } = await import('../generate/generators.js')
  const action = output.start(source.action)
  const begun = performance.now()
  const schema = await source.schema().catch((error: unknown) => {
    action.end('✖')
    throw error
  })
  action.end(duration(performance.now() - begun))
  const written: string[] = []
  for (const { generator: name = '', output: named } of project.generate) {
    const generator = generators[name]
    if (!generator) throw new Problem(unknownGenerator)
    if (named === undefined) throw new Problem(`The entry ${name} of "generate" in prisma.yml has no "output".`)
    const path = isAbsolute(named) ? named : join(project.folder, named)
    if (name === 'graphql-schema' && !path.endsWith('.graphql')) throw new Problem(wrongOutput)
    for (const file of generator.generate({ ...inputOf(project, schema), modules: modulesAt(path) })) {
      const target = file.path === '' ? path : join(path, file.path)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, file.text)
    }
    output.line(`Saving ${generator.title} at ${path}`)
    written.push(path)
  }
  return written
}

/** A mistake in the syntax with the file and the line that it is in. */
function withPlace(error: unknown, locate: Locate): unknown {
  const [start] = error instanceof GraphQLError ? (error.locations ?? []) : []
  const place = start && locate.place(start.line, start.column)
  if (!(error instanceof GraphQLError) || !place) return error
  return new Problem(`${place.file}:${String(place.line)}:${String(place.column)}: ${error.message}`)
}

/** What the package of a folder is made of. */
function modulesAt(folder: string): ModuleKind {
  const file = lookUpwards(folder, ['package.json'])
  const content = file === undefined ? undefined : readJson(readFileSync(file, 'utf8'))
  return isRecord(content) && content['type'] === 'module' ? 'esm' : 'commonjs'
}

const inputOf = ({ datamodel, endpoint, open }: Project, schema: string): GeneratorInput => ({
  schema,
  datamodel: datamodel?.text ?? '',
  endpoint: open.endpoint ?? endpoint?.url ?? '',
  ...(open.secret === undefined ? {} : { secret: open.secret }),
})

/** Computed from the datamodel; paths in messages are relative to `folder`. */
function localSchema({ datamodel, isDocument }: Project, folder: string): SchemaSource {
  return {
    action: 'Generating schema',
    async schema() {
      if (!datamodel) throw new Problem('The property datamodel is missing in your prisma.yml')
      const { buildLocalSchema } = await import('../generate/local-schema/build-local-schema.js')
      try {
        return buildLocalSchema(datamodel.text, { isDocumentDatabase: isDocument })
      } catch (error) {
        throw withPlace(error, createLocate(datamodel, folder))
      }
    },
  }
}
