import type { DatamodelDocument } from './document.js'

/** Directives that count only in a service with `@refract` (beyond.md section 1.3). */
const directivesBeyond = ['constraint', 'defaultFunction', 'indexes', 'scalar', 'softDelete', 'version']

/** Those that a datamodel names though it asks for nothing beyond Prisma 1, which passes them over; sorted. */
export function ignoredDirectives({ refract, types }: Pick<DatamodelDocument, 'refract' | 'types'>): readonly string[] {
  if (refract.length > 0) return []
  const named = new Set(
    types.flatMap((type) => [type, ...type.fields]).flatMap(({ directives }) => directives.map(({ name }) => name)),
  )
  return directivesBeyond.filter((name) => named.has(name))
}
