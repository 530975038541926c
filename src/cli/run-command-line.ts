import { homedir } from 'node:os'
import { Problem } from '../errors/problem.js'
import type { CliContext } from './cli-context.js'
import type { Call, Command } from './command.js'
import { commands } from './command-table.js'
import { findWanted, type Wanted } from './find-command.js'
import { createInterrupts } from './interrupts.js'
import { programOf, shortName } from './program-name.js'
import { readFlags } from './read-flags.js'
import { showFailure } from './show-failure.js'

const exitCode = { failed: 1, unknownCommand: 127 } as const

/** Runs the command that the words name and sets the exit code (cli.md section 2.3). */
export async function runCommandLine(words: readonly string[], calledAs: string): Promise<void> {
  const program = programOf(calledAs)
  const wanted = findWanted(words, commands)
  const isGlobal = (name: string, letter?: string) =>
    wanted.kind === 'command' &&
    (wanted.rest.includes(`--${name}`) || (letter !== undefined && wanted.rest.includes(letter)))
  const { createOutput } = await import('./output/create-output.js')
  const { stdout, stderr, stdin } = process
  const output = await createOutput({
    stdout,
    stderr,
    stdin,
    environment: process.env,
    json: isGlobal('json', '-j') && !keepsText(wanted),
    quiet: isGlobal('quiet', '-q'),
    verbose: isGlobal('verbose'),
  })
  const interrupts = createInterrupts(output)
  const context: CliContext = {
    program,
    folder: process.cwd(),
    home: homedir(),
    environment: { ...process.env },
    output,
    isInteractive: stdin.isTTY && stdout.isTTY && !isSet(process.env['CI']),
    nowSeconds: () => Math.floor(Date.now() / 1000),
    onInterrupt: interrupts.add,
  }
  try {
    await runWanted(wanted, context, () => {
      ignoreClosedPipe()
      interrupts.listen()
    })
  } catch (error) {
    process.exitCode = exitCode.failed
    await showFailure(error, context)
  } finally {
    output.settle()
  }
}

/** `start` prints a log, whatever the flags. */
const keepsText = (wanted: Wanted): boolean => wanted.kind === 'command' && wanted.command.name === 'start'

async function runWanted(wanted: Wanted, context: CliContext, listen: () => void): Promise<void> {
  switch (wanted.kind) {
    case 'help': {
      const { showHelp } = await import('./help.js')
      showHelp(wanted.words, context)
      return
    }
    case 'unknown':
      process.exitCode = exitCode.unknownCommand
      await showFailure(
        new Problem(
          [
            `${wanted.name} is not a ${shortName(context.program)} command.`,
            `Perhaps you meant ${wanted.similar}`,
            `Run ${shortName(context.program)} help for a list of available commands.`,
          ].join('\n'),
        ),
        context,
      )
      return
    case 'removed':
      throw new Problem(wanted.text)
    case 'command':
      // the server stops in its own way
      if (wanted.command.name !== 'start') listen()
      await runFound(wanted.command, wanted.rest, context)
  }
}

async function runFound(command: Command, rest: readonly string[], context: CliContext): Promise<void> {
  const call: Call = { ...readFlags(command, rest, context.program), context }
  const run = await command.load()
  if (command.comparesVersions) {
    const { warnOfOtherVersion } = await import('./server/warn-of-other-version.js')
    await warnOfOtherVersion(call)
  }
  await run(call)
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== ''

/** `refract list | head` ends quietly. */
function ignoreClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
}
