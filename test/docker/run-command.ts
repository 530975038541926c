import { spawn } from 'node:child_process'

export interface CommandResult {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export interface CommandOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly folder?: string
  readonly input?: string
}

/** Runs a program to its end, whatever its status. */
export const runCommand = (
  program: string,
  parameters: readonly string[],
  { environment = {}, folder, input }: CommandOptions = {},
): Promise<CommandResult> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd: folder, env: { ...process.env, ...environment } })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (status) => {
      resolve({ status: status ?? 255, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() })
    })
    child.stdin.end(input)
  })

/** Runs a program that must succeed; gives what it printed. */
export async function mustRun(
  program: string,
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { status, stdout, stderr } = await runCommand(program, parameters, options)
  if (status !== 0)
    throw new Error(
      `${program} ${parameters.join(' ')} ended with ${String(status)}:\n${stdout.slice(-4000)}${stderr.slice(-4000)}`,
    )
  return stdout
}
