import { Command as Parser, CommanderError, Option } from 'commander'
import { Problem } from '../errors/problem.js'
import type { Command, Flag, Flags } from './command.js'
import { commonFlags } from './shared-flags.js'

export interface ReadWords {
  readonly flags: Flags
  readonly words: readonly string[]
}

/** How many words too many are let pass (cli.md section 1.3). */
const surplusWords = 2

/** Reads what follows the name of a command; throws a problem that names the first mistake (cli.md section 1.3). */
export function readFlags(command: Command, rest: readonly string[], program: string): ReadWords {
  const flags = flagsOf(command)
  const parser = new Parser(command.name)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, writeOut: () => undefined })
    .helpOption(false)
    .allowExcessArguments(true)
    .argument('[words...]')
  const given = new Map<string, string | boolean>()
  for (const flag of flags) parser.addOption(optionOf(flag, given))
  if (command.name === 'export' && rest.some((word) => /^-E/.test(word)))
    throw new Problem(
      `-E has been renamed to -e. -e has been renamed to -p. Get more information with ${program} export -h`,
    )
  try {
    parser.parse(rest.flatMap(splitAssignment), { from: 'user' })
  } catch (error) {
    throw error instanceof CommanderError ? new Problem(textOf(error)) : error
  }
  for (const { name, isRequired } of flags)
    if (isRequired && !given.has(name)) throw new Problem(`Missing required flag --${name}`)
  return {
    flags: {
      all: Object.fromEntries(given),
      isSet: (name) => given.has(name),
      text(name) {
        const value = given.get(name)
        return typeof value === 'string' ? value : undefined
      },
    },
    words: argumentsOf(command, parser.args),
  }
}

/** Flags of a command with the common ones, each letter once. */
export function flagsOf(command: Command): readonly Flag[] {
  const taken = new Set<string>()
  const names = new Set<string>()
  return [...command.flags, ...commonFlags].flatMap(({ letter, ...flag }) => {
    if (names.has(flag.name)) return []
    names.add(flag.name)
    if (letter === undefined || taken.has(letter)) return [flag]
    taken.add(letter)
    return [{ ...flag, letter }]
  })
}

function optionOf({ name, letter, value, text }: Flag, given: Map<string, string | boolean>): Option {
  const option = new Option(
    `${letter === undefined ? '' : `-${letter}, `}--${name}${value === undefined ? '' : ` <${value}>`}`,
    text,
  )
  // `--no-x` is a flag of that name, no denial of another one
  option.negate = false
  option.argParser((found: string) => {
    if (value !== undefined && given.has(name)) throw new Problem(`Flag --${name} already provided`)
    given.set(name, value === undefined ? true : found)
    return found
  })
  return option
}

/** `-c=value` is `-c value`. */
const splitAssignment = (word: string): readonly string[] =>
  /^-[A-Za-z]=/.test(word) ? [word.slice(0, 2), word.slice(3)] : [word]

function textOf({ code, message }: CommanderError): string {
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? message
  if (code === 'commander.unknownOption') return `Unknown flag ${quoted}`
  if (code === 'commander.optionMissingArgument')
    return `Flag ${/--[\w-]+/.exec(quoted)?.[0] ?? quoted} expects a value`
  return message.replace(/^error: /, '')
}

function argumentsOf(command: Command, words: readonly string[]): readonly string[] {
  const known = command.arguments ?? []
  if (known.some(({ isList }) => isList)) return words
  const required = known.filter(({ isRequired }) => isRequired)[words.length]
  if (required) throw new Problem(`Missing required argument ${required.name}`)
  if (words.length - known.length > surplusWords) throw new Problem(`Unexpected argument ${words[known.length] ?? ''}`)
  return words.slice(0, known.length)
}
