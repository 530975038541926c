import { lowerFirst, upperFirst } from '../../../model/names.js'
import { isReservedTypeName, isScalarTypeName } from '../../../datamodel/rules/names.js'
import { singularOf } from './singular.js'

const isCapitals = (name: string): boolean => /^[A-Z0-9_]*[A-Z][A-Z0-9_]*$/.test(name)

/** Joins words at the marks: `order_item` -> `orderItem`. */
const camelCase = (name: string, marks: RegExp): string =>
  name
    .split(marks)
    .filter((word) => word !== '')
    .map((word, index) => (index === 0 ? word : upperFirst(word)))
    .join('')

/** Name of a type over a table (introspection.md section 13). */
export function typeNameOf(table: string): string {
  if (isCapitals(table)) return withLetterFirst(table)
  const words = table.replace(/[^A-Za-z0-9_]+/g, '_')
  const name = upperFirst(camelCase(singularOf(words), /_+/))
  return withLetterFirst(name === '' ? 'T' : name)
}

const withLetterFirst = (name: string): string => (/^[A-Za-z]/.test(name) ? name : `T${name}`)

/** Name of a field over a column; ids keep theirs. */
export function fieldNameOf(column: string, isRelation: boolean): string {
  const lower = isCapitals(column) ? column.toLowerCase() : column
  const bare = isRelation ? lower.replace(/(.)_id$/i, '$1') : lower
  if (lower !== column && !isRelation) return bare
  return lowerFirst(camelCase(bare.replace(/[^A-Za-z0-9_-]+/g, ''), /[_-]+/))
}

/** Name of a field on the other side of a relation: that of the table it comes from. */
export const backFieldNameOf = (table: string): string =>
  lowerFirst(camelCase(table.replace(/[^A-Za-z0-9_]+/g, '_'), /_+/))

export const isFieldName = (name: string): boolean => /^(?!__)[A-Za-z_][A-Za-z0-9_]*$/.test(name)

const isTypeName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !isReservedTypeName(name)

/**
 * A name for each raw name, all different even where case does not count: what is right already stays, others are
 * normalised; where another one has the result, the raw name stays.
 */
export function assignTypeNames(raws: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  const take = (raw: string, name: string): void => {
    names.set(raw, name)
    taken.add(name.toLowerCase())
  }
  const isFree = (name: string): boolean => isTypeName(name) && !taken.has(name.toLowerCase())
  for (const raw of raws) if (typeNameOf(raw) === raw && isFree(raw)) take(raw, raw)
  for (const raw of raws) {
    if (names.has(raw)) continue
    const wanted = typeNameOf(raw)
    const candidates = [
      ...(isScalarTypeName(wanted) ? [raw] : isReservedTypeName(wanted) ? [] : [wanted, raw]),
      `${wanted}Model`,
    ]
    take(raw, candidates.find(isFree) ?? numbered(`${wanted}Model`, isFree))
  }
  return names
}

/** `name2`, `name3`, ...: the first that may be taken. */
export function numbered(name: string, isFree: (name: string) => boolean): string {
  for (let number = 2; ; number += 1) if (isFree(`${name}${String(number)}`)) return `${name}${String(number)}`
}

export interface AssignedFieldName {
  readonly name: string
  /** Another field has the name that it would have had. */
  readonly isConflicting: boolean
}

/** The same for the columns of one table. */
export function assignFieldNames(
  columns: readonly { readonly name: string; readonly isRelation: boolean; readonly isId: boolean }[],
): ReadonlyMap<string, AssignedFieldName> {
  const names = new Map<string, AssignedFieldName>()
  const taken = new Set<string>()
  const isFree = (name: string): boolean => !taken.has(name.toLowerCase())
  const take = (column: string, name: string, isConflicting = false): void => {
    names.set(column, { name, isConflicting })
    taken.add(name.toLowerCase())
  }
  const wanted = ({ name, isRelation, isId }: (typeof columns)[number]): string => {
    const found = isId ? name : fieldNameOf(name, isRelation)
    return isFieldName(found) ? found : name
  }
  for (const column of columns)
    if (wanted(column) === column.name && isFree(column.name)) take(column.name, column.name)
  for (const column of columns) {
    if (names.has(column.name)) continue
    const name = wanted(column)
    if (isFree(name)) take(column.name, name)
    else take(column.name, isFree(column.name) ? column.name : numbered(name, isFree), true)
  }
  return names
}
