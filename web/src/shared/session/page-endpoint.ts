/** The service that a page belongs to: the page's own address without query, fragment, `/_playground` and `/_admin`. */
export function pageEndpoint({ origin, pathname }: Pick<URL, 'origin' | 'pathname'>): string {
  return origin + pathname.replace(/\/_(playground|admin)\/?$/, '')
}

/** Where the service's subscriptions are: the same address with ws or wss. */
export const socketEndpoint = (endpoint: string): string => endpoint.replace(/^http/, 'ws')

export interface ServiceName {
  readonly name: string
  readonly stage: string
}

/** Service and stage of an endpoint; undefined for the management API. Missing parts are `default`. */
export function serviceOf(endpoint: string): ServiceName | undefined {
  const segments = new URL(endpoint).pathname.split('/').filter((segment) => segment !== '')
  if (segments.length === 1 && (segments[0] === 'management' || segments[0] === 'cluster')) return undefined
  const [name = 'default', stage = 'default'] =
    segments.length > 2 ? [segments.slice(0, 2).join('~'), segments[2]] : segments
  return { name, stage }
}

/** Path of a service's page: `acme~blog` and `dev` are `/acme/blog/dev`. */
export const pathOfService = ({ name, stage }: ServiceName): string =>
  `/${[...name.split('~'), stage].map(encodeURIComponent).join('/')}`
