import { bound, constant, type Value } from '../../model/value.js'
import type { UniqueSelector } from '../../operation/write.js'
import { equals, param, tableSource } from '../../sql/build.js'
import type { Expression, Select } from '../../sql/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { fieldColumn, idColumn } from '../read/columns.js'
import { nodeNotFound } from './problems.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** Ids of nodes found by unique selectors. */
export interface FoundNodes {
  readonly steps: readonly Step[]
  /** All ids as one list. */
  readonly ids: Value
  readonly id: (index: number) => Value
}

/** One statement however many selectors: each is a subquery of its own column. Missing ones are problem 3039. */
export function lookUp(type: TypeStorage, wheres: readonly UniqueSelector[], context: WriteContext): FoundNodes {
  if (wheres.length === 0) return { steps: [], ids: constant([]), id: () => constant(null) }
  const name = context.freshName('found')
  const read = context.read()
  const columns = wheres.map((where): { readonly expression: Expression } => ({
    expression: { kind: 'subquery', select: idBy(type, where, read.freshAlias()) },
  }))
  const step: Step = {
    kind: 'lookup',
    select: { kind: 'select', columns },
    into: name,
    missing: wheres.map((where) => nodeNotFound(type, where)),
  }
  return { steps: [step], ids: bound(name), id: (index) => bound(name, index) }
}

/** The id of one node, or null. */
export function idBy(type: TypeStorage, where: UniqueSelector, alias: string): Select {
  const key = fieldColumn(type, where.field, alias)
  return {
    kind: 'select',
    columns: [{ expression: idColumn(type, alias) }],
    from: tableSource(type.table, alias),
    where: equals(key, param(where.value, key.scalar)),
  }
}
