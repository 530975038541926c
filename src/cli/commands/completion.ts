import { Problem } from '../../errors/problem.js'
import type { RunCommand } from '../command.js'
import { commands } from '../command-table.js'
import { flagsOf } from '../read-flags.js'

/** Prints a script for a shell, made from the table of commands. */
export const runCompletion: RunCommand = ({ words, context }) => {
  const [shell = ''] = words
  const script = scripts[shell]
  if (!script)
    throw new Problem(`There is no completion for "${shell}"; the shells are ${Object.keys(scripts).join(', ')}.`)
  context.output.result(script().trimEnd())
  return Promise.resolve()
}

const programs = ['refract', 'prisma1']
const scripts: Readonly<Record<string, () => string>> = { bash, zsh, fish }

const shown = () =>
  commands.filter(({ group, name }) => group !== 'hidden' || name === 'playground' || name === 'completion')

/** What stands behind words that are no whole command. */
const groupTexts: Readonly<Record<string, string>> = {
  config: 'About the configuration of the server',
  migration: 'Export and apply reviewed migrations',
  help: 'Show help',
  version: 'Show versions',
}

/** First words, each with what it does. */
function firstWords(): readonly { readonly word: string; readonly text: string }[] {
  const single = shown().filter(({ name }) => !name.includes(' '))
  return [
    ...single.map(({ name, text }) => ({ word: name, text })),
    ...Object.entries(groupTexts).map(([word, text]) => ({ word, text })),
  ]
}

/** What may follow a first word. */
function secondWords(first: string): readonly string[] {
  if (first === 'completion') return Object.keys(scripts)
  if (first === 'help') return firstWords().flatMap(({ word }) => (word === 'help' ? [] : [word]))
  return shown().flatMap(({ name }) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []))
}

const flagNames = (names: readonly string[]): readonly string[] => [
  ...new Set(
    commands
      .filter(({ name }) => names.includes(name))
      .flatMap((command) =>
        flagsOf(command)
          .filter((flag) => !flag.isHidden)
          .map(({ name }) => `--${name}`),
      ),
  ),
]

const flagsUnder = (first: string): readonly string[] =>
  flagNames([first, ...secondWords(first).map((second) => `${first} ${second}`)])

function bash(): string {
  const cases = firstWords().map(
    ({ word: first }) => `    ${first}) words="${[...secondWords(first), ...flagsUnder(first)].join(' ')}" ;;`,
  )
  return `_refract() {
  local words current="\${COMP_WORDS[COMP_CWORD]}"
  if [ "$COMP_CWORD" = 1 ]; then words="${firstWords()
    .map(({ word }) => word)
    .join(' ')}"
  else case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _refract ${programs.join(' ')}
`
}

function zsh(): string {
  const descriptions = firstWords().map(({ word, text }) => `    '${word}:${quotable(text)}'`)
  const cases = firstWords().map(
    ({ word: first }) =>
      `    ${first}) compadd -- ${[...secondWords(first), ...flagsUnder(first)].join(' ')}; _files ;;`,
  )
  return `#compdef ${programs.join(' ')}
_refract() {
  local -a commands=(
${descriptions.join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  case "$words[2]" in
${cases.join('\n')}
  esac
}
compdef _refract ${programs.join(' ')}
`
}

function fish(): string {
  const lines = programs.flatMap((program) => [
    ...firstWords().map(
      ({ word, text }) => `complete -c ${program} -n __fish_use_subcommand -f -a ${word} -d '${quotable(text)}'`,
    ),
    ...firstWords().flatMap(({ word: first }) => [
      ...secondWords(first).map(
        (second) => `complete -c ${program} -n '__fish_seen_subcommand_from ${first}' -f -a ${second}`,
      ),
      ...flagsUnder(first).map(
        (flag) => `complete -c ${program} -n '__fish_seen_subcommand_from ${first}' -l ${flag.slice(2)}`,
      ),
    ]),
  ])
  return `${lines.join('\n')}\n`
}

/** Within single quotes of a shell. */
const quotable = (text: string): string => text.replaceAll("'", '’')
