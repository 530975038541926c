import type { Command } from './command.js'
import { editDistance } from '../util/edit-distance.js'

/** What a command line asks for (cli.md section 1.2). */
export type Wanted =
  | { readonly kind: 'help'; readonly words: readonly string[] }
  | { readonly kind: 'command'; readonly command: Command; readonly rest: readonly string[] }
  | { readonly kind: 'removed'; readonly text: string }
  | { readonly kind: 'unknown'; readonly name: string; readonly similar: string }

/** Finds the command that the words name. */
export function findWanted(words: readonly string[], commands: readonly Command[]): Wanted {
  const end = words.indexOf('--')
  const before = end < 0 ? words : words.slice(0, end)
  const names = untilFlag(before)
  if (words.length === 1 && (words[0] === '-v' || words[0] === '--version'))
    return findWanted(['version', ...words.slice(1)], commands)
  if (words.length === 0) return { kind: 'help', words: [] }
  if (before.some((word) => word === '--help' || word === '-h')) return { kind: 'help', words: names }
  // the words of `help` itself, wherever it stands among them
  if (names.includes('help')) return { kind: 'help', words: names.filter((word) => word !== 'help') }
  if (names.length === 0) return { kind: 'help', words: [] }
  const [first = '', second] = names
  const removed = removedText(first, second)
  const found = commandOf(names, commands)
  if (found) return { kind: 'command', command: found.command, rest: words.slice(found.words) }
  if (removed !== undefined) return { kind: 'removed', text: removed }
  const isGroup = commandsOfGroup([first], commands).length > 0
  if (isGroup && second === undefined) return { kind: 'help', words: [first] }
  const name = isGroup ? `${first} ${second ?? ''}` : first
  return { kind: 'unknown', name, similar: mostSimilar(name, commands) }
}

/** The command that the first one or two words name, and how many they are. */
export function commandOf(
  names: readonly string[],
  commands: readonly Command[],
): { readonly command: Command; readonly words: 1 | 2 } | undefined {
  const [first = '', second] = names
  const named = (name: string) =>
    commands.find((command) => command.name === name || command.aliases?.includes(name) === true)
  const two = second === undefined ? undefined : named(`${first} ${second}`)
  if (two) return { command: two, words: 2 }
  // words with a colon between them are one command, too
  const one = named(first) ?? named(first.replaceAll(':', ' '))
  return one && { command: one, words: 1 }
}

const untilFlag = (words: readonly string[]): readonly string[] => {
  const flag = words.findIndex((word) => word.startsWith('-'))
  return flag < 0 ? words : words.slice(0, flag)
}

/** The commands of two words whose first word is given alone. */
export const commandsOfGroup = (
  [first = '', ...rest]: readonly string[],
  commands: readonly Command[],
): readonly Command[] => (rest.length > 0 ? [] : commands.filter(({ name }) => name.startsWith(`${first} `)))

function mostSimilar(word: string, commands: readonly Command[]): string {
  const names = commands.flatMap(({ name, group }) => (group === 'hidden' ? [] : [name]))
  const [best = ''] = [...names].sort((one, other) => editDistance(word, one) - editDistance(word, other))
  return best
}

const notes = 'As mentioned in Prisma 1.7 release notes: https://bit.ly/release-notes-1-7'
const removedLine = '      this command was deprecated and is now removed. '

/** What is said to words that older versions knew. */
function removedText(first: string, second: string | undefined): string | undefined {
  if (first === 'logs') return replaced('logs', 'cluster logs')
  if (first === 'push') return replaced('push', 'deploy')
  const isOne = (known: readonly string[]) => second === undefined || known.includes(second)
  if (first === 'cluster' && isOne(['info', 'add', 'remove', 'logs', 'list'])) return `${notes}\n${removedLine}`
  if (first === 'local' && isOne(['up', 'down', 'start', 'stop', 'upgrade', 'nuke', 'ps', 'logs', 'eject']))
    return `${notes}\n${removedLine}You can use docker-compose directly to manage the state of a local server.`
  return undefined
}

const replaced = (old: string, next: string): string =>
  `The ${old} command has been replaced by the ${next} command.\nGet more info with ${next} --help`
