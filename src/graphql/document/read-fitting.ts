import {
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLInputType,
} from 'graphql'
import { isExactNumber } from '../../util/exact-json.js'
import { variableReader, ValueReasonError } from '../schema/scalar-types.js'
import type { InputBudget } from './value-fault.js'

/** What stands for a value that does not fit; why, `variableFaults` finds out. */
export const unfit = Symbol('unfit')

/**
 * A variable's JSON value in memory form, read in one pass: absent stays absent, null stays null, a single value for a list
 * becomes a list of one (queries.md section 4). `unfit` where anything is wrong or more than the limits of `budget`
 * allow; else its objects are counted there.
 */
export function readFitting(value: unknown, type: GraphQLInputType, budget: InputBudget): unknown {
  const objectsBefore = budget.objects
  try {
    return readerOf(type)(value, budget, 0)
  } catch (error) {
    if (error !== unfit && !(error instanceof ValueReasonError)) throw error
    budget.objects = objectsBefore
    return unfit
  }
}

/** Throws `unfit` or a `ValueReasonError`; `depth` is the number of fields and lists around the value. */
type Read = (value: unknown, budget: InputBudget, depth: number) => unknown

const readers = new WeakMap<GraphQLInputType, Read>()

/**
 * One function for each type, so that nothing is asked about the type for each of thousands of values. Objects and lists of
 * which nothing changes are given as they are.
 */
function readerOf(type: GraphQLInputType): Read {
  const known = readers.get(type)
  if (known !== undefined) return known
  const made = createReader(type)
  readers.set(type, made)
  return made
}

const refuse = (): never => {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- caught in this file; an error would record its stack
  throw unfit
}

function createReader(type: GraphQLInputType): Read {
  if (isNonNullType(type)) {
    const read = readerOf(type.ofType)
    return (value, budget, depth) => (value === null || value === undefined ? refuse() : read(value, budget, depth))
  }
  if (isListType(type)) return nullable(listReader(type.ofType))
  return nullable(isInputObjectType(type) ? objectReader(type) : variableReader(type))
}

const nullable =
  (read: Read): Read =>
  (value, budget, depth) =>
    value === null || value === undefined ? value : read(value, budget, depth)

function listReader(itemType: GraphQLInputType): Read {
  const read = readerOf(itemType)
  return (value, budget, depth) => {
    if (!Array.isArray(value)) return [read(value, budget, depth + 1)]
    const items: readonly unknown[] = value
    let changed: unknown[] | undefined
    for (let at = 0; at < items.length; at += 1) {
      const item = items[at]
      const found = read(item, budget, depth + 1)
      if (found !== item) (changed ??= [...items])[at] = found
    }
    return changed ?? items
  }
}

interface ReadField {
  readonly isRequired: boolean
  /** Found when it is needed: types of inputs lead back to themselves. */
  read: Read | undefined
  readonly type: GraphQLInputType
}

function objectReader(type: GraphQLInputObjectType): Read {
  const given = Object.values(type.getFields())
  const fields = new Map<string, ReadField>(
    given.map((field) => [
      field.name,
      { isRequired: isNonNullType(field.type) && field.defaultValue === undefined, read: undefined, type: field.type },
    ]),
  )
  const required = [...fields.values()].filter(({ isRequired }) => isRequired).length
  return (value, budget, depth) => {
    if (typeof value !== 'object' || Array.isArray(value) || isExactNumber(value)) return refuse()
    budget.objects += 1
    if (budget.objects > budget.limits.inputObjects || depth > budget.limits.nesting) return refuse()
    let changed: Record<string, unknown> | undefined
    let missing = required
    const object = value as Readonly<Record<string, unknown>>
    for (const name of Object.keys(object)) {
      const field = fields.get(name)
      if (field === undefined) return refuse()
      const item = object[name]
      field.read ??= readerOf(field.type)
      const read = field.read(item, budget, depth + 1)
      if (read === undefined) {
        Reflect.deleteProperty((changed ??= { ...object }), name)
        continue
      }
      if (read !== item) (changed ??= { ...object })[name] = read
      if (field.isRequired) missing -= 1
    }
    return missing === 0 ? (changed ?? object) : refuse()
  }
}
