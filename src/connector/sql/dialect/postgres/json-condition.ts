import type { JsonCondition, Param } from '../../tree/tree.js'
import { orderSigns } from '../shared/order-signs.js'
import type { ConditionRenderer } from '../shared/style.js'

/**
 * A condition on the value at a path, e.g. for `{path: ["a", "0"], equals: 1}`:
 * `(((… -> $1::text) #> ARRAY[$2::text]) = $3::jsonb) IS TRUE`, where the comparison stands first: the planner then
 * expects few rows, and the text is parsed again only for those that it holds for.
 */
export function postgresJsonCondition(condition: JsonCondition, renderer: ConditionRenderer): string {
  const plain = plainCondition(condition, renderer)
  const contained = condition.isIndexed === true ? containment(condition, renderer) : undefined
  return contained === undefined ? plain : `(${contained} AND ${plain})`
}

/** What indexes are over: it stays as it is, for those that are there serve no other. */
export const indexedDocument = (column: string): string =>
  `(CASE WHEN ${column}::text ~ '^\\s*[{["0-9tfn-]' THEN ${column}::text::jsonb END)`

/**
 * What follows from the condition and is looked up in an index of the type GIN; undefined where nothing does.
 *
 * `… @> jsonb_build_object($1::text, $2::jsonb)`
 */
function containment({ document, path, test }: JsonCondition, renderer: ConditionRenderer): string | undefined {
  // digits may be the index of an array, or a key
  if (!('value' in test) || path.some(({ index }) => index !== undefined)) return undefined
  const isItem = test.kind === 'array-end' || (test.kind === 'array-contains' && !test.isList)
  if (test.kind !== 'equals' && test.kind !== 'array-contains' && !isItem) return undefined
  const start = indexedDocument(renderer.expression(document))
  const around = path.map(({ key }) => `jsonb_build_object(${renderer.expression(key)}::text, `)
  const json = `${renderer.expression({ ...test.value, use: 'json' } satisfies Param)}::jsonb`
  return `${start} @> ${around.join('')}${isItem ? `jsonb_build_array(${json})` : json}${')'.repeat(path.length)}`
}

function plainCondition({ document, path, test }: JsonCondition, renderer: ConditionRenderer): string {
  const text = `${renderer.expression(document)}::text`
  // texts of others may be no JSON; this tells most of them (`pg_input_is_valid` is younger than the oldest server)
  const start = `(CASE WHEN ${text} LIKE '{%' OR ${text} ~ '^\\s*[{["0-9tfn-]' THEN ${text}::jsonb END)`
  const value = path.reduce((around, { key, index }) => {
    const name = `${renderer.expression(key)}::text`
    // `#>` takes a number for the index of an array or for a key, `->` a text for a key only
    return index === undefined ? `(${around} -> ${name})` : `(${around} #> ARRAY[${name}])`
  }, start)
  if (test.kind === 'exists') return `${value} IS NOT NULL`
  return `(${conditionOn(value, test, renderer)}) IS TRUE`
}

function conditionOn(
  value: string,
  test: Exclude<JsonCondition['test'], { kind: 'exists' }>,
  renderer: ConditionRenderer,
): string {
  const json = (): string => `${renderer.expression({ ...test.value, use: 'json' } satisfies Param)}::jsonb`
  const plain = (): string => `${renderer.expression({ ...test.value, use: 'compared' } satisfies Param)}::text`
  const is = (type: string): string => `jsonb_typeof(${value}) = '${type}'`
  const has = (item: string): string =>
    `EXISTS (SELECT 1 FROM jsonb_array_elements(CASE WHEN ${is('array')} THEN ${value} ELSE '[]' END) AS own(e) WHERE own.e = ${item})`
  switch (test.kind) {
    case 'equals':
      return `${value} = ${json()}`
    case 'text':
      return `${textCondition(`(${value} #>> '{}')`, test, plain)} AND ${is('string')}`
    case 'array-contains':
      if (!test.isList) return `${is('array')} AND ${has(json())}`
      return `${is('array')} AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(${json()}) AS given(e) WHERE NOT ${has('given.e')})`
    case 'array-end':
      return `${value} -> ${test.end === 'first' ? '0' : '-1'} = ${json()} AND ${is('array')}`
    case 'has-key':
      return `jsonb_exists(${value}, ${plain()}) AND ${is('object')}`
    case 'order': {
      const sign = orderSigns[test.operator]
      if (test.of === 'string')
        return `(${value} #>> '{}') COLLATE "C" ${sign} (${json()} #>> '{}') COLLATE "C" AND ${is('string')}`
      return `${value} ${sign} ${json()} AND ${is('number')}`
    }
  }
}

function textCondition(
  value: string,
  { match, ignoresCase }: Extract<JsonCondition['test'], { kind: 'text' }>,
  plain: () => string,
): string {
  const cased = (text: string): string => (ignoresCase ? `lower(${text})` : text)
  const given = (): string => cased(plain())
  if (match === 'contains') return `strpos(${cased(value)}, ${given()}) > 0`
  return `${match === 'starts-with' ? 'left' : 'right'}(${cased(value)}, length(${given()})) = ${given()}`
}
