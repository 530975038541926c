import { isBeyondScalar, isWholeNumber, sizedScalar, type SizedScalar } from '../../../../model/scalar.js'
import type { Aggregate, AggregateEntry, AggregateFunction } from '../../../../operation/aggregate.js'
import type { AggregateCall, Column, Expression, JsonExpression } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { fieldColumn, scalarColumnOf, scaleOf } from './columns.js'
import { enumValuesOf, type ReadContext } from './read-context.js'

const calls: Readonly<Record<AggregateFunction, AggregateCall['function']>> = {
  countOf: 'count',
  distinct: 'count-distinct',
  sum: 'sum',
  avg: 'avg',
  min: 'min',
  max: 'max',
}

/** `count(*)`, `sum(t."tonnage")` over the rows under `alias`. */
export function aggregateExpression(aggregate: Aggregate, type: TypeStorage, alias: string): Expression {
  if (aggregate.function === 'count') return { kind: 'count-all' }
  return { kind: 'aggregate', function: calls[aggregate.function], operand: fieldColumn(type, aggregate.field, alias) }
}

/** How values of an aggregate compare. */
export function aggregateScalar(aggregate: Aggregate, type: TypeStorage): SizedScalar {
  switch (aggregate.function) {
    case 'count':
    case 'countOf':
    case 'distinct':
      return { scalar: 'Int' }
    case 'avg':
    case 'sum': {
      const { scalar, scale } = scalarColumnOf(type, aggregate.field).field
      // a sum may be longer than its column
      if (scalar === 'Decimal') return sizedScalar({ scalar, ...scaleOf({ scale }) })
      return { scalar: aggregate.function === 'avg' ? 'Float' : scalar }
    }
    case 'min':
    case 'max':
      return sizedScalar(scalarColumnOf(type, aggregate.field).field)
  }
}

/** JSON text of one aggregate, whose value is `operand`. */
function aggregateValueJson(
  aggregate: Aggregate,
  operand: Expression,
  type: TypeStorage,
  context: ReadContext,
): JsonExpression {
  const isCalled = operand.kind === 'aggregate' || operand.kind === 'column'
  const { scalar, scale } = aggregateScalar(aggregate, type)
  if (isCalled && scalar !== 'Decimal' && (aggregate.function === 'sum' || aggregate.function === 'avg'))
    return {
      kind: 'json-number',
      operand,
      of: isWholeNumber(scalar) ? 'long' : 'double',
      ...(isBeyondScalar(scalar) ? { isQuoted: true } : {}),
    }
  const isCount = aggregate.function === 'count' || scalar === 'Int'
  const enumName =
    'field' in aggregate && scalar === 'Enum' ? scalarColumnOf(type, aggregate.field).field.enumName : undefined
  const enumValues = enumValuesOf(enumName, context)
  return {
    kind: 'json-scalar',
    operand,
    scalar,
    ...scaleOf({ scale }),
    isRequired: isCount && aggregate.function !== 'min' && aggregate.function !== 'max',
    ...(enumValues ? { enumValues } : {}),
    ...(aggregate.function === 'sum' ? { isSum: true } : {}),
  }
}

/** JSON text of what is told of some rows; `valueOf` gives the value of an aggregate. */
export function aggregateJson(
  entries: readonly AggregateEntry[],
  valueOf: (aggregate: Aggregate) => Expression,
  type: TypeStorage,
  context: ReadContext,
): JsonExpression {
  const json = (aggregate: Aggregate): JsonExpression =>
    aggregateValueJson(aggregate, valueOf(aggregate), type, context)
  return {
    kind: 'json-object',
    entries: entries.map((entry) => {
      const { key } = entry
      if (entry.kind === 'typename') return { key, value: { kind: 'json-text', text: JSON.stringify(entry.name) } }
      if (entry.kind === 'leaf') return { key, value: json({ function: 'count' }) }
      const values = entry.entries.map((leaf): { key: string; value: JsonExpression } => ({
        key: leaf.key,
        value:
          leaf.kind === 'typename'
            ? { kind: 'json-text', text: JSON.stringify(leaf.name) }
            : json({ function: entry.function, field: leaf.field }),
      }))
      return { key, value: { kind: 'json-object', entries: values } }
    }),
  }
}

/** What is told of no rows at all. */
export function emptyAggregateText(entries: readonly AggregateEntry[]): string {
  const object = (parts: readonly string[]): string => `{${parts.join(',')}}`
  return object(
    entries.map((entry) => {
      const key = JSON.stringify(entry.key)
      if (entry.kind === 'typename') return `${key}:${JSON.stringify(entry.name)}`
      if (entry.kind === 'leaf') return `${key}:0`
      const none = entry.function === 'countOf' || entry.function === 'distinct' ? '0' : 'null'
      const leaves = entry.entries.map(
        (leaf) => `${JSON.stringify(leaf.key)}:${leaf.kind === 'typename' ? JSON.stringify(leaf.name) : none}`,
      )
      return `${key}:${object(leaves)}`
    }),
  )
}

/** The fields that aggregates are asked of. */
export const aggregatedColumns = (
  entries: readonly AggregateEntry[],
  type: TypeStorage,
  alias: string,
): readonly Column[] => {
  const names = entries.flatMap((entry) =>
    entry.kind === 'function' ? entry.entries.flatMap((leaf) => (leaf.kind === 'leaf' ? [leaf.field] : [])) : [],
  )
  return [...new Set(names)].map((name) => fieldColumn(type, name, alias))
}
