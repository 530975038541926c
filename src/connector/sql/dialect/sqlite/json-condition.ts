import type { JsonCondition, JsonStep, Param } from '../../tree/tree.js'
import { constantParam } from '../../tree/build.js'
import { noBindings, readValue } from '../../../../model/value.js'
import { textOf } from '../../../../util/text-of.js'
import { orderSigns } from '../shared/order-signs.js'
import type { ConditionRenderer } from '../shared/style.js'

/**
 * A condition on the value at a path, e.g. for `{path: ["a"], string_contains: "b"}`:
 * `COALESCE((SELECT json_type(x1.v) = 'text' AND instr(x1.v ->> '$', ?) > 0 FROM (SELECT (… -> '$."a"') AS v) AS x1), 0)`.
 */
export function sqliteJsonCondition({ document, path, test }: JsonCondition, renderer: ConditionRenderer): string {
  const column = renderer.expression(document)
  // texts of others may be no JSON
  const start = `(CASE WHEN json_valid(${column}) THEN json(${column}) END)`
  const value = path.reduce((around, step) => valueAt(around, step, renderer), start)
  if (test.kind === 'exists') return `${value} IS NOT NULL`
  const alias = renderer.freshAlias()
  const given = renderer.expression({ ...test.value, use: isPlain(test) ? 'compared' : 'json' } satisfies Param)
  // in the order of the text: columns come first
  const source = `SELECT ${value} AS v, ${given} AS g`
  return `COALESCE((SELECT ${conditionOn(`${alias}.v`, `${alias}.g`, test)} FROM (${source}) AS ${alias}), 0)`
}

const isPlain = ({ kind }: JsonCondition['test']): boolean => kind === 'text' || kind === 'has-key'

/** Keys that a path takes between quotes as they are. */
const simpleKey = /^[^"\\]*$/

function valueAt(around: string, { key, index }: JsonStep, renderer: ConditionRenderer): string {
  const text = textOf(readValue(key.value, noBindings))
  if (!simpleKey.test(text))
    return `(SELECT ${jsonOf('m')} FROM json_each(${around}) AS m WHERE m.key = ${renderer.expression(key)})`
  const member = renderer.expression(constantParam(`$."${text}"`, 'String'))
  if (index === undefined) return `(${around} -> ${member})`
  const alias = renderer.freshAlias()
  return `(SELECT COALESCE(${alias}.v -> '$[${String(index)}]', ${alias}.v -> ${alias}.k) FROM (SELECT ${around} AS v, ${member} AS k) AS ${alias})`
}

/** The JSON text of a row of `json_each`. */
const jsonOf = (row: string): string =>
  `CASE ${row}.type WHEN 'text' THEN json_quote(${row}.value) WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE ${row}.value END`

/** Integers and reals are both numbers. */
const kindOf = (row: string): string => `replace(replace(${row}.type, 'integer', 'number'), 'real', 'number')`

/** Every place of one document with what stands there. */
const places = (json: string, row: string): string =>
  `SELECT ${row}.fullkey, ${kindOf(row)}, ${row}.atom FROM json_tree(${json}) AS ${row}`

/** Both have the same at the same places. */
const areEqual = (one: string, other: string): string =>
  `(${one} = ${other} OR NOT EXISTS (${places(one, 'p')} EXCEPT ${places(other, 'q')}) AND NOT EXISTS (${places(other, 'p')} EXCEPT ${places(one, 'q')}))`

/** An item of the array equals a row of `json_each`, or a JSON text. */
const hasItem = (array: string, equals: string): string =>
  `EXISTS (SELECT 1 FROM json_each(${array}) AS own WHERE ${equals})`

const isSameRow = (row: string, other: string): string =>
  `${kindOf(row)} = ${kindOf(other)} AND CASE WHEN ${row}.type IN ('object', 'array') THEN ${areEqual(`${row}.value`, `${other}.value`)} ELSE ${row}.atom IS ${other}.atom END`

function conditionOn(value: string, given: string, test: Exclude<JsonCondition['test'], { kind: 'exists' }>): string {
  const is = (type: string): string => `json_type(${value}) = '${type}'`
  switch (test.kind) {
    case 'equals':
      return areEqual(value, given)
    case 'text':
      return `${is('text')} AND ${textCondition(`(${value} ->> '$')`, given, test)}`
    case 'array-contains': {
      const list = test.isList ? given : `json_array(json(${given}))`
      return `${is('array')} AND NOT EXISTS (SELECT 1 FROM json_each(${list}) AS given WHERE NOT ${hasItem(value, isSameRow('own', 'given'))})`
    }
    case 'array-end': {
      const item = `(${value} -> '$[${test.end === 'first' ? '0' : '#-1'}]')`
      return `${is('array')} AND ${item} IS NOT NULL AND ${areEqual(item, given)}`
    }
    case 'has-key':
      return `${is('object')} AND EXISTS (SELECT 1 FROM json_each(${value}) AS own WHERE own.key = ${given})`
    case 'order': {
      const isComparable = test.of === 'string' ? is('text') : `json_type(${value}) IN ('integer', 'real')`
      return `${isComparable} AND (${value} ->> '$') ${orderSigns[test.operator]} (${given} ->> '$')`
    }
  }
}

function textCondition(
  value: string,
  given: string,
  { match, ignoresCase }: Extract<JsonCondition['test'], { kind: 'text' }>,
): string {
  const cased = (text: string): string => (ignoresCase ? `lower(${text})` : text)
  const [found, part] = [cased(value), cased(given)]
  switch (match) {
    case 'contains':
      return `instr(${found}, ${part}) > 0`
    case 'starts-with':
      return `substr(${found}, 1, length(${part})) = ${part}`
    case 'ends-with':
      return `(${part} = '' OR substr(${found}, -length(${part})) = ${part})`
  }
}
