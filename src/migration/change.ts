import type { DdlOperation } from '../sql/ddl.js'
import type { Insert, Select, Update } from '../sql/tree.js'

/** One thing that a step does to the database. */
export type TableChange =
  | { readonly kind: 'ddl'; readonly operation: DdlOperation }
  | { readonly kind: 'fill'; readonly statement: Update }
  /** Copies links where a relation moves to another place: pairs read from the old place. */
  | { readonly kind: 'copy-links'; readonly select: Select; readonly to: LinkTarget }

export type LinkTarget =
  | { readonly kind: 'column'; readonly update: (owner: unknown, target: unknown) => Update }
  | { readonly kind: 'table'; readonly insert: (pairs: readonly (readonly [unknown, unknown])[]) => Insert }

export const ddl = (operation: DdlOperation): TableChange => ({ kind: 'ddl', operation })
