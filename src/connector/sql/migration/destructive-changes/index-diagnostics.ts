import type { Diagnostic, Diagnostics } from '../../../../errors/diagnostic.js'
import type { ModelType } from '../../../../model/model.js'
import { isBeyondScalar } from '../../../../model/scalar.js'
import type { TypeIndex } from '../../../../model/type-index.js'
import type { Storage, TableIndex, TypeStorage } from '../../storage/storage.js'
import type { Catalog } from '../../tree/catalog.js'
import type { IndexSupport } from '../../tree/index-support.js'
import { fillValue } from '../changes/fill-value.js'
import { conditionOn, testedColumn } from '../changes/index-definition.js'
import { allOf, column, isNull } from '../../tree/build.js'
import { comparedFields, fieldsOfCondition } from '../../../../model/index-condition.js'
import { pairIndexes, type PairedIndex } from '../changes/paired-indexes.js'
import { backticked } from './backticked.js'
import { diagnosticTexts, refuse, type ChangeDiagnostic } from './change-diagnostic.js'
import type { CheckContext } from './check-context.js'

const ofType = ({ name }: ModelType, description: string): Diagnostic => ({ type: name, field: null, description })

/** Indexes that the tables or the database cannot have (beyond.md section 10.1). */
export const unfitIndexes = (storage: Storage, support: IndexSupport): readonly Diagnostic[] => [
  ...unfitOfModel(storage, support),
  ...(support.among === 'nothing' ? [...storage.types.values()].flatMap(amongNodes) : []),
]

/** Where no index is over some rows alone, deleted nodes would keep their unique values. */
const amongNodes = ({ type, indexes }: TypeStorage): readonly Diagnostic[] =>
  indexes
    .filter(({ among }) => among)
    .map(({ index, ofField }) => ({
      type: type.name,
      field: ofField ?? null,
      description: `The ${ofField === undefined ? `index ${backticked(index.name)}` : `field ${backticked(ofField)}`} is unique among the nodes that are not deleted, which this version of the database can not do. Please leave out \`@softDelete\` or \`${ofField === undefined ? 'unique: true' : '@unique'}\`.`,
    }))

const unfitOfModel = ({ model, types }: Storage, support: IndexSupport): readonly Diagnostic[] =>
  model.types.flatMap((type) =>
    (type.indexes ?? []).flatMap((index) => {
      const storage = types.get(type.name)
      const found = storage?.indexes.find((one) => one.index.name === index.name)
      const complaints = found ? unfit(found, support) : elsewhere(index, storage)
      return complaints.map((complaint) => ofType(type, `The index ${backticked(index.name)} ${complaint}`))
    }),
  )

const elsewhere = ({ fields }: TypeIndex, type: TypeStorage | undefined): readonly string[] =>
  fields
    .filter(
      ({ name }) => type?.columns.has(name) !== true && type?.links.get(name)?.location.kind !== 'key-on-this-side',
    )
    .map(({ name }) => `names the field ${backticked(name)}, whose links are not in the table of its type.`)

function unfit(
  { index, columns, tested }: TableIndex,
  { methods, conditions, keyLimit }: IndexSupport,
): readonly string[] {
  const { method, isUnique, condition } = index
  if (condition && conditions === 'none') return ['uses `where`, which this database can not do.']
  const compared = condition && conditions === 'no-times' ? comparedFields(condition) : []
  const time = tested.find(({ field, scalar }) => scalar === 'DateTime' && compared.includes(field.name))
  if (time)
    return [`compares the time ${backticked(time.field.name)} in its \`where\`, which this database can not do.`]
  if (!methods.includes(method)) return [`is of the type ${method}, which this database does not have.`]
  if (method === 'HASH' && (columns.length > 1 || isUnique || columns.some(({ direction }) => direction === 'desc')))
    return ['is of the type HASH, which takes one field, no order, and is not unique.']
  const bytes = keyLimit ? columns.reduce((sum, { scalar }) => sum + keyLimit.bytesOf(scalar), 0) : 0
  return keyLimit && bytes > keyLimit.bytes
    ? [
        `takes up to ${String(bytes)} bytes for a row, of which the database allows ${String(keyLimit.bytes)}: a text counts as 764, an id as 75. Please leave out a field.`,
      ]
    : []
}

/** Unique indexes that rows which are there keep from being made. */
export async function repeatedRows(context: CheckContext): Promise<readonly ChangeDiagnostic[]> {
  const found: ChangeDiagnostic[] = []
  for (const one of pairIndexes(context, context.names))
    if (one.index.index.isUnique && !one.same) found.push(...(await repeatedRowsOf(one, context)))
  return found
}

