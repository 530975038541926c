import { Problem } from '../../errors/problem.js'
import type { CliContext } from '../cli-context.js'
import type { Project } from '../project/project.js'
import { runProgram } from './run-program.js'

/** The commands of the hook `post-deploy`. Throws a problem where they are no text and no list of texts. */
export function hookCommands({ hooks }: Pick<Project, 'hooks'>): readonly string[] {
  const hook = hooks['post-deploy']
  if (hook === undefined) return []
  const commands = [hook].flat()
  if (!commands.every((one) => typeof one === 'string'))
    throw new Problem('Hook post-deploy provided in prisma.yml must be string or an array of strings.')
  return commands
}

/** Runs the hook `post-deploy`; a failing one changes nothing (cli.md section 6.4). */
export async function runHooks(commands: readonly string[], context: CliContext): Promise<void> {
  const { output } = context
  if (commands.length === 0) return
  output.line('\npost-deploy:')
  for (const command of commands) {
    const action = output.start(`Running ${command}`)
    const ended = await runProgram(command.split(' '), context)
    const printed = `${ended.stderr}${ended.stdout}`
    if (printed !== '') output.line(printed)
    if (ended.failure !== undefined) output.line(ended.failure)
    action.end(ended.status === 0 ? undefined : '✖')
  }
}

/** Said where a hook generates what a deploy generates by itself. */
export function generatesTwice(commands: readonly string[]): boolean {
  return commands.some((command) => command.includes('prisma') && command.includes('generate'))
}
