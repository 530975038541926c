import { Problem } from '../../errors/problem.js'
import type { CliContext } from '../cli-context.js'

export interface Choice<Value> {
  readonly name: string
  readonly value: Value
  /** What it means, beside it. */
  readonly text?: string
}

/** Questions at a terminal. Each throws a problem that names the flag where there is nobody to answer. */
export interface Ask {
  text(message: string, options: { readonly flag: string; readonly default?: string }): Promise<string>
  secret(message: string, flag: string): Promise<string>
  choice<Value>(message: string, choices: readonly Choice<Value>[], flag: string): Promise<Value>
}

const columnGap = 4

export function createAsk({ isInteractive, output }: CliContext): Ask {
  const need = (message: string, flag: string): void => {
    output.settle()
    if (!isInteractive)
      throw new Problem(`"${message}" needs an answer, and there is no terminal to ask on. Give it with ${flag}.`)
  }
  return {
    async text(message, { flag, ...rest }) {
      need(message, flag)
      const { input } = await import('@inquirer/prompts')
      return input({ message, ...rest })
    },
    async secret(message, flag) {
      need(message, flag)
      const { password } = await import('@inquirer/prompts')
      return password({ message })
    },
    async choice(message, choices, flag) {
      need(message, flag)
      const { select } = await import('@inquirer/prompts')
      const column = Math.max(...choices.map(({ name }) => name.length)) + columnGap
      return select({
        message,
        choices: choices.map(({ name, value, text }) => ({
          name: text === undefined ? name : `${name.padEnd(column)}${text}`,
          short: name,
          value,
        })),
      })
    },
  }
}

/** Whether the answer to a question that ends in `y/N` lets the command go on (cli.md section 7). */
export async function confirms(message: string, ask: Ask): Promise<boolean> {
  const response = await ask.text(`${message} y/N`, { flag: '--force', default: 'n' })
  return !/^n/i.test(response)
}
