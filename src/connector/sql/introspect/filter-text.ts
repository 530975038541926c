import { textForms } from '../../../model/beyond-scalar.js'
import { canonicalDateTime } from '../dialect/shared/timestamp-text.js'
import type { DraftField } from './draft.js'
import type { RowCondition } from './read-condition.js'
import { unscaledText } from './scaled-text.js'

/** Conditions that must all hold as a filter, `{active: true, size_gt: 5}`; undefined where a field or value is none of a filter. */
export function filterText(conditions: readonly RowCondition[], fields: readonly DraftField[]): string | undefined {
  const entries = conditions.map((one) => entryOf(one, fields))
  const known = entries.filter((entry) => entry !== undefined)
  if (known.length < entries.length) return undefined
  const keys = known.map(([key]) => key)
  const isPlain = new Set(keys).size === keys.length
  if (isPlain) return `{${known.map(([key, value]) => `${key}: ${value}`).join(', ')}}`
  return `{AND: [${known.map(([key, value]) => `{${key}: ${value}}`).join(', ')}]}`
}

type Entry = readonly [key: string, value: string]

const suffixes: Readonly<Record<string, string>> = {
  '=': '',
  '<>': '_not',
  '<': '_lt',
  '<=': '_lte',
  '>': '_gt',
  '>=': '_gte',
}

function entryOf(condition: RowCondition, fields: readonly DraftField[]): Entry | undefined {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const choice = condition.kind === 'any' ? oneOf(condition.of, fields) : undefined
      if (choice) return choice
      const filters = condition.of.map((one) => filterText([one], fields))
      const known = filters.flatMap((filter) => filter ?? [])
      return known.length < filters.length
        ? undefined
        : [condition.kind === 'any' ? 'OR' : 'AND', `[${known.join(', ')}]`]
    }
    case 'not': {
      const { of } = condition
      const choice = of.kind === 'any' ? oneOf(of.of, fields) : undefined
      if (choice) return [choice[0].replace(/_in$/, '_not_in'), choice[1]]
      const filter = filterText([of], fields)
      return filter === undefined ? undefined : ['NOT', `[${filter}]`]
    }
    case 'null': {
      const field = fieldOf(condition.column, fields)
      return field && [condition.negated ? `${field.name}_not` : field.name, 'null']
    }
    case 'compare': {
      const field = fieldOf(condition.column, fields)
      const value = field && valueText(condition.value, field)
      return value === undefined ? undefined : [`${field?.name ?? ''}${suffixes[condition.operator] ?? ''}`, value]
    }
  }
}

/** `kind_in: [FERRY, TUG]` of a field that equals one of several values. */
function oneOf(conditions: readonly RowCondition[], fields: readonly DraftField[]): Entry | undefined {
  const [first] = conditions
  if (first?.kind !== 'compare') return undefined
  const field = fieldOf(first.column, fields)
  if (field === undefined) return undefined
  const values = conditions.map((one) =>
    one.kind === 'compare' && one.column === first.column && one.operator === '='
      ? valueText(one.value, field)
      : undefined,
  )
  const known = values.flatMap((value) => value ?? [])
  return known.length < values.length ? undefined : [`${field.name}_in`, `[${known.join(', ')}]`]
}

const fieldOf = (column: string, fields: readonly DraftField[]): DraftField | undefined =>
  fields.find((field) => field.column === column && !field.isError && field.target === undefined)

const bare: ReadonlySet<string> = new Set(['Int', 'Float'])
const texts: ReadonlySet<string> = new Set(['String', 'ID', 'UUID'])
/** Values of kinds whose columns have another form. */
const columnForms: Readonly<Record<string, (value: string, scale: number) => string | undefined>> = {
  // others have another day in the datamodel
  DateTime: (value) => (value >= '1582-10-16' && !value.startsWith('-') ? canonicalDateTime(value) : undefined),
  Date: (value) => /^\d{4}-\d\d-\d\d/.exec(value)?.[0],
  Time: (value) => textForms.Time.read(value),
  BigInt: (value) => textForms.BigInt.read(value),
  Decimal: (value, scale) => textForms.Decimal.read(unscaledText(value, scale)),
}

const booleans: Readonly<Record<string, string>> = { true: 'true', false: 'false', 1: 'true', 0: 'false' }

/** A literal of the field's type; undefined for kinds whose column has another form than their values. */
function valueText(value: string, { typeName, isEnum, scaledBy = 0 }: DraftField): string | undefined {
  if (isEnum === true) return /^\w+$/.test(value) ? value : undefined
  if (typeName === 'Boolean') return booleans[value]
  if (bare.has(typeName)) return /^-?\d/.test(value) ? value : undefined
  if (texts.has(typeName)) return JSON.stringify(value)
  const text = columnForms[typeName]?.(value, scaledBy)
  return text === undefined ? undefined : JSON.stringify(text)
}
