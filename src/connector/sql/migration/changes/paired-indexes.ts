import { valueAt } from '../../../../util/value-at.js'
import type { Field, ScalarField } from '../../../../model/model.js'
import { pairField } from '../../../../migration/infer-steps.js'
import { fieldsOfCondition, renamedCondition, type IndexCondition } from '../../../../model/index-condition.js'
import { haveSameColumn, keepsIds, keepsValues } from '../../../../model/scalar.js'
import type { NameMap } from '../../../../migration/name-map.js'
import type { IndexColumn, Storage, TableIndex, TypeStorage } from '../../storage/storage.js'

/** An index of the next model with what it continues. */
export interface PairedIndex {
  readonly type: TypeStorage
  readonly index: TableIndex
  /** Of the active model; absent: the type is new. */
  readonly oldType?: TypeStorage
  /** The columns as the active model has them, in the order of the index; undefined for one that is new or loses its values. */
  readonly oldColumns: readonly (IndexColumn | undefined)[]
  /** The columns whose values it gets, in the same order: also those that get another type with their values. */
  readonly oldValues: readonly (IndexColumn | undefined)[]
  /** The column by which the index leaves rows out (`TableIndex.among`), as the active model has it. */
  readonly oldAmong?: string
  /** The same of those that its condition asks for. */
  readonly oldTested: readonly (IndexColumn | undefined)[]
  readonly oldTestedValues: readonly (IndexColumn | undefined)[]
  /** The same index of the active model, whose columns keep their values. */
  readonly same?: TableIndex
}

/** All indexes of the next model. */
export const pairIndexes = (
  { before, after }: { readonly before: Storage; readonly after: Storage },
  names: NameMap,
): readonly PairedIndex[] =>
  [...after.types.values()].flatMap((type) => {
    const oldType = valueAt(before.types, names.oldType(type.type.name))
    return type.indexes.map((index) =>
      oldType
        ? pairWith({ type, index, oldType }, names)
        : {
            type,
            index,
            oldColumns: index.columns.map(() => undefined),
            oldValues: index.columns.map(() => undefined),
            oldTested: index.tested.map(() => undefined),
            oldTestedValues: index.tested.map(() => undefined),
          },
    )
  })

function pairWith(
  { type, index, oldType }: Required<Pick<PairedIndex, 'type' | 'index' | 'oldType'>>,
  names: NameMap,
): PairedIndex {
  const values = (column: IndexColumn): IndexColumn | undefined => {
    const old = pairField(column.field, type.type, oldType.type, names)
    return old && oldColumn(column, old, oldType, names)
  }
  const before = (column: IndexColumn): IndexColumn | undefined => {
    const old = values(column)
    return old && hasSameType(old, column) ? old : undefined
  }
  const [oldColumns, oldTested] = [index.columns.map(before), index.tested.map(before)]
  const wanted = descriptionOf(index, oldColumns, oldTested)
  const same = oldType.indexes.find((one) => descriptionOf(one, one.columns, one.tested) === wanted)
  const hides = index.among && pairField(index.among.field, type.type, oldType.type, names)
  const oldAmong = hides && oldType.columns.get(hides.name)?.name
  const [oldValues, oldTestedValues] = [index.columns.map(values), index.tested.map(values)]
  const optional = { ...(oldAmong ? { oldAmong } : {}), ...(same ? { same } : {}) }
  return { type, index, oldType, oldColumns, oldValues, oldTested, oldTestedValues, ...optional }
}

/** All that makes an index beside its name, over columns as they are called before. */
const descriptionOf = (
  { index: { fields, isUnique, method, ignoresCase, condition }, among }: TableIndex,
  columns: PairedIndex['oldColumns'],
  tested: PairedIndex['oldColumns'],
): string =>
  JSON.stringify([
    columns.map((column) => column?.name ?? null),
    fields.map(({ direction }) => direction),
    isUnique,
    method,
    ignoresCase === true,
    among?.name,
    condition ? overColumns(condition, tested) : null,
  ])

const overColumns = (condition: IndexCondition, tested: PairedIndex['oldTested']): IndexCondition => {
  const fields = fieldsOfCondition(condition)
  return renamedCondition(condition, (field) => tested[fields.indexOf(field)]?.name ?? '')
}

/** Ids that a link holds are of a type without a size. */
const hasSameType = (old: IndexColumn, { field, scalar }: IndexColumn): boolean =>
  old.field.kind === 'scalar' && field.kind === 'scalar'
    ? haveSameColumn(old.field, field)
    : haveSameColumn({ scalar: old.scalar }, { scalar })

/** The column that a field had, if its values stay. */
function oldColumn(
  { field, scalar, direction }: IndexColumn,
  old: Field,
  { columns, links }: TypeStorage,
  names: NameMap,
): IndexColumn | undefined {
  if (old.kind === 'scalar') {
    const column = columns.get(old.name)
    const staysSo = column && field.kind === 'scalar' && keepsColumn(column.field, field)
    return staysSo ? { field: old, name: column.name, scalar: old.scalar, direction } : undefined
  }
  const link = links.get(old.name)
  if (link?.location.kind !== 'key-on-this-side' || field.kind !== 'relation') return undefined
  const id = link.to.id.field
  const staysSo =
    (names.newRelation(old.relationName) ?? old.relationName) === field.relationName &&
    (id.scalar === scalar || keepsIds(id, { scalar }))
  return staysSo ? { field: old, name: link.location.column, scalar: id.scalar, direction } : undefined
}

const keepsColumn = (from: ScalarField, to: ScalarField): boolean => haveSameColumn(from, to) || keepsValues(from, to)
