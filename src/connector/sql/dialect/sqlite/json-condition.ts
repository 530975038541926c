import type { JsonCondition, JsonStep, Param } from '../../tree/tree.js'
import { constantParam } from '../../tree/build.js'
import { noBindings, readValue } from '../../../../model/value.js'
import { textOf } from '../../../../util/text-of.js'
import { orderSigns } from '../shared/order-signs.js'
import type { ConditionRenderer } from '../shared/style.js'

/**
 * A condition on the value at a path, e.g. for `{path: ["a"], has_key: "b"}`:
 * `COALESCE((SELECT json_type(x1.v) = 'object' AND … FROM (SELECT (… -> '$."a"') AS v, ? AS g) AS x1), 0)`; of
 * `{path: ["a"], lt: 10}`, where one call finds the value: `COALESCE(CASE WHEN json_valid(…) THEN json_type(…, '$."a"') IN
 * ('integer', 'real') AND json_extract(…, '$."a"') < (? ->> '$') END, 0)`.
 */
export function sqliteJsonCondition(condition: JsonCondition, renderer: ConditionRenderer): string {
  const { document, path, test } = condition
  const column = renderer.expression(document)
  // texts of others may be no JSON
  const ifJson = (then: string): string => `CASE WHEN json_valid(${column}) THEN ${then} END`
  const plainPath = plainPathOf(path)
  if (plainPath !== undefined && test.kind !== 'exists' && comparesOnce(test)) {
    const at = (called: string): string => `${called}(${column}, ${renderer.expression(plainPath)})`
    // in the order of the text
    const [type, value] = [at('json_type'), at('json_extract')]
    return `COALESCE(${ifJson(conditionOn({ type, value, text: value }, givenText(test, renderer), test))}, 0)`
  }
  const start = `(${ifJson(path.length === 0 ? `json(${column})` : column)})`
  const value = path.reduce((around, step) => valueAt(around, step, renderer), start)
  if (test.kind === 'exists') return `${value} IS NOT NULL`
  const alias = renderer.freshAlias()
  // in the order of the text: columns come first
  const source = `SELECT ${value} AS v, ${givenText(test, renderer)} AS g`
  const found = { type: `json_type(${alias}.v)`, value: `${alias}.v`, text: `(${alias}.v ->> '$')` }
  return `COALESCE((SELECT ${conditionOn(found, `${alias}.g`, test)} FROM (${source}) AS ${alias}), 0)`
}

type GivenTest = Exclude<JsonCondition['test'], { kind: 'exists' }>

/** Its value and the given one stand once in the text, in this order. */
const comparesOnce = (test: GivenTest): boolean =>
  test.kind === 'order' || (test.kind === 'text' && test.match === 'contains')

const givenText = (test: GivenTest, renderer: ConditionRenderer): string =>
  renderer.expression({ ...test.value, use: isPlain(test) ? 'compared' : 'json' } satisfies Param)

const isPlain = ({ kind }: GivenTest): boolean => kind === 'text' || kind === 'has-key'

/** Keys that a path takes between quotes as they are. */
const simpleKey = /^[^"\\]*$/

const keyText = ({ key }: JsonStep): string => textOf(readValue(key.value, noBindings))

/** The whole path in SQLite's own words; undefined where a step may be an index or a key is none that those take. */
const plainPathOf = (path: JsonCondition['path']): Param | undefined =>
  path.every((step) => step.index === undefined && simpleKey.test(keyText(step)))
    ? constantParam(`$${path.map((step) => `."${keyText(step)}"`).join('')}`, 'String')
    : undefined

function valueAt(around: string, step: JsonStep, renderer: ConditionRenderer): string {
  const { key, index } = step
  const text = keyText(step)
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
const numbersAlike = (type: string): string => `replace(replace(${type}, 'integer', 'number'), 'real', 'number')`
const kindOf = (row: string): string => numbersAlike(`${row}.type`)

/** Every place of one document with what stands there. */
const places = (json: string, row: string): string =>
  `SELECT ${row}.fullkey, ${kindOf(row)}, ${row}.atom FROM json_tree(${json}) AS ${row}`

/** Both are equal leaves, or have the same at the same places. */
const areEqual = (one: string, other: string): string =>
  `CASE WHEN json_type(${one}) IN ('object', 'array') THEN ${one} = ${other} OR json_type(${one}) = json_type(${other}) AND NOT EXISTS (${places(one, 'p')} EXCEPT ${places(other, 'q')}) AND NOT EXISTS (${places(other, 'p')} EXCEPT ${places(one, 'q')}) ELSE ${numbersAlike(`json_type(${one})`)} = ${numbersAlike(`json_type(${other})`)} AND (${one} ->> '$') IS (${other} ->> '$') END`

/** An item of the array equals a row of `json_each`, or a JSON text. */
const hasItem = (array: string, equals: string): string =>
  `EXISTS (SELECT 1 FROM json_each(${array}) AS own WHERE ${equals})`

const isSameRow = (row: string, other: string): string =>
  `${kindOf(row)} = ${kindOf(other)} AND CASE WHEN ${row}.type IN ('object', 'array') THEN ${areEqual(`${row}.value`, `${other}.value`)} ELSE ${row}.atom IS ${other}.atom END`

/** What stands at the path, as SQL. */
interface Found {
  readonly type: string
  readonly value: string
  /** A leaf as a value of SQL. */
  readonly text: string
}

function conditionOn({ type: typeOf, value, text }: Found, given: string, test: GivenTest): string {
  const is = (type: string): string => `${typeOf} = '${type}'`
  switch (test.kind) {
    case 'equals':
      return areEqual(value, given)
    case 'text':
      return `${is('text')} AND ${textCondition(text, given, test)}`
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
      const isComparable = test.of === 'string' ? is('text') : `${typeOf} IN ('integer', 'real')`
      return `${isComparable} AND ${text} ${orderSigns[test.operator]} (${given} ->> '$')`
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
