import { problem } from '../../../../errors/problem.js'
import { noBindings, readValue } from '../../../../model/value.js'
import { textOf } from '../../../../util/text-of.js'
import { constantParam } from '../../tree/build.js'
import type { JsonCondition, Param } from '../../tree/tree.js'
import { orderSigns } from '../shared/order-signs.js'
import type { ConditionRenderer } from '../shared/style.js'
import type { MysqlFeatures } from './features.js'

type GivenTest = Exclude<JsonCondition['test'], { kind: 'exists' }>

/** Renders an expression: parameters are positional, so each place of the text is rendered by itself, in its order. */
type Rendered = () => string

/** How a server of the family tells JSON values apart; operands are JSON expressions. */
interface JsonWords {
  /** A text that is JSON, as a value to compare. */
  given(text: string): string
  equals(one: string, other: string): string
  /** An item of the array equals the value. */
  hasItem(array: Rendered, item: Rendered): string
  /** All items of the given array are items of the array. */
  hasItems(array: Rendered, given: Rendered): string
  hasKey(object: Rendered, key: Rendered): string
  readonly numberTypes: string
  /** A JSON number as one to compare. */
  number(json: string): string
}

/**
 * A condition on the value at a path, e.g. for `{path: ["a"], equals: 1}`:
 * `COALESCE(JSON_EXTRACT(IF(JSON_VALID(…), …, NULL), '$."a"') = CAST('1' AS JSON), FALSE)`. Where a server has no functions
 * for it, throws problem 3102.
 */
export function mysqlJsonCondition(
  { document, path, test, filter }: JsonCondition,
  renderer: ConditionRenderer,
  features: MysqlFeatures,
): string {
  needs(features.isMariadb || features.version >= 50_708, filter, 'MySQL 5.7.8')
  if (features.isMariadb) refuseHyphens(path, filter)
  const words = features.isMariadb ? mariadbWords(features, filter) : mysqlWords(features, filter)
  const value = (): string => valueAt(renderer, document, path)
  if (test.kind === 'exists') return `${value()} IS NOT NULL`
  return `COALESCE(${conditionOn(value, test, { renderer, words })}, FALSE)`
}

function needs(isThere: boolean, filter: string, product: string): void {
  if (!isThere) throw problem('needsVersion', { what: 'filter', name: filter, product })
}

/** MariaDB finds no such keys. */
function refuseHyphens(path: JsonCondition['path'], filter: string): void {
  for (const { key } of path) {
    const name = textOf(readValue(key.value, noBindings))
    if (name.startsWith('-')) throw problem('keyNotFindable', { name: filter, key: name })
  }
}

const memberPath = (key: string): string => `."${JSON.stringify(key).slice(1, -1)}"`

/** Digits are an index where an array is found, else a key: `[0]` would take any other value for an array of one. */
function valueAt(
  renderer: ConditionRenderer,
  document: JsonCondition['document'],
  path: JsonCondition['path'],
): string {
  const column = renderer.expression(document)
  const at = (text: string): string =>
    `JSON_EXTRACT(IF(JSON_VALID(${column}), ${column}, NULL), ${renderer.expression(constantParam(text, 'String'))})`
  const keys = path.map(({ key, index }) => ({ name: textOf(readValue(key.value, noBindings)), index }))
  const from = (position: number, before: string): string => {
    const next = keys.findIndex(({ index }, place) => place >= position && index !== undefined)
    const plain = keys.slice(position, next < 0 ? undefined : next).map(({ name }) => memberPath(name))
    const start = before + plain.join('')
    const found = next < 0 ? undefined : keys[next]
    if (found === undefined) return at(start)
    const isArray = `JSON_TYPE(${at(start)}) = 'ARRAY'`
    const item = from(next + 1, `${start}[${String(found.index)}]`)
    return `IF(${isArray}, ${item}, ${from(next + 1, start + memberPath(found.name))})`
  }
  return from(0, '$')
}

interface Tools {
  readonly renderer: ConditionRenderer
  readonly words: JsonWords
}

const bytes = (text: string): string => `CAST(${text} AS BINARY)`

