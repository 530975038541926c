import { codes } from '../../errors/codes.js'
import type { Operation } from '../../operation/operation.js'
import type { RootField } from './to-operation.js'

const countCodes: ReadonlySet<number | undefined> = new Set([
  codes.firstNegative.code,
  codes.lastNegative.code,
  codes.skipNegative.code,
])

/**
 * The original read the root lists of a request together: a negative count in one of them fails them all, each at its
 * own place. Connections of which only the count is asked were read apart.
 */
export function failListsTogether(fields: readonly RootField[]): readonly RootField[] {
  const refused = fields.find((field) => field.kind === 'failing' && isRefusedList(field))
  if (refused?.kind !== 'failing') return fields
  return fields.map((field) =>
    field.kind === 'operation' && readsRows(field.operation)
      ? {
          key: field.key,
          location: field.location,
          isNullable: field.isNullable,
          kind: 'failing',
          problem: refused.problem,
          path: [],
        }
      : field,
  )
}

const isRefusedList = ({ problem, path }: Extract<RootField, { kind: 'failing' }>): boolean =>
  path.length === 0 && countCodes.has(problem.code)

const readsRows = (operation: Operation): boolean =>
  operation.kind === 'find-many' ||
  (operation.kind === 'connection' &&
    operation.selection.entries.some(({ kind }) => kind === 'edges' || kind === 'page-info'))
