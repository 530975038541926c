import type { Problem } from '../errors/problem.js'
import type { Filter } from './filter.js'
import type { UniqueSelector, WriteData } from './write.js'

/**
 * One nested action on the relation field `field` of the node being written (mutations.md section 11). In the order of
 * the request; the order of execution is the plan's business. To-one forms have no `where`.
 */
export type NestedWrite = { readonly field: string } & (
  | {
      readonly verb: 'create'
      readonly data: WriteData
      /** Left out where its own row would violate a unique constraint. */
      readonly skipsDuplicate?: boolean
    }
  | { readonly verb: 'connect-or-create'; readonly where: UniqueSelector; readonly create: WriteData }
  | { readonly verb: 'connect'; readonly where: UniqueSelector }
  | { readonly verb: 'set'; readonly wheres: readonly UniqueSelector[] }
  | { readonly verb: 'disconnect'; readonly where?: UniqueSelector }
  | { readonly verb: 'update'; readonly where?: UniqueSelector; readonly data: WriteData }
  | { readonly verb: 'upsert'; readonly where?: UniqueSelector; readonly create: WriteData; readonly update: WriteData }
  | { readonly verb: 'delete'; readonly where?: UniqueSelector }
  | { readonly verb: 'update-many'; readonly where: Filter; readonly data: WriteData }
  | { readonly verb: 'delete-many'; readonly where: Filter }
  /** An action whose unique selector is wrong; planning tells it in its turn. */
  | { readonly verb: 'refused'; readonly of: NestedVerb; readonly problem: Problem }
)

export type NestedVerb =
  | 'create'
  | 'connect-or-create'
  | 'connect'
  | 'set'
  | 'disconnect'
  | 'update'
  | 'upsert'
  | 'delete'
  | 'update-many'
  | 'delete-many'
