import { homedir } from 'node:os'
import { startServer, type ServerPlace } from './start-server.js'

/** Starts the server without loading anything that reads or answers command lines; they are most of the program. */
export async function startAlone(): Promise<void> {
  const place: ServerPlace = { environment: { ...process.env }, folder: process.cwd(), home: homedir() }
  try {
    await startServer(place)
  } catch (error) {
    process.exitCode = 1
    await tell(error, place)
  }
}

async function tell(error: unknown, place: ServerPlace): Promise<void> {
  const { createOutput } = await import('./output/create-output.js')
  const { showFailure } = await import('./show-failure.js')
  const { stdout, stderr, stdin } = process
  const { environment } = place
  const output = await createOutput({ stdout, stderr, stdin, environment, json: false, quiet: false, verbose: false })
  await showFailure(error, { ...place, program: 'refract', output })
}
