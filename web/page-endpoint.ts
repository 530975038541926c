/** The service that a page belongs to: the page's own address without query, fragment and `/_playground`. */
export function pageEndpoint({ origin, pathname }: Pick<URL, 'origin' | 'pathname'>): string {
  return origin + pathname.replace(/\/_playground\/?$/, '')
}

/** Where the service's subscriptions are: the same address with ws or wss. */
export const socketEndpoint = (endpoint: string): string => endpoint.replace(/^http/, 'ws')
