import { bound, type Value } from '../../../../model/value.js'
import type { UniqueSelector } from '../../../../operation/write.js'
import { inList } from '../../tree/build.js'
import type { RowLock } from '../../tree/tree.js'
import type { TypeStorage } from '../../storage/storage.js'
import { fieldColumn, idColumn, searched } from '../read/columns.js'
import { typeRows } from '../read/type-rows.js'
import { createFinder, idBy, listOf } from './lookup.js'
import { keyText } from './unique-keys.js'
import type { WriteContext } from './write-context.js'
import type { Step } from './write-plan.js'

/** From so many selectors of one field on their rows are asked for by a list. */
const leastListed = 20

/** Nodes that are asked for by unique selectors and need not be there. */
export interface ManyLookups {
  readonly steps: readonly Step[]
  /** What `idsOf` takes when it is known. */
  readonly found: Value
  /**
   * The id of each node, or null; undefined when the database found rows that are not asked for letter by letter: its
   * collation may take other texts for equal.
   */
  idsOf(found: readonly unknown[], values: readonly unknown[]): readonly unknown[] | undefined
}

/** Looks for nodes: by one list where all are asked for by one field, else by a question for each. */
export function lookUpMany(
  type: TypeStorage,
  selectors: readonly UniqueSelector[],
  { context, lock }: { readonly context: WriteContext; readonly lock: RowLock | undefined },
): ManyLookups {
  const [first] = selectors
  const isOfOneField = selectors.every(({ field, members }) => field === first?.field && members === undefined)
  if (first !== undefined && isOfOneField && lock === undefined && selectors.length >= leastListed)
    return lookUpByList(type, first.field, selectors, context)
  const finder = createFinder(context)
  const ids = selectors.map((where) => finder.findOptional((read) => idBy(type, where, read.freshAlias(), { lock })))
  return { steps: finder.steps(), found: listOf(ids), idsOf: (found) => found }
}

/** `SELECT t1.id … FROM User AS t1 WHERE t1.email IN (?)` */
function lookUpByList(
  type: TypeStorage,
  field: string,
  selectors: readonly UniqueSelector[],
  context: WriteContext,
): ManyLookups {
  const alias = context.read().freshAlias()
  const key = fieldColumn(type, field, alias)
  const name = context.freshName('found')
  const values = selectors.map(({ value }) => value)
  const step: Step = {
    kind: 'read',
    select: {
      kind: 'select',
      columns: [{ expression: idColumn(type, alias) }, { expression: key }],
      from: typeRows(type, alias),
      where: inList(key, { ...searched(listOf(values), type, field), isList: true }),
    },
    into: name,
    take: 'rows',
  }
  return {
    steps: [step],
    found: bound(name),
    idsOf(rows, asked) {
      const byKey = new Map<string | undefined, unknown>()
      for (const [id, value] of rows as readonly (readonly unknown[])[]) byKey.set(keyText(field, value), id)
      const texts = asked.map((value) => keyText(field, value))
      const known = new Set(texts)
      if ([...byKey.keys()].some((text) => !known.has(text))) return undefined
      return texts.map((text) => (text === undefined ? null : (byKey.get(text) ?? null)))
    },
  }
}
