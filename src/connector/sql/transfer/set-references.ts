import type { Database } from '../database/database.js'
import type { TypeStorage } from '../storage/storage.js'
import { column, constantParam, inList, listParam, tableSource } from '../tree/build.js'
import type { Update } from '../tree/tree.js'
import type { ScalarValue } from '../../../model/scalar.js'
import { constant } from '../../../model/value.js'
import { halveRefused, type Refused } from './halve-refused.js'

/** Where references to rows of `target` stand: a column of the table of `owner`. */
export interface ReferenceColumn {
  readonly owner: TypeStorage
  readonly column: string
  readonly target: TypeStorage
}

export interface Reference {
  readonly owner: ScalarValue
  readonly target: ScalarValue
}

/** A statement compares each row with the keys before its own, so more would cost more. */
const rowsPerStatement = 250

/**
 * Sets references of rows, many in a statement; of two for one row the later one stays. Rows that are missing are passed
 * over, targets that are missing refused.
 */
export async function setReferences<Item extends Reference>(
  place: ReferenceColumn,
  items: readonly Item[],
  database: Database,
): Promise<readonly Refused<Item>[]> {
  const refused: Refused<Item>[] = []
  for (const slice of slicesOf(items)) {
    const dangling = database.dialect.capabilities.checksInlineReferences
      ? []
      : await danglingOf(place, slice, database)
    refused.push(...dangling.map((item) => ({ item, cause: 'FOREIGN KEY constraint failed' })))
    const others = slice.filter((item) => !dangling.includes(item))
    refused.push(...(await halveRefused(others, (some) => database.runStatement(updateOf(place, some)))))
  }
  return refused
}

/** Those whose row is there, but not its target. */
async function danglingOf<Item extends Reference>(
  { owner, target }: ReferenceColumn,
  items: readonly Item[],
  database: Database,
): Promise<readonly Item[]> {
  const owners = await presentIds(
    owner,
    items.map((item) => item.owner),
    database,
  )
  const targets = await presentIds(
    target,
    items.map((item) => item.target),
    database,
  )
  return items.filter((item) => owners.has(String(item.owner)) && !targets.has(String(item.target)))
}

/** `SELECT t.id FROM Post AS t WHERE t.id = ANY(?)` */
async function presentIds(
  { table, id }: TypeStorage,
  ids: readonly ScalarValue[],
  database: Database,
): Promise<ReadonlySet<string>> {
  const key = column('t', id.name, id.field.scalar)
  const { rows } = await database.runStatement({
    kind: 'select',
    columns: [{ expression: key }],
    from: tableSource(table, 't'),
    where: inList(key, listParam(constant(ids), key.scalar)),
  })
  return new Set(rows.map(([found]) => String(found)))
}

/** In order, each row at most once in a slice: one statement may not set a column twice. */
function slicesOf<Item extends Reference>(items: readonly Item[]): readonly (readonly Item[])[] {
  const slices: Item[][] = []
  let owners = new Set<string>()
  for (const item of items) {
    // some databases compare ids by letters alone
    const owner = String(item.owner).trimEnd().toLowerCase()
    const last = slices.at(-1)
    if (last === undefined || last.length >= rowsPerStatement || owners.has(owner)) {
      slices.push([item])
      owners = new Set([owner])
    } else {
      last.push(item)
      owners.add(owner)
    }
  }
  return slices
}

const alias = 'w'

/**
 * Sets the column of a relation in many rows.
 *
 * `UPDATE Post AS w SET author = CASE w.id WHEN ? THEN ? WHEN ? THEN ? ELSE w.author END WHERE w.id = ANY(?)`
 */
function updateOf({ owner, column: name, target }: ReferenceColumn, items: readonly Reference[]): Update {
  const [idScalar, targetScalar] = [owner.id.field.scalar, target.id.field.scalar]
  const id = column(alias, owner.id.name, idScalar)
  return {
    kind: 'update',
    table: owner.table,
    alias,
    set: [
      {
        column: name,
        value: {
          kind: 'case',
          operand: id,
          choices: items.map((item) => ({
            key: constantParam(item.owner, idScalar),
            value: constantParam(item.target, targetScalar),
          })),
          otherwise: column(alias, name, targetScalar),
        },
      },
    ],
    where: inList(id, listParam(constant(items.map((item) => item.owner)), idScalar)),
  }
}
