import type { FieldNode, GraphQLField } from 'graphql'
import { codes } from '../../errors/codes.js'
import { problem, type Problem } from '../../errors/problem.js'
import { InternalError } from '../../errors/internal-error.js'
import type { OrderBy, Page } from '../../operation/selection.js'
import { isEnumType, getNamedType } from 'graphql'
import { orderAnnotation } from '../schema/annotation.js'
import { toFilter } from './filter.js'
import { readInput, type Input } from './input.js'
import type { RequestScope } from './request-scope.js'
import { toDeleted } from './soft-delete.js'
import { toSort } from './sort.js'

/** The arguments of a field by name. */
export type Arguments = (name: string) => Input

export const argumentsOf =
  (node: FieldNode, field: GraphQLField<unknown, unknown>, scope: RequestScope): Arguments =>
  (name) => {
    const argument = field.args.find((one) => one.name === name)
    if (argument === undefined) throw new InternalError(`${field.name} has no argument ${name}`)
    return readInput(node.arguments?.find((one) => one.name.value === name)?.value, argument.type, name, scope)
  }

/** Codes with which `toPage` refuses counts; all but these are about the filter. */
export const pageCodes: ReadonlySet<number | undefined> = new Set([
  codes.firstAndLast.code,
  codes.firstNegative.code,
  codes.lastNegative.code,
  codes.skipNegative.code,
])

/** The list arguments; throws problems 3033, 3014, 3026-3028, 3110 in this order (queries.md sections 2.3, 9; beyond.md section 4). */
export function toPage(field: GraphQLField<unknown, unknown>, argument: Arguments): Page {
  const where = toFilter(argument('where'))
  const [first, last, skip, after, before] = ['first', 'last', 'skip', 'after', 'before'].map((name) =>
    leafOf(argument(name)),
  )
  const rejection = rejectionOf(first?.now, last?.now, skip?.now)
  if (rejection !== undefined) throw rejection
  const orderBy = toOrder(field, argument('orderBy'))
  const sort = field.args.some(({ name }) => name === 'sort') ? toSort(argument('sort')) : []
  if (orderBy && sort.length > 0) throw problem('orderByBesideSort')
  return {
    ...(where.kind === 'always' ? {} : { where }),
    ...(orderBy ? { orderBy } : {}),
    ...(sort.length > 0 ? { sort } : {}),
    ...toDeleted(field, argument),
    ...(skip ? { skip: skip.value } : {}),
    ...(after ? { after: after.value } : {}),
    ...(before ? { before: before.value } : {}),
    ...(first ? { first: first.value } : {}),
    ...(last ? { last: last.value } : {}),
  }
}

/** `first` and `skip` of groups; throws problems 3026, 3028. */
export function firstAndSkip(argument: Arguments): Pick<Page, 'first' | 'skip'> {
  const [first, skip] = [leafOf(argument('first')), leafOf(argument('skip'))]
  const rejection = rejectionOf(first?.now, undefined, skip?.now)
  if (rejection !== undefined) throw rejection
  return { ...(first ? { first: first.value } : {}), ...(skip ? { skip: skip.value } : {}) }
}

const leafOf = (input: Input): Extract<Input, { kind: 'leaf' }> | undefined =>
  input.kind === 'leaf' ? input : undefined

/** The sign of a count is part of the variables' shape, so this holds for every request that shares the plan. */
function rejectionOf(first: unknown, last: unknown, skip: unknown): Problem | undefined {
  if (first !== undefined && last !== undefined) return problem('firstAndLast')
  if (isNegative(first)) return problem('firstNegative')
  if (isNegative(last)) return problem('lastNegative')
  return isNegative(skip) ? problem('skipNegative') : undefined
}

const isNegative = (count: unknown): boolean => typeof count === 'number' && count < 0

function toOrder(field: GraphQLField<unknown, unknown>, input: Input): OrderBy | undefined {
  if (input.kind !== 'leaf') return undefined
  const type = getNamedType(field.args.find(({ name }) => name === 'orderBy')?.type)
  const value = isEnumType(type) ? type.getValue(String(input.now)) : undefined
  return value ? orderAnnotation(value) : undefined
}
