import { Problem } from '../../errors/problem.js'

/** A proxy on the way to a server. */
export interface Proxy {
  /** Variable of the environment that names it. */
  readonly variable: string
  readonly url: URL
}

type Environment = Readonly<Record<string, string | undefined>>

/** The proxy that a URL is asked through, undefined: none; throws a problem where what names it is no URL (cli.md section 3.4). */
export function proxyFor(url: string, environment: Environment): Proxy | undefined {
  const target = new URL(url)
  const found =
    (target.protocol === 'https:' ? variableOf('https_proxy', environment) : undefined) ??
    variableOf('http_proxy', environment)
  if (!found || goesDirectly(target, variableOf('no_proxy', environment)?.value ?? '')) return undefined
  const { name, value } = found
  const proxy = URL.canParse(value) ? new URL(value) : undefined
  if (proxy?.protocol !== 'http:' && proxy?.protocol !== 'https:')
    throw new Problem(`${name} expects the URL of a proxy, such as http://proxy.example.org:3128, found ${value}`)
  return { variable: name, url: proxy }
}

/** Upper case wins; an empty text counts as not set. */
function variableOf(
  name: string,
  environment: Environment,
): { readonly name: string; readonly value: string } | undefined {
  for (const spelled of [name.toUpperCase(), name]) {
    const value = environment[spelled]
    if (value !== undefined && value !== '') return { name: spelled, value }
  }
  return undefined
}

/** `noProxy`: `*`, or hosts with an optional port; a host stands for those below it, too. */
function goesDirectly({ hostname, port, protocol }: URL, noProxy: string): boolean {
  const usedPort = port === '' ? (protocol === 'https:' ? '443' : '80') : port
  return noProxy.split(/[,\s]+/).some((entry) => {
    const [, host = '', ofPort] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
    if (host === '*') return true
    const isNamed = host !== '' && (hostname === host || hostname.endsWith(`.${host}`))
    return isNamed && (ofPort === undefined || ofPort === usedPort)
  })
}

/** The environment of a call that asks a server on this machine, which no proxy leads to. */
export function withoutProxyTo(hostname: string, environment: Environment): Record<string, string | undefined> {
  const listed = variableOf('no_proxy', environment)?.value
  return { ...environment, NO_PROXY: listed === undefined ? hostname : `${listed},${hostname}` }
}
