import { segmentsOf } from '../route.js'

/** What the path of an upgrade names: a service, whatever its last part is (subscriptions.md section 1). */
export type SocketPath =
  | { readonly kind: 'service'; readonly name: string; readonly stage: string }
  | { readonly kind: 'unsupported' }
  | { readonly kind: 'illegal'; readonly reason: string }

export function socketPathOf(path: string): SocketPath {
  const segments = segmentsOf(path)
  if (typeof segments === 'string') return { kind: 'illegal', reason: segments }
  if (segments.length > 3) return { kind: 'unsupported' }
  const [name = 'default', stage = 'default'] =
    segments.length === 3 ? [segments.slice(0, 2).join('~'), segments[2]] : segments
  return { kind: 'service', name, stage }
}
