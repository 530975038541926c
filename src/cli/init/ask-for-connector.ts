import type { Ask } from '../output/ask.js'

/** The kinds of databases in the words of the original. */
export const askForConnector = (ask: Ask, what: string, flag = '--database'): Promise<'mysql' | 'postgres'> =>
  ask.choice(
    `What kind of database do you want to ${what}?`,
    [
      { name: 'MySQL', text: 'MySQL compliant databases like MySQL or MariaDB', value: 'mysql' as const },
      { name: 'PostgreSQL', text: 'PostgreSQL database', value: 'postgres' as const },
    ],
    flag,
  )
