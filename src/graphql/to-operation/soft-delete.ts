import type { GraphQLField } from 'graphql'
import type { DeletedRows } from '../../operation/deleted-rows.js'
import type { Arguments } from './page.js'

type Field = Pick<GraphQLField<unknown, unknown>, 'args'>

const has = (field: Field, argument: string): boolean => field.args.some(({ name }) => name === argument)

const meanings: Readonly<Record<string, DeletedRows>> = { WITH: 'with', ONLY: 'only' }

/** The argument `deleted` of a read (beyond.md section 12). */
export function toDeleted(field: Field, argument: Arguments): { readonly deleted?: DeletedRows } {
  const given = has(field, 'deleted') ? argument('deleted') : undefined
  const deleted = given?.kind === 'leaf' ? meanings[String(given.now)] : undefined
  return deleted === undefined ? {} : { deleted }
}

/** The argument `purge` of a deletion; Booleans are part of the variables' shape. */
export function toPurges(field: Field, argument: Arguments): { readonly purges?: true } {
  const given = has(field, 'purge') ? argument('purge') : undefined
  return given?.kind === 'leaf' && given.now === true ? { purges: true } : {}
}
