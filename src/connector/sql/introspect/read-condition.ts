/** What a filter can say of rows, by column; `value` is the literal without quotes and casts. */
export type RowCondition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly RowCondition[] }
  | { readonly kind: 'not'; readonly of: RowCondition }
  | { readonly kind: 'null'; readonly column: string; readonly negated: boolean }
  | { readonly kind: 'compare'; readonly column: string; readonly operator: string; readonly value: string }

type Token =
  | { readonly kind: 'name' | 'text' | 'number'; readonly value: string }
  /** A word of SQL, in capitals, or a sign. */
  | { readonly kind: 'sign'; readonly value: string }

const words: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'IS', 'NULL', 'TRUE', 'FALSE'])
const signs: Readonly<Record<string, string>> = { '!=': '<>' }

const token =
  /\s*(?:"((?:[^"]|"")+)"|[Ee]?'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z_][A-Za-z0-9_$]*)|(::\s*[a-z][\w ]*(?:\([\d, ]+\))?)|(<>|!=|<=|>=|[=<>()]))/gy

/** Undefined for what has other signs. Casts are left out. */
function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  token.lastIndex = 0
  let end = 0
  for (const [all, name, quoted, number, word, cast, sign] of text.matchAll(token)) {
    end += all.length
    if (name !== undefined) tokens.push({ kind: 'name', value: name.replaceAll('""', '"') })
    else if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replaceAll("''", "'") })
    else if (number !== undefined) tokens.push({ kind: 'number', value: number })
    else if (word !== undefined)
      tokens.push(
        words.has(word.toUpperCase()) ? { kind: 'sign', value: word.toUpperCase() } : { kind: 'name', value: word },
      )
    else if (cast === undefined) tokens.push({ kind: 'sign', value: signs[sign ?? ''] ?? sign ?? '' })
  }
  return text.slice(end).trim() === '' ? tokens : undefined
}

/** The condition is none that a filter could say. */
class Unreadable extends Error {}

/**
 * Reads the condition of an index as databases print it: `((active = true) AND ((kind)::text = 'FERRY'::text))`, `"active" =
 * 1`. Undefined for what is more than comparisons of columns with values, AND, OR and NOT.
 */
export function readCondition(text: string): RowCondition | undefined {
  const tokens = tokensOf(text)
  if (tokens === undefined) return undefined
  try {
    const reader = createReader(tokens)
    const condition = reader.any()
    return reader.isAtEnd() ? condition : undefined
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

function createReader(tokens: readonly Token[]) {
  let place = 0
  const isNext = (value: string, ahead = 0): boolean => {
    const next = tokens[place + ahead]
    return next?.kind === 'sign' && next.value === value
  }
  const take = (value: string): boolean => {
    if (!isNext(value)) return false
    place += 1
    return true
  }
  const expect = (value: string): void => {
    if (!take(value)) throw new Unreadable()
  }

  function any(): RowCondition {
    const of = [all()]
    while (take('OR')) of.push(all())
    return single('any', of)
  }

  function all(): RowCondition {
    const of = [one()]
    while (take('AND')) of.push(one())
    return single('all', of)
  }

  function one(): RowCondition {
    if (take('NOT')) return { kind: 'not', of: one() }
    const column = operand()
    if (column !== undefined) return test(column)
    expect('(')
    const inner = any()
    expect(')')
    return inner
  }

  /** A column, in brackets or not; undefined where brackets are around a condition. */
  function operand(): string | undefined {
    let depth = 0
    while (isNext('(', depth)) depth += 1
    const name = tokens[place + depth]
    if (name?.kind !== 'name') return undefined
    for (let closed = 1; closed <= depth; closed += 1) if (!isNext(')', depth + closed)) return undefined
    place += 2 * depth + 1
    return name.value
  }

  function test(column: string): RowCondition {
    if (take('IS')) {
      const negated = take('NOT')
      expect('NULL')
      return { kind: 'null', column, negated }
    }
    const operator = ['=', '<>', '<', '<=', '>', '>='].find((sign) => take(sign))
    // a boolean by itself
    if (operator === undefined) return { kind: 'compare', column, operator: '=', value: 'true' }
    return { kind: 'compare', column, operator, value: value() }
  }

  function value(): string {
    if (take('(')) {
      const inner = value()
      expect(')')
      return inner
    }
    if (take('TRUE')) return 'true'
    if (take('FALSE')) return 'false'
    const next = tokens[place]
    if (next?.kind !== 'text' && next?.kind !== 'number') throw new Unreadable()
    place += 1
    return next.value
  }

  return { any, isAtEnd: () => place === tokens.length }
}

const single = (kind: 'all' | 'any', of: readonly RowCondition[]): RowCondition => {
  const [first] = of
  return first !== undefined && of.length === 1 ? first : { kind, of }
}

/** The parts of a condition that must all hold. */
export const partsOf = (condition: RowCondition): readonly RowCondition[] =>
  condition.kind === 'all' ? condition.of.flatMap(partsOf) : [condition]
