import wrapAnsi from 'wrap-ansi'
import { Problem } from '../errors/problem.js'
import type { CliContext } from './cli-context.js'
import type { Command, Flag } from './command.js'
import { commands } from './command-table.js'
import { commandOf, commandsOfGroup } from './find-command.js'
import { shortName } from './program-name.js'
import { flagsOf } from './read-flags.js'
import { commonFlags } from './shared-flags.js'

const columnWidth = 16
const gap = '    '

/** Prints the help of all commands, or of the one that the words name (cli.md section 1.4). */
export function showHelp(words: readonly string[], { program, output }: CliContext): void {
  if (words.length === 0) {
    output.result(helpOfAll(program))
    return
  }
  const found = commandOf(words, commands)
  const members = found ? [] : commandsOfGroup(words, commands)
  if (members.length > 0) output.result(helpOfGroup(members, program))
  else if (!found) throw new Problem(`command ${words.slice(0, 2).join(':')} not found`)
  else output.result(helpOf(found.command, program, output.width))
}

const groups: readonly { readonly title: string; readonly group: Command['group'] }[] = [
  { title: 'Service', group: 'service' },
  { title: 'Data workflows', group: 'data' },
  { title: 'Server', group: 'server' },
]

function helpOfAll(program: string): string {
  const title =
    program === 'refract'
      ? 'Refract turns a datamodel into a GraphQL API'
      : 'Prisma replaces traditional ORMs (https://www.prisma.io)'
  const blocks = groups.map(({ title: name, group }) =>
    [
      `${name}:`,
      ...commands
        .filter((command) => command.group === group)
        .map(({ name: command, text }) => `${command.padStart(columnWidth)}  ${text}`),
    ].join('\n'),
  )
  return [
    '',
    title,
    '    ',
    `Usage: ${program} COMMAND`,
    '',
    blocks.join('\n\n'),
    '',
    `Every command takes ${commonFlags.map(({ name }) => `--${name}`).join(', ')}.`,
    `Use ${program} help [command] for more information about a command.`,
    'Docs can be found here: https://bit.ly/prisma-cli-commands',
    '',
    'Examples:',
    '',
    '- Initialize files for a new Prisma service',
    `  $ ${program} init`,
    '',
    '- Deploy service changes (or new service)',
    `  $ ${program} deploy`,
    '',
  ].join('\n')
}

/** The commands that share their first word, as `migration`. */
function helpOfGroup(members: readonly Command[], program: string): string {
  const lines = members.map(({ name, text }) => `${name.padStart(columnWidth)}  ${text}`)
  return [
    `Usage: ${shortName(program)} COMMAND`,
    lines.join('\n'),
    `Use ${shortName(program)} help [command] for more information about a command.\n`,
  ].join('\n\n')
}

/** The original's help has no examples; under its name it stays as it was. */
function examplesOf({ examples = [] }: Command, program: string): string {
  if (program !== 'refract' || examples.length === 0) return ''
  const shown = examples.map(({ text, line }) => `- ${text}\n  $ ${line.replaceAll('PROGRAM', program)}`)
  return `Examples:\n\n${shown.join('\n\n')}`
}

function helpOf(command: Command, program: string, width: number): string {
  const { name, text, aliases = [], arguments: words = [] } = command
  const own = new Set(command.flags.map((flag) => flag.name))
  const flags = flagsOf(command).filter((flag) => own.has(flag.name) && !flag.isHidden)
  const usage = [
    `Usage: ${shortName(program)} ${name}`,
    ...words.map((word) => (word.isRequired ? word.name : `[${word.name}]`)),
    ...(flags.length > 0 ? ['[flags]'] : []),
  ].join(' ')
  const blocks = [
    usage,
    text,
    aliases.length === 0
      ? ''
      : ['Aliases:', ...aliases.map((alias) => `  $ ${shortName(program)} ${alias}`)].join('\n'),
    words.map((word) => `${word.name}${gap}${word.text}`).join('\n'),
    flags.length === 0 ? '' : `Flags:\n${flagLines(flags, width)}`,
    examplesOf(command, program),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** Labels end in one column; flags with a letter come first. */
function flagLines(flags: readonly Flag[], width: number): string {
  const sorted = [...flags].sort(
    (one, other) =>
      Number(one.letter === undefined) - Number(other.letter === undefined) || (one.name < other.name ? -1 : 1),
  )
  const labels = sorted.map(labelOf)
  const column = Math.max(...labels.map((label) => label.length)) + 1
  return sorted
    .map(({ text, isRequired }, index) => {
      const indent = column + gap.length
      const wrapped = wrapAnsi(`${isRequired ? '(required) ' : ''}${text}`, Math.max(width - indent, 20))
      // the original's are two columns to the left
      return `${(labels[index] ?? '').padStart(column)}${gap}${wrapped.split('\n').join(`\n${' '.repeat(indent - 2)}`)}`
    })
    .join('\n')
}

const labelOf = ({ name, letter, value }: Flag): string =>
  `${letter === undefined ? '' : `-${letter}, `}--${name}${value === undefined ? '' : ` ${value}`}`
