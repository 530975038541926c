import { ClientError } from '../errors.js'
import { chosenSelection, type SelectionChoice } from './chosen-selection.js'
import { defaultSelection, onlyTypename, type Types } from './default-selection.js'
import { fragmentSelection, type ParsedDocument } from './fragment.js'
import type { Field, Operation } from './schema.js'
import { printSelection, type Selection } from './selection.js'
import { createVariables, type Variables } from './variables.js'

/** One call of a chain: the field and what it was given. */
export interface Link {
  readonly field: Field
  readonly given: Readonly<Record<string, unknown>>
  readonly before: Link | undefined
}

/** What of the last call's type is asked: its default, a fragment, or a choice of fields. */
export type Wish =
  | { readonly kind: 'fragment'; readonly fragment: string | ParsedDocument }
  | { readonly kind: 'choice'; readonly choice: SelectionChoice }

export interface Request {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  /** How many keys lead to the value. */
  readonly depth: number
  /** The value is an object of which nothing was asked. */
  readonly isEmpty: boolean
}

/** The document of a chain of calls, an anonymous operation with one root field (client.md section 5.1). */
export function requestOf(operation: Operation, last: Link, wish: Wish | undefined, types: Types): Request {
  const variables = createVariables()
  let selection = lastSelection(last.field, wish, types, variables)
  const isEmpty = selection === onlyTypename
  let depth = 0
  for (let link: Link | undefined = last; link !== undefined; link = link.before) {
    const head = link.field.name + variables.add(link.field, link.given)
    selection = [selection === undefined ? { head } : { head, selection }]
    depth++
  }
  const head = `${operation} ${variables.declarations()}`.trimEnd()
  const start = head === 'query' ? '' : `${head} `
  return { query: `${start}${printSelection(selection ?? [])}\n`, variables: variables.values, depth, isEmpty }
}

function lastSelection(
  field: Field,
  wish: Wish | undefined,
  types: Types,
  variables: Variables,
): Selection | undefined {
  const type = types.schema.types.get(field.typeName)
  if (type === undefined) {
    if (wish !== undefined) throw new ClientError(`${field.name} is a ${field.typeName}: nothing can be selected of it`)
    return undefined
  }
  if (wish === undefined) return defaultSelection(type, types)
  return wish.kind === 'fragment'
    ? fragmentSelection(wish.fragment)
    : chosenSelection(wish.choice, type, types, variables)
}

/** The value in an answer: as many first keys deep as there were calls, but not into null, scalars and lists. */
export function unpack(data: unknown, { depth, isEmpty }: Request): unknown {
  let value = data
  for (let level = 0; level < depth && isObject(value); level++) value = Object.values(value)[0]
  if (!isEmpty) return value
  if (Array.isArray(value)) return value.map((item: unknown) => (isObject(item) ? withoutTypename(item) : item))
  return isObject(value) ? withoutTypename(value) : value
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Objects of which nothing but `__typename` came; in wrappers of a list, at the end of the chain. */
function withoutTypename(item: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(item).filter(([name]) => name !== '__typename')
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map((inner: unknown) => (isObject(inner) ? withoutTypename(inner) : inner))
        : isObject(value)
          ? withoutTypename(value)
          : value,
    ]),
  )
}

/** Whether a text only reads; what cannot be told apart is taken for a write. */
export function isRead(query: string): boolean {
  const text = query.replace(/#[^\n\r]*/g, '')
  return !/\b(mutation|subscription)\b/.test(text)
}
