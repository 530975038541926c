import { DatabaseError } from '../errors/database-error.js'
import { UnknownHost } from './host-fallback.js'
import { OtherServer } from './other-server.js'

export interface ConnectionTarget {
  readonly connector: 'postgres' | 'mysql'
  /** Whether a password is configured. */
  readonly hasPassword: boolean
  readonly host: string
  readonly port: number
  readonly user: string
  readonly inContainer: boolean
}

const localNames = new Set(['localhost', '127.0.0.1', '::1'])

/** Why a database cannot be reached, with what to look at (configuration.md section 14.3); no passwords. */
export function connectionFailure(error: unknown, target: ConnectionTarget): string {
  const { host, user, inContainer, hasPassword } = target
  if (error instanceof OtherServer) return error.message
  if (error instanceof UnknownHost && error.knownNames.length > 0)
    return `${error.message}; ${didYouMean(error.knownNames)}`
  const { code, text } = originOf(error)
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `host "${host}" is unknown on this network; ${unknownHint(target)}`
    case 'ECONNREFUSED':
      return localNames.has(host) && inContainer
        ? 'connection refused; inside a container "localhost" is the container itself: use the service name or host.docker.internal'
        : 'connection refused'
    case 'EHOSTUNREACH':
      return inContainer
        ? `nobody has the address of host "${host}" now; is the database's container running?`
        : 'no way to the host; a firewall or a wrong host'
    case 'ETIMEDOUT':
    case 'ENETUNREACH':
      return 'no answer within 5 s; a firewall or a wrong host'
    case '28P01':
    case '28000':
    case 'ER_ACCESS_DENIED_ERROR':
    case '1045':
      return !hasPassword
        ? `access denied for user "${user}", and no password is configured; set the key password`
        : `access denied for user "${user}"; a database keeps the password of its first start, a changed one needs ALTER USER or a new volume`
    case '57P03':
      return 'the database is starting'
    default:
      return explained(text)
  }
}

function didYouMean(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`).join(', ')
  return `${quoted} ${names.length === 1 ? 'is' : 'are'} known; did you mean  host: ${names[0] ?? ''} ?`
}

/** Drivers put the cause at different depths. */
function originOf(error: unknown): { readonly code: string; readonly text: string } {
  let code = ''
  let text = String(error)
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    text = current.message === '' ? text : current.message
    const found = current instanceof DatabaseError ? current.details.code : (current as NodeJS.ErrnoException).code
    if (typeof found === 'string') code = found
    const [first] = current instanceof AggregateError ? (current.errors as unknown[]) : []
    if (first instanceof Error && typeof (first as NodeJS.ErrnoException).code === 'string')
      code = (first as NodeJS.ErrnoException).code ?? code
  }
  return { code, text }
}

function unknownHint({ host, inContainer }: ConnectionTarget): string {
  if (host === 'host.docker.internal' && inContainer)
    return 'on Linux a container knows it only with  extra_hosts: ["host.docker.internal:host-gateway"]  in its service'
  return inContainer
    ? "check the name of the database's service against the key host, and that its container runs: one that ended has no name"
    : "check the name of the database's service against the key host"
}

function explained(text: string): string {
  if (/client password must be a/i.test(text))
    return 'the database asks for a password, and none is configured; set the key password'
  if (/timeout/i.test(text)) return 'no answer within 5 s; a firewall or a wrong host'
  if (/does not support (SSL|secure connection)|SSL connections/i.test(text))
    return 'the server does not offer TLS; set ssl: false'
  if (/no pg_hba.conf entry.*(no encryption|SSL off)|insecure transport are prohibited/i.test(text))
    return 'the server requires TLS; set ssl: true'
  return text
}
