import { Problem } from '../../errors/problem.js'
import type { Flags } from '../command.js'

/** A connection that was given by flags or answers (introspection.md section 1). */
export type Credentials =
  ServerCredentials | { readonly connector: 'sqlite'; readonly file: string; readonly schema: string | undefined }

export interface ServerCredentials {
  readonly connector: 'postgres' | 'mysql'
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** Undefined: not named. */
  readonly database: string | undefined
  readonly schema: string | undefined
  readonly ssl: boolean
}

const families = [
  {
    prefix: 'pg',
    connector: 'postgres',
    port: '5432',
    needed: ['host', 'user', 'password', 'db'],
    extra: ['port', 'ssl', 'schema'],
  },
  { prefix: 'mysql', connector: 'mysql', port: '3306', needed: ['host', 'user', 'password'], extra: ['port', 'db'] },
] as const

/** The connection of the flags; undefined where there are none. Throws a problem where they contradict one another or one is missing. */
export function credentialsOf(flags: Pick<Flags, 'isSet' | 'text'>): Credentials | undefined {
  const given = families.filter(({ prefix, needed, extra }) =>
    [...needed, ...extra].some((name) => flags.isSet(`${prefix}-${name}`)),
  )
  const file = flags.text('sqlite-file')
  if (file !== undefined && given.length > 0)
    throw new Problem('--sqlite-file names a database of its own: give it without the flags of a server.')
  if (file !== undefined) return { connector: 'sqlite', file, schema: flags.text('schema') }
  if (given.length > 1)
    throw new Problem("You can't provide both MySQL and Postgres connection flags. Please provide either of both.")
  const [family] = given
  if (!family) return undefined
  const { prefix, connector, needed } = family
  const missing = needed.map((name) => `${prefix}-${name}`).filter((name) => !flags.isSet(name))
  if (missing.length > 0)
    throw new Problem(
      `If you provide one of the ${prefix}- arguments, you need to provide all of them. The arguments ${missing.join(', ')} are missing.`,
    )
  const text = (name: string): string => flags.text(`${prefix}-${name}`) ?? ''
  const schema = flags.text(connector === 'postgres' ? 'pg-schema' : 'mysql-db') ?? flags.text('schema')
  if (schema === undefined) throw new Problem('Please provide a database name')
  return {
    connector,
    host: localHost(text('host')),
    port: portOf(flags.text(`${prefix}-port`) ?? family.port, prefix),
    user: text('user'),
    password: text('password'),
    database: flags.text(`${prefix}-db`) ?? schema,
    schema,
    ssl: flags.isSet(`${prefix}-ssl`),
  }
}

/** Names that were written for the server's container. */
export const localHost = (host: string): string =>
  host.replace(/^(host\.docker\.internal|docker\.for\.mac\.localhost)$/, 'localhost')

export function portOf(text: string, prefix: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Problem(`--${prefix}-port expects a number from 1 to 65535, found ${text}`)
  return port
}