function conditionOn(value: () => string, test: GivenTest, { renderer, words }: Tools): string {
  const json = (): string => words.given(renderer.expression({ ...test.value, use: 'json' } satisfies Param))
  const is = (type: string): string => `JSON_TYPE(${value()}) = '${type}'`
  switch (test.kind) {
    case 'equals':
      return words.equals(value(), json())
    case 'text':
      return `${is('STRING')} AND ${textCondition(value, test, renderer)}`
    case 'array-contains': {
      const start = `${is('ARRAY')} AND `
      return start + (test.isList ? words.hasItems(value, json) : words.hasItem(value, json))
    }
    case 'array-end': {
      const start = `${is('ARRAY')} AND `
      const last = (): string => `CONCAT('$[', GREATEST(JSON_LENGTH(${value()}), 1) - 1, ']')`
      const item = `JSON_EXTRACT(${value()}, ${test.end === 'first' ? "'$[0]'" : last()})`
      return start + words.equals(item, json())
    }
    case 'has-key':
      return `${is('OBJECT')} AND ${words.hasKey(value, () => renderer.expression(test.value))}`
    case 'order': {
      const sign = orderSigns[test.operator]
      if (test.of === 'string')
        return `${is('STRING')} AND ${bytes(`JSON_UNQUOTE(${value()})`)} ${sign} ${bytes(`JSON_UNQUOTE(${json()})`)}`
      return `JSON_TYPE(${value()}) IN (${words.numberTypes}) AND ${words.number(value())} ${sign} ${words.number(json())}`
    }
  }
}

/** Compared byte by byte: collations would see beyond accents and blanks at the end. */
function textCondition(
  value: () => string,
  { match, ignoresCase, value: part }: Extract<GivenTest, { kind: 'text' }>,
  renderer: ConditionRenderer,
): string {
  const cased = (text: string): string => {
    const unicode = `CONVERT(${text} USING utf8mb4)`
    return ignoresCase ? `LOWER(${unicode})` : unicode
  }
  const found = (): string => cased(`JSON_UNQUOTE(${value()})`)
  const given = (): string => cased(renderer.expression({ ...part, use: 'compared' } satisfies Param))
  if (match === 'contains') return `LOCATE(${bytes(given())}, ${bytes(found())}) > 0`
  const end = match === 'starts-with' ? 'LEFT' : 'RIGHT'
  return `${bytes(`${end}(${found()}, CHAR_LENGTH(${given()}))`)} = ${bytes(given())}`
}

function mysqlWords({ version }: MysqlFeatures, filter: string): JsonWords {
  const needsItems = (): void => {
    needs(version >= 80_017, `${filter}.array_contains`, 'MySQL 8.0.17')
  }
  return {
    given: (text) => `CAST(${text} AS JSON)`,
    equals: (one, other) => `${one} = ${other}`,
    hasItem(array, item) {
      needsItems()
      return `${item()} MEMBER OF(${array()})`
    },
    hasItems(array, given) {
      needsItems()
      return `NOT EXISTS (SELECT 1 FROM JSON_TABLE(${given()}, '$[*]' COLUMNS (e JSON PATH '$')) AS given WHERE NOT (given.e MEMBER OF(${array()})))`
    },
    hasKey: (object, key) => `JSON_CONTAINS_PATH(${object()}, 'one', CONCAT('$.', JSON_QUOTE(${key()})))`,
    numberTypes: "'INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL'",
    number: (json) => json,
  }
}

/** JSON is text there. */
function mariadbWords({ version }: MysqlFeatures, filter: string): JsonWords {
  const equals = (one: string, other: string): string => {
    needs(version >= 100_700, filter, 'MariaDB 10.7')
    // null of a null counts as true inside AND there
    return `COALESCE(JSON_EQUALS(${one}, ${other}), FALSE)`
  }
  const itemOf = (array: Rendered, row: string): string => `JSON_EXTRACT(${array()}, CONCAT('$[', ${row}.i - 1, ']'))`
  const rowsOf = (array: Rendered, row: string): string =>
    `JSON_TABLE(${array()}, '$[*]' COLUMNS (i FOR ORDINALITY)) AS ${row}`
  const hasItem = (array: Rendered, item: Rendered): string =>
    `EXISTS (SELECT 1 FROM ${rowsOf(array, 'own')} WHERE ${equals(itemOf(array, 'own'), item())})`
  return {
    given: (text) => text,
    equals,
    hasItem,
    hasItems: (array, given) =>
      `NOT EXISTS (SELECT 1 FROM ${rowsOf(given, 'given')} WHERE NOT ${hasItem(array, () => itemOf(given, 'given'))})`,
    // paths find no key that begins with a hyphen
    hasKey: (object, key) => `JSON_CONTAINS(JSON_KEYS(${object()}), JSON_QUOTE(${key()}))`,
    numberTypes: "'INTEGER', 'DOUBLE'",
    number: (json) => `(${json} + 0e0)`,
  }
}
