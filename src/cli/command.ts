import type { CliContext } from './cli-context.js'

/** A flag of a command. Of two with one letter the first has it (cli.md section 1.3). */
export interface Flag {
  readonly name: string
  readonly letter?: string
  /** Name of its value in capitals; absent for a switch. */
  readonly value?: string
  readonly text: string
  readonly isRequired?: true
  /** Accepted for older versions, shown nowhere. */
  readonly isHidden?: true
}

export interface Argument {
  readonly name: string
  readonly text: string
  readonly isRequired?: true
  /** Takes all words that are left. */
  readonly isList?: true
}

/** A call for the help of a command; `PROGRAM` stands for the name that it was called by. */
export interface Example {
  readonly text: string
  readonly line: string
}

/** What a command is, without its body. */
export interface Command {
  /** One or two words. */
  readonly name: string
  readonly text: string
  readonly group: 'service' | 'data' | 'server' | 'hidden'
  readonly aliases?: readonly string[]
  readonly examples?: readonly Example[]
  readonly arguments?: readonly Argument[]
  readonly flags: readonly Flag[]
  /** Whether the server's version is compared first (cli.md section 4.3). */
  readonly comparesVersions?: true
  /** Imports the body: nothing is loaded for a command that is not called. */
  load(): Promise<RunCommand>
}

export type RunCommand = (call: Call) => Promise<void>

/** One call of a command. */
export interface Call {
  readonly flags: Flags
  /** Its arguments; surplus words are dropped. */
  readonly words: readonly string[]
  readonly context: CliContext
}

export interface Flags {
  text(name: string): string | undefined
  isSet(name: string): boolean
  /** All that were given, by their long names, for `${opt:name}`. */
  readonly all: Readonly<Record<string, string | boolean>>
}
