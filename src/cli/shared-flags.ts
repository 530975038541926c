import type { Flag } from './command.js'

export const envFile: Flag = {
  name: 'env-file',
  letter: 'e',
  value: 'ENV-FILE',
  text: 'Path to .env file to inject env vars',
}
export const project: Flag = {
  name: 'project',
  letter: 'p',
  value: 'PROJECT',
  text: 'Path to Prisma definition file',
}

export const migratedService: Flag = {
  name: 'endpoint',
  letter: 'e',
  value: 'ENDPOINT',
  text: 'The service; else the one of prisma.yml',
}

/** Flags of every command; their letters give way to those of the command. */
export const commonFlags: readonly Flag[] = [
  { name: 'json', letter: 'j', text: 'Print the result as JSON' },
  { name: 'quiet', letter: 'q', text: 'Print results and errors only' },
  { name: 'verbose', text: 'Tell of every file and request on stderr' },
]
