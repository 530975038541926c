import type { Action } from './output.js'

/** How long steps are shown (cli.md section 2.1). */
export interface Actions {
  start(text: string, status?: string): Action
  /** Lets something else be printed while an action runs. */
  interrupt(print: () => void): void
  settle(): void
}

/** Status of a step that ended well. */
export const done = '✔'
