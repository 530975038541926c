import type { Command, Flag } from './command.js'
import { envFile, project } from './shared-flags.js'

/** What asked Prisma's cloud, which is gone (cli.md section 11). */
const cloudCommand = (
  name: 'login' | 'logout' | 'account' | 'console',
  text: string,
  flags: readonly Flag[] = [],
): Command => ({
  name,
  text,
  group: 'hidden',
  flags,
  load: async () => (await import('./commands/cloud.js')).cloudCommands[name],
})

/** Commands that work and that the help of all commands leaves out. */
export const hiddenCommands: readonly Command[] = [
  {
    name: 'playground',
    text: 'Open service endpoints in GraphQL Playground',
    examples: [
      {
        text: 'Serve the page on another port without opening a browser',
        line: 'PROGRAM playground --server-only --port 3001',
      },
    ],
    group: 'hidden',
    flags: [
      envFile,
      { name: 'port', letter: 'p', value: 'PORT', text: 'Port to serve the Playground web version on. Assumes --web.' },
      { name: 'project', value: 'PROJECT', text: 'Path to Prisma definition file' },
      { name: 'server-only', letter: 's', text: 'Run only the server' },
      { name: 'web', letter: 'w', text: 'Force open web playground' },
    ],
    load: async () => (await import('./commands/playground.js')).runPlayground,
  },
  {
    name: 'cluster-token',
    text: 'Create a new cluster token',
    examples: [
      {
        text: 'Ask the management API with a token',
        line: 'curl -H "Authorization: Bearer $(PROGRAM cluster-token)" http://localhost:4466/management',
      },
    ],
    group: 'hidden',
    flags: [{ name: 'copy', letter: 'c', text: 'Copy token to clipboard' }, envFile, project],
    load: async () => (await import('./commands/token.js')).runClusterToken,
  },
  {
    name: 'version',
    text: 'show CLI version',
    examples: [{ text: 'Versions of the program and of the server', line: 'PROGRAM version' }],
    group: 'hidden',
    flags: [envFile, project],
    load: async () => (await import('./commands/version.js')).runVersion,
  },
  {
    name: 'alias',
    text: 'Let npm scripts that call prisma reach this program, where no other prisma is installed',
    examples: [{ text: 'Once after npm install', line: 'PROGRAM alias' }],
    group: 'hidden',
    flags: [],
    load: async () => (await import('./commands/alias.js')).runAlias,
  },
  cloudCommand('login', 'Login or signup to the Prisma Cloud', [
    { name: 'key', letter: 'k', value: 'KEY', text: 'Cloud session key' },
  ]),
  cloudCommand('logout', 'Logout from Prisma Cloud'),
  cloudCommand('account', 'Display account information'),
  cloudCommand('console', 'Open Prisma Console in browser'),
  {
    name: 'init-prisma',
    text: 'Nothing: kept for older versions',
    group: 'hidden',
    flags: [],
    load: () => Promise.resolve(() => Promise.resolve()),
  },
]
