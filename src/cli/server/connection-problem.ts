import { Problem } from '../../errors/problem.js'

/** Why a server cannot be reached: what was tried, the reason, the next step (cli.md section 6.1). */
export function connectionProblem(url: string, error: unknown): Problem {
  const { origin, host, hostname, protocol } = new URL(url)
  const { code, message } = reasonOf(error)
  const start = `Could not connect to server at ${origin}.`
  const next = 'Please check if your server is running.'
  switch (code) {
    case 'ECONNREFUSED':
      return new Problem(
        `${start} ${next} The connection to ${host} was refused (${message}). \`refract start\` starts a server; the address is the "endpoint" of prisma.yml.`,
      )
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Problem(
        `${start} ${next} There is no host named ${hostname} (${message}). Check the "endpoint" of prisma.yml${hostname.endsWith('prisma.sh') ? ": the servers of Prisma's cloud no longer exist" : ''}.`,
      )
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return new Problem(
        `${start} ${next} ${host} does not answer (${message}). A firewall, a proxy or a wrong address may be the reason.`,
      )
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
      return new Problem(
        `${start} ${next} The connection to ${host} was closed before an answer came (${message}).${protocol === 'http:' ? ' If the server speaks TLS there, write https:// in the "endpoint" of prisma.yml.' : ''}`,
      )
    default:
      break
  }
  if (isTls(code, message))
    return new Problem(
      /wrong version number|packet length too long|EPROTO/.test(`${code} ${message}`)
        ? `${start} No TLS connection to ${host} can be made (${message}). If the server speaks plain HTTP, write http:// in the "endpoint" of prisma.yml.`
        : `${start} The certificate of ${host} is not accepted (${message}). If you trust it, name the file of its authority in NODE_EXTRA_CA_CERTS.`,
    )
  return new Problem(`${start} ${next} The request to ${url} failed: ${message}`)
}

const isTls = (code: string, message: string): boolean =>
  /CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(code) ||
  /certificate|SSL routines/i.test(message)

/** Attempts at several addresses of a host fail as one error that holds the others. */
function reasonOf(error: unknown): { readonly code: string; readonly message: string } {
  const causes = error instanceof AggregateError ? (error.errors as readonly unknown[]) : []
  const inner = causes[0] ?? (error instanceof Error && error.cause instanceof Error ? error.cause : error)
  const code = (inner as { readonly code?: unknown } | undefined)?.code
  return {
    code: typeof code === 'string' ? code : '',
    message: inner instanceof Error ? inner.message || inner.name : String(inner),
  }
}
