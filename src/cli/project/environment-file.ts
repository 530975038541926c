import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'dotenv'
import { Problem } from '../../errors/problem.js'
import type { CliContext } from '../cli-context.js'

/** Adds the variables of `.env`, or of the file that is named, to the environment; those that are set already win (cli.md section 3.2). */
export function loadEnvironmentFile({ folder, environment, output }: CliContext, named: string | undefined): void {
  const path = resolve(folder, named ?? '.env')
  if (!existsSync(path)) {
    if (named !== undefined) throw new Problem(`--env-file path '${named}' does not exist`)
    return
  }
  output.detail(`reads ${path}`)
  for (const [name, value] of Object.entries(parse(readFileSync(path)))) environment[name] ??= value
}
