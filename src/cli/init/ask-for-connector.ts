import type { Ask, Choice } from '../output/ask.js'

/** The kinds of databases in the words of the original. */
export const serverChoices: readonly Choice<'mysql' | 'postgres'>[] = [
  { name: 'MySQL', text: 'MySQL compliant databases like MySQL or MariaDB', value: 'mysql' },
  { name: 'PostgreSQL', text: 'PostgreSQL database', value: 'postgres' },
]

export const askForConnector = (ask: Ask): Promise<'mysql' | 'postgres'> =>
  ask.choice('What kind of database do you want to deploy to?', serverChoices, '--database')
