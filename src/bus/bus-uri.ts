/** A broker's URI taken apart. */
export interface BusUri {
  /** The URI less the parameters that are ours. */
  readonly uri: string
  /** `cache:6379`; no secrets. */
  readonly place: string
  /** Keeps installations apart that share a broker: parameter `channel`. */
  readonly channel: string
}

const defaultChannel = 'refract'

/** Undefined: no URI with a host. Several hosts of one cluster may stand there, separated by commas. */
export function parseBusUri(text: string): BusUri | undefined {
  const match = /^([a-z]+:\/\/)(?:(.*)@)?([^/?#@]+)([^?]*)(?:\?(.*))?$/is.exec(text)
  if (match === null) return undefined
  const [, scheme = '', login, hosts = '', path = '', query = ''] = match
  const parameters = new URLSearchParams(query)
  const channel = parameters.get('channel') ?? defaultChannel
  parameters.delete('channel')
  const rest = parameters.size === 0 ? '' : `?${parameters.toString()}`
  return {
    uri: `${scheme}${login === undefined ? '' : `${login}@`}${hosts}${path}${rest}`,
    place: hosts,
    channel: channel === '' ? defaultChannel : channel,
  }
}
