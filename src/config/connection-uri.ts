/** The parts of a connection URI that act (configuration.md section 6). */
export interface ConnectionUri {
  readonly scheme: string
  readonly user: string | undefined
  /** As it is written. */
  readonly password: string | undefined
  readonly host: string
  readonly port: string | undefined
  readonly database: string | undefined
  readonly parameters: ReadonlyMap<string, string>
}

const shape = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(?:(.*)@)?(\[[^\]]+\]|[^:/?]*)(?::(\d*))?(?:\/([^?]*))?(?:\?(.*))?$/s

/** Undefined when the text is no URI with a host. A password may hold `@`, `/` and `#`. */
export function parseConnectionUri(text: string): ConnectionUri | undefined {
  const match = shape.exec(text)
  if (match === null) return undefined
  const [, scheme = '', login, host = '', port, database, query = ''] = match
  if (host === '') return undefined
  const [user, ...password] = login === undefined ? [] : login.split(':')
  return {
    scheme: scheme.toLowerCase(),
    user: user === '' ? undefined : user,
    password: password.length === 0 ? undefined : password.join(':'),
    host: host.replace(/^\[|\]$/g, ''),
    port: port === '' ? undefined : port,
    database: database === '' ? undefined : database?.split('/')[0],
    parameters: new Map(new URLSearchParams(query)),
  }
}

/** Whether the parameters ask for TLS; undefined: they do not say. */
export function tlsOfUri({ parameters }: ConnectionUri): boolean | undefined {
  const mode = parameters.get('sslmode')
  const ssl = parameters.get('ssl')
  if (mode === undefined && ssl === undefined) return undefined
  return ssl === '1' || ssl === 'true' || mode === 'require' || mode === 'verify-ca' || mode === 'verify-full'
}

/** The text with `%XX` decoded; undefined where that changes nothing or is impossible. */
export function percentDecoded(text: string): string | undefined {
  try {
    const decoded = decodeURIComponent(text)
    return decoded === text ? undefined : decoded
  } catch {
    return undefined
  }
}
