import type { Database } from '../database/database.js'
import type { TypeStorage } from '../storage/storage.js'
import { column, constantParam, inList, listParam } from '../tree/build.js'
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

/** Sets references of rows, many in a statement; of two for one row the later one stays. Rows that are missing are passed over. */
export async function setReferences<Item extends Reference>(
  place: ReferenceColumn,
  items: readonly Item[],
  database: Database,
): Promise<readonly Refused<Item>[]> {
  const refused: Refused<Item>[] = []
  for (const slice of slicesOf(items))
    refused.push(...(await halveRefused(slice, (some) => database.runStatement(updateOf(place, some)))))
  return refused
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
