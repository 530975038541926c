import { Problem } from '../../errors/problem.js'
import type { Proxy } from './proxies.js'

interface Reason {
  readonly code: string
  readonly message: string
}

/** Why a server cannot be reached: what was tried, the reason, the next step (cli.md section 6.1). */
export function connectionProblem(url: string, error: unknown, proxy: Proxy | undefined): Problem {
  const { origin } = new URL(url)
  const reason = reasonOf(error)
  const text =
    tlsText(url, reason) ??
    (proxy ? proxyText(url, reason, proxy) : serverText(url, reason)) ??
    `Please check if your server is running. The request to ${url} failed: ${reason.message}`
  return new Problem(`Could not connect to server at ${origin}. ${text}`)
}

const isUnreachable = (code: string): boolean =>
  ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)
const isUnknownHost = (code: string): boolean => ['ENOTFOUND', 'EAI_AGAIN'].includes(code)
const isClosed = (code: string): boolean => ['ECONNRESET', 'UND_ERR_SOCKET'].includes(code)

/** On the direct way. */
function serverText(url: string, { code, message }: Reason): string | undefined {
  const { host, hostname, protocol } = new URL(url)
  const next = 'Please check if your server is running.'
  if (code === 'ECONNREFUSED')
    return `${next} The connection to ${host} was refused (${message}). \`refract start\` starts a server; the address is the "endpoint" of prisma.yml.`
  if (isUnknownHost(code))
    return `${next} There is no host named ${hostname} (${message}). Check the "endpoint" of prisma.yml${hostname.endsWith('prisma.sh') ? ": the servers of Prisma's cloud no longer exist" : ''}.`
  if (isUnreachable(code))
    return `${next} ${host} does not answer (${message}). A firewall, a proxy or a wrong address may be the reason.`
  if (isClosed(code))
    return `${next} The connection to ${host} was closed before an answer came (${message}).${protocol === 'http:' ? ' If the server speaks TLS there, write https:// in the "endpoint" of prisma.yml.' : ''}`
  return undefined
}

/** On the way through a proxy, which hides what is behind it. */
function proxyText(url: string, { code, message }: Reason, { variable, url: proxy }: Proxy): string | undefined {
  const { host, hostname } = new URL(url)
  const named = `the proxy ${proxy.host} that ${variable} names`
  const around = `Check ${variable}, or list ${hostname} in NO_PROXY if no proxy is needed to reach it.`
  if (code === 'ECONNREFUSED' || isUnknownHost(code) || isUnreachable(code) || isClosed(code))
    return `It is asked through ${named}, and that cannot be reached (${message}). ${around}`
  const status = /\b(\d{3})\b/.exec(/^Proxy (?:response|Authentication)/.test(message) ? message : '')?.[1]
  if (status === '407')
    return `It is asked through ${named}, which wants a user and a password (status 407). Write them into ${variable}: ${proxy.protocol}//USER:PASSWORD@${proxy.host}`
  if (status !== undefined)
    return `It is asked through ${named}, and that makes no connection to ${host} (status ${status}). ${around}`
  return undefined
}

const isTls = ({ code, message }: Reason): boolean =>
  /CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(code) ||
  /certificate|SSL routines/i.test(message)

function tlsText(url: string, reason: Reason): string | undefined {
  if (!isTls(reason)) return undefined
  const { host, hostname } = new URL(url)
  const { code, message } = reason
  if (/wrong version number|packet length too long|EPROTO/.test(`${code} ${message}`))
    return `No TLS connection to ${host} can be made (${message}). If the server speaks plain HTTP, write http:// in the "endpoint" of prisma.yml.`
  const refused = `The certificate of ${host} is not accepted (${message}).`
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return `${refused} Check the clock of this machine, and renew the certificate of the server.`
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `${refused} Write a name that the certificate has in place of ${hostname} in the "endpoint" of prisma.yml.`
  return `${refused} If you trust it, name the file of its authority in NODE_EXTRA_CA_CERTS.`
}

/** Attempts at several addresses of a host fail as one error that holds the others. */
function reasonOf(error: unknown): Reason {
  const causes = error instanceof AggregateError ? (error.errors as readonly unknown[]) : []
  const inner = causes[0] ?? (error instanceof Error && error.cause instanceof Error ? error.cause : error)
  const code = (inner as { readonly code?: unknown } | undefined)?.code
  return {
    code: typeof code === 'string' ? code : '',
    message: readable(inner instanceof Error ? inner.message || inner.name : String(inner)),
  }
}

/** OpenSSL's messages have lines, and places in its sources: of `x:error:y:SSL routines:f:reason:file:line:` the reason. */
const readable = (message: string): string =>
  (/SSL routines:[^:]*:([^:]+)/.exec(message)?.[1] ?? message).replace(/\s+/g, ' ').trim()
