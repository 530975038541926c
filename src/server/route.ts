import { remember } from '../util/remember.js'

/** What a POST path addresses (http.md section 3). */
export type Route =
  | { readonly kind: 'management' }
  | { readonly kind: 'service'; readonly name: string; readonly stage: string; readonly part: ServiceEndpoint }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'illegal'; readonly reason: string }

export type ServiceEndpoint = 'graphql' | 'private' | 'import' | 'export' | '_datamodel'

const parts = new Set<string>(['private', 'import', 'export', '_datamodel'])
const management = new Set(['management', 'cluster'])

/** Paths that are not read again; others follow the first few that a server is asked for. */
const rememberedPaths = 200
const longestRemembered = 200

/** Routes paths without their query strings. */
export function createRouter(servesManagement: boolean): (path: string) => Route {
  const known = remember((path) => routeOf(path, servesManagement), rememberedPaths)
  return (path) => (path.length > longestRemembered ? routeOf(path, servesManagement) : known(path))
}

/** Routes a path without its query string. */
export function routeOf(path: string, servesManagement: boolean): Route {
  const segments = segmentsOf(path)
  if (typeof segments === 'string') return { kind: 'illegal', reason: segments }
  if (segments.length === 1 && management.has(segments[0] ?? '') && servesManagement) return { kind: 'management' }
  const last = segments.at(-1)
  const isPart = last !== undefined && parts.has(last)
  const names = isPart ? segments.slice(0, -1) : segments
  if (names.length > 3) return { kind: 'unsupported' }
  const [name = 'default', stage = 'default'] = names.length === 3 ? [names.slice(0, 2).join('~'), names[2]] : names
  return { kind: 'service', name, stage, part: isPart ? (last as ServiceEndpoint) : 'graphql' }
}

/** Parts between slashes, `.` and `..` resolved; or why the path is none. */
export function segmentsOf(path: string): readonly string[] | string {
  const segments: string[] = []
  for (const raw of path.split('/')) {
    if (/%(?![0-9a-fA-F]{2})/.test(raw)) return `Illegal request-target: Illegal percent-encoding in '${raw}'`
    const segment = decodeUnreserved(raw)
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments
}

/** Letters, digits and marks that need no escape are the same with one; everything else stays as it came. */
const decodeUnreserved = (segment: string): string =>
  segment.replace(/%[0-9a-fA-F]{2}/g, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escape
  })
