import { DatabaseError, type ConnectionRejection } from '../errors/database-error.js'
import { UnknownHostError } from './container/host-fallback.js'
import { OtherServerError } from './other-server-error.js'

export interface ConnectionTarget {
  readonly connector: 'postgres' | 'mysql'
  /** Whether a password is configured. */
  readonly hasPassword: boolean
  readonly host: string
  readonly port: number
  readonly user: string
  readonly connectTimeoutMs: number
  readonly inContainer: boolean
}

const localNames = new Set(['localhost', '127.0.0.1', '::1'])

/** Why a database cannot be reached, with what to look at (configuration.md section 14.3); no passwords. */
export function connectionFailure(error: unknown, target: ConnectionTarget): string {
  const { host, inContainer } = target
  if (error instanceof OtherServerError) return error.message
  if (error instanceof UnknownHostError && error.knownNames.length > 0)
    return `${error.message}; ${didYouMean(error.knownNames)}`
  const { rejection, code, text } = originOf(error)
  if (rejection !== undefined) return rejectionText(rejection, target)
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
      return noResponse(target)
    default:
      // drivers have no code for a time-out of their own
      return /timeout/i.test(text) ? noResponse(target) : text
  }
}

const noResponse = ({ connectTimeoutMs }: ConnectionTarget): string =>
  `no answer within ${String(connectTimeoutMs / 1000)} s; a firewall or a wrong host`

function rejectionText(rejection: ConnectionRejection, { user, hasPassword }: ConnectionTarget): string {
  switch (rejection) {
    case 'access-denied':
      return hasPassword
        ? `access denied for user "${user}"; a database keeps the password of its first start, a changed one needs ALTER USER or a new volume`
        : `access denied for user "${user}", and no password is configured; set the key password`
    case 'password-required':
      return 'the database asks for a password, and none is configured; set the key password'
    case 'tls-required':
      return 'the server requires TLS; set ssl: true'
    case 'tls-missing':
      return 'the server does not offer TLS; set ssl: false'
    case 'starting':
      return 'the database is starting'
  }
}

function didYouMean(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`).join(', ')
  return `${quoted} ${names.length === 1 ? 'is' : 'are'} known; did you mean  host: ${names[0] ?? ''} ?`
}

interface Origin {
  readonly rejection: ConnectionRejection | undefined
  /** Of the system: `ECONNREFUSED`. */
  readonly code: string
  readonly text: string
}

/** Drivers put the cause at different depths. */
function originOf(error: unknown): Origin {
  let rejection: ConnectionRejection | undefined
  let code = ''
  let text = String(error)
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    text = current.message === '' ? text : current.message
    if (current instanceof DatabaseError) rejection ??= current.details.rejection
    const found = current instanceof DatabaseError ? current.details.code : (current as NodeJS.ErrnoException).code
    if (typeof found === 'string') code = found
    const [first] = current instanceof AggregateError ? (current.errors as unknown[]) : []
    if (first instanceof Error && typeof (first as NodeJS.ErrnoException).code === 'string')
      code = (first as NodeJS.ErrnoException).code ?? code
  }
  return { rejection, code, text }
}

function unknownHint({ host, inContainer }: ConnectionTarget): string {
  if (host === 'host.docker.internal' && inContainer)
    return 'on Linux a container knows it only with  extra_hosts: ["host.docker.internal:host-gateway"]  in its service'
  return inContainer
    ? "check the name of the database's service against the key host, and that its container runs: one that ended has no name"
    : "check the name of the database's service against the key host"
}
