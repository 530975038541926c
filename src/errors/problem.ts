import { codes, type ProblemName } from './codes.js'

/** An error meant for the user; shown as it is. `code` is absent where the contract has none (errors.md section 1). */
export class Problem extends Error {
  override readonly name = 'Problem'
  constructor(
    message: string,
    readonly code?: number,
    /** What a database reported, where that is behind it. */
    cause?: Error,
  ) {
    super(message, cause === undefined ? {} : { cause })
  }
}

/** The problem of that name (see `codes.ts`) with its placeholders filled in. */
export function problem(name: ProblemName, values: Readonly<Record<string, string>> = {}, cause?: Error): Problem {
  const { code, text } = codes[name]
  return new Problem(
    text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? ''),
    code,
    cause,
  )
}
