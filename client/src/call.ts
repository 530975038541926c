import type { SelectionChoice } from './language/chosen-selection.js'
import { isLeafField, type Types } from './language/default-selection.js'
import { requestOf, unpack, type Link, type Request, type Wish } from './language/document.js'
import type { ParsedDocument } from './language/fragment.js'
import type { Field, ObjectType, Operation } from './language/schema.js'
import type { CallOptions } from './transport/call-options.js'

/** Carries out requests; `subscribe` gives values already unpacked. */
export interface Executor {
  run(request: Request, options: CallOptions | undefined): Promise<unknown>
  subscribe(request: Request, options: CallOptions | undefined): Promise<unknown>
}

/** What a call knows; its methods stand in a prototype shared by all calls of the same type. */
interface Call {
  readonly link: Link
  readonly operation: Operation
  readonly executor: Executor
  wish: Wish | undefined
  options: CallOptions | undefined
  /** Set when the call was sent: it is sent once. */
  result: Promise<unknown> | undefined
}

type Arguments = Readonly<Record<string, unknown>>

const state = Symbol('call')

/** A promise-like object with its state. */
export interface CallObject {
  [state]: Call
}

export interface CallFactory {
  /** A call of a root field; nothing is sent before its `then` or `catch` is called (client.md section 4.3). */
  start(operation: Operation, field: Field, given: Arguments, executor: Executor): CallObject
}

/** Makes the objects that root methods give: promise-like, with a method for each field of their type. */
export function createCallFactory(types: Types): CallFactory {
  const prototypes = new Map<string, object>()
  const prototypeOf = (field: Field): object => {
    const name = isLeafField(field, types) ? '' : field.typeName
    const known = prototypes.get(name)
    if (known !== undefined) return known
    const made = Object.create(promiseMethods) as Record<string, unknown>
    for (const next of types.schema.types.get(name)?.fields.values() ?? [])
      made[next.name] = function (this: CallObject, given?: Arguments | null) {
        const { link, operation, executor, options } = this[state]
        return make({ field: next, given: given ?? {}, before: link }, operation, executor, options)
      }
    prototypes.set(name, made)
    return made
  }
  const make = (link: Link, operation: Operation, executor: Executor, options: CallOptions | undefined): CallObject => {
    const call = Object.create(prototypeOf(link.field)) as CallObject
    call[state] = { link, operation, executor, wish: undefined, options, result: undefined }
    return call
  }
  const send = (call: Call): Promise<unknown> => {
    call.result ??= new Promise((resolve) => {
      const request = requestOf(call.operation, call.link, call.wish, types)
      resolve(
        call.operation === 'subscription'
          ? call.executor.subscribe(request, call.options)
          : call.executor.run(request, call.options).then((data) => unpack(data, request)),
      )
    })
    return call.result
  }
  const wished = (call: Call, wish: Wish): CallObject => {
    const copy = make(call.link, call.operation, call.executor, call.options)
    copy[state].wish = wish
    return copy
  }
  const promiseMethods = {
    then(this: CallObject, done?: (value: unknown) => unknown, failed?: (reason: unknown) => unknown) {
      return send(this[state]).then(done, failed)
    },
    catch(this: CallObject, failed?: (reason: unknown) => unknown) {
      return send(this[state]).catch(failed)
    },
    finally(this: CallObject, done?: () => void) {
      return send(this[state]).finally(done)
    },
    $fragment(this: CallObject, fragment: string | ParsedDocument) {
      return wished(this[state], { kind: 'fragment', fragment })
    },
    $select(this: CallObject, choice: SelectionChoice) {
      return wished(this[state], { kind: 'choice', choice })
    },
    $options(this: CallObject, options: CallOptions) {
      const { link, operation, executor, wish, options: before } = this[state]
      const copy = make(link, operation, executor, { ...before, ...options })
      copy[state].wish = wish
      return copy
    },
  }
  return {
    start: (operation, field, given, executor) =>
      make({ field, given, before: undefined }, operation, executor, undefined),
  }
}

/**
 * Arguments of a root field: creations take their data, deletions and fields with `where` alone, `deleted` aside, their filter by itself;
 * further ones come in a second object (client.md section 4.2). Something falsy means no arguments.
 */
export function rootArguments(operation: Operation, field: Field, first: unknown, others: unknown): Arguments {
  if (first === undefined || first === null || first === false || first === '' || first === 0)
    return isArguments(others) ? others : {}
  const own =
    operation === 'mutation'
      ? field.name.startsWith('create')
        ? 'data'
        : field.name.startsWith('delete')
          ? 'where'
          : undefined
      : field.arguments.has('where') && [...field.arguments.keys()].every((name) => ['where', 'deleted'].includes(name))
        ? 'where'
        : undefined
  if (own === undefined) return first as Arguments
  return { [own]: first, ...(isArguments(others) ? others : {}) }
}

const isArguments = (value: unknown): value is Arguments => typeof value === 'object' && value !== null

/** Fields for the query of many of a type, e.g. `boats` for `Boat`; groups need to be told by what. */
export function listFields(query: ObjectType | undefined, types: Types): ReadonlyMap<string, Field> {
  const found = new Map<string, Field>()
  for (const field of query?.fields.values() ?? []) {
    const needsMore = [...field.arguments.values()].some((type) => type.endsWith('!'))
    if (field.isList && !needsMore && !isLeafField(field, types) && field.arguments.has('where'))
      found.set(field.typeName.charAt(0).toLowerCase() + field.typeName.slice(1), field)
  }
  return found
}