async function repeatedRowsOf(one: PairedIndex, context: CheckContext): Promise<readonly ChangeDiagnostic[]> {
  const { index, type } = one
  const { ofField } = index
  const among = one.oldType ? one.oldAmong : index.among?.name
  const { questions, catalog } = context
  const { table } = one.oldType ?? type
  const present = (await catalog()).tables.get(table.name)
  if (!present) return []
  // whether such a column keeps its values is a matter of its types
  if (index.columns.some(({ scalar }, place) => one.oldType && !one.oldColumns[place] && isBeyondScalar(scalar)))
    return []
  const known = index.columns.map((column, place) => {
    const name = one.oldColumns[place]?.name ?? (one.oldType ? undefined : column.name)
    return { ...column, present: name !== undefined && present.columns.has(name) ? name : undefined }
  })
  // what is new and not filled is null, and equals nothing
  if (known.some((column) => column.present === undefined && !isFilled(column))) return []
  const asked = known.flatMap((column) => (column.present === undefined ? [] : [{ ...column, name: column.present }]))
  const tested = index.tested.map(
    (column, place) => one.oldTested[place]?.name ?? (one.oldType ? undefined : column.name),
  )
  if (tested.some((name) => name === undefined || !present.columns.has(name))) return []
  const { condition, ignoresCase } = index.index
  const fields = condition ? fieldsOfCondition(condition) : []
  const { groups, example } = await questions.repeatedGroups(table, asked, {
    ignoresCase: ignoresCase === true,
    where: (alias) =>
      allOf([
        among !== undefined && present.columns.has(among) ? isNull(column(alias, among, 'DateTime')) : undefined,
        condition &&
          conditionOn(condition, (field) => {
            const place = fields.indexOf(field)
            return testedColumn(alias, tested[place] ?? '', index.tested[place])
          }),
      ]),
  })
  if (groups === 0) return []
  if (ofField !== undefined)
    return [refuse(type.type.name, ofField, diagnosticTexts.wouldNotBeUnique(type.type.name, ofField))]
  const values = known.map((column) => {
    const value =
      column.present !== undefined
        ? example[asked.findIndex(({ name }) => name === column.present)]
        : column.field.kind === 'scalar'
          ? fillValue(column.field, context.after.model)
          : null
    return `${column.field.name} ${JSON.stringify(value)}`
  })
  const [counted, have] = groups === 1 ? ['1 group', 'has'] : [`${String(groups)} groups`, 'have']
  return [
    refuse(
      type.type.name,
      null,
      `The unique index '${index.index.name}' on ${type.type.name} can not be made: ${counted} of rows ${have} equal values, e.g. ${values.join(', ')}.`,
    ),
  ]
}

const isFilled = ({ field }: TableIndex['columns'][number]): boolean => field.kind === 'scalar' && field.isRequired

/** Indexes that are not in the tables, where a service only serves them (beyond.md section 21). */
export function missingIndexes({ types }: Storage, { tables }: Catalog): Diagnostics {
  const missing = [...types.values()].flatMap(({ type, table, indexes }) =>
    indexes
      // without an index values of deleted nodes are free, too
      .filter(({ among }) => among === undefined)
      .filter(({ index, columns }) => {
        const wanted = columns.map(({ name }) => name).join('\n')
        // what indexes of others compute and cover is not known
        if (index.condition ?? index.ignoresCase) return false
        return ![...(tables.get(table.name)?.indexes.values() ?? [])].some(
          (shape) => shape.isWhole && shape.columns.join('\n') === wanted && (shape.isUnique || !index.isUnique),
        )
      })
      .map(({ index }) => ({ type, index })),
  )
  const of = (isUnique: boolean): readonly Diagnostic[] =>
    missing
      .filter(({ index }) => index.isUnique === isUnique)
      .map(({ type, index }) =>
        ofType(
          type,
          `The index ${backticked(index.name)} of the model ${backticked(type.name)} does not exist in the database.`,
        ),
      )
  return { errors: [...of(true), ...missingTextIndexes(types, tables)], warnings: of(false) }
}

/** One that others made over the same columns serves as well; without any, requests would fail or read all rows. */
const missingTextIndexes = (types: Storage['types'], tables: Catalog['tables']): readonly Diagnostic[] =>
  [...types.values()].flatMap(({ type, table, textIndexes }) =>
    textIndexes
      .filter(({ name, columns }) => {
        const found = tables.get(table.name)
        const wanted = columns.map((column) => column.name).join('\n')
        return (
          found?.textIndexes?.has(name) !== true &&
          ![...(found?.indexes ?? [])].some(([own, shape]) => own === name || shape.columns.join('\n') === wanted)
        )
      })
      .map(({ index }) =>
        ofType(
          type,
          `The text index ${backticked(index.name)} of the model ${backticked(type.name)} does not exist in the database.`,
        ),
      ),
  )
