import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, print, visit, type DocumentNode, type OperationDefinitionNode } from 'graphql'
import { Problem } from '../../errors/problem.js'
import type { CliContext } from '../cli-context.js'
import { runProgram } from '../deploy/run-program.js'
import { duration } from '../output/output.js'
import type { Project } from '../project/project.js'
import type { Service } from '../server/service.js'
import { importData } from './import-data.js'
import { resetService } from './reset-service.js'

type Seed = NonNullable<Project['seed']>

export interface SeedTarget {
  readonly project: Project
  readonly service: Service
  readonly context: CliContext
  /** Whether the service is emptied first. */
  readonly reset: boolean
}

/** The file or command that a seed is. */
export const seedDescription = ({ import: file, run }: Seed): string => file ?? run ?? ''

/** Fills a service as prisma.yml says (import-export.md section 12). Throws a problem with what fails. */
export async function seedService(seed: Seed, place: SeedTarget): Promise<void> {
  const { service, context, reset } = place
  const fill = fillerOf(seed, place)
  if (reset) await resetService(service, context)
  const action = context.output.start(`Seeding based on ${seedDescription(seed)}`)
  const begun = performance.now()
  try {
    await fill()
  } catch (error) {
    action.end('✖')
    throw error
  }
  action.end(duration(performance.now() - begun))
}

/** What is wrong with the seed is reported before anything is emptied. */
function fillerOf(seed: Seed, place: SeedTarget): () => Promise<void> {
  const { project, context } = place
  const { import: file, run } = seed
  if (file !== undefined && run !== undefined)
    throw new Problem('Please provider either seed.import or seed.run but not both at the same time')
  if (run !== undefined) return () => runSeed(run, context)
  if (file === undefined)
    throw new Problem(
      'Invalid seed property in `prisma.yml`. Please use `import` or `run` under the `seed` property. Follow the docs for more info: http://bit.ly/prisma-seed-optional',
    )
  const path = join(project.folder, file)
  if (!/\.(zip|graphql)$/.test(file)) throw new Problem('Source must end with .zip or .graphql')
  if (!existsSync(path)) throw new Problem(`Path ${path} does not exist`)
  if (file.endsWith('.zip'))
    return async () => {
      await importData(path, place, { isSilent: true })
    }
  const operations = operationsOf(path)
  return () => sendOperations(path, operations, place)
}

async function runSeed(command: string, context: CliContext): Promise<void> {
  const ended = await runProgram(
    command.split(/\s+/).filter((word) => word !== ''),
    context,
    (text) => {
      context.output.line(text.trimEnd())
    },
  )
  if (ended.failure !== undefined) throw new Problem(ended.failure)
  if (ended.status !== 0)
    throw new Problem(`The seed command "${command}" ended with exit code ${String(ended.status)}.`)
}

/** Each operation with the fragments that it uses. */
function operationsOf(path: string): readonly string[] {
  const document = parsed(path)
  return document.definitions.flatMap((definition) =>
    definition.kind === 'OperationDefinition'
      ? [print({ ...document, definitions: [definition, ...fragmentsOf(definition, document)] })]
      : [],
  )
}

function parsed(path: string): DocumentNode {
  try {
    return parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Problem(`Error while parsing ${path}:\n${error instanceof Error ? error.message : String(error)}`)
  }
}

function fragmentsOf(operation: OperationDefinitionNode, { definitions }: DocumentNode) {
  const fragments = definitions.filter((one) => one.kind === 'FragmentDefinition')
  const used = new Set<string>()
  const collect = (node: OperationDefinitionNode | (typeof fragments)[number]): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = fragments.find((one) => one.name.value === name.value)
        if (!fragment || used.has(name.value)) return
        used.add(name.value)
        collect(fragment)
      },
    })
  }
  collect(operation)
  return fragments.filter(({ name }) => used.has(name.value))
}

async function sendOperations(path: string, operations: readonly string[], { service }: SeedTarget): Promise<void> {
  for (const operation of operations) {
    const { errors } = await service.ask(operation)
    if (errors[0])
      throw new Problem(
        `Error while parsing ${path}:\nError while executing operation:\n${operation.trimEnd()}\n${errors.map(({ message }) => message).join('\n')}`,
      )
  }
}
