/**
 * Regular expressions that take time in proportion to the text, whatever the text: JavaScript's syntax with the flag `u`,
 * without look-around and back references, which no such matcher can have.
 */
export type TextTest = (text: string) => boolean

/** Longest pattern in UTF-16 units. */
const maxLength = 1000
/** Each character of a text may meet all of them. */
const maxStates = 2000

/** A matcher that finds the pattern anywhere in a text, or what is wrong with the pattern: `has a look-ahead`. */
export function linearPattern(source: string): TextTest | { readonly fault: string } {
  if (source.length > maxLength) return { fault: `has more than ${String(maxLength)} characters` }
  try {
    new RegExp(source, 'u')
  } catch (error) {
    return { fault: `is no regular expression (${error instanceof Error ? error.message : String(error)})` }
  }
  try {
    return matcher(compile(parse(source)))
  } catch (error) {
    if (error instanceof PatternFault) return { fault: error.message }
    throw error
  }
}

class PatternFault extends Error {}

type Assertion = '^' | '$' | 'b' | 'B'

type Pattern =
  | { readonly kind: 'character'; readonly isIt: TextTest }
  | { readonly kind: 'assertion'; readonly of: Assertion }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number }

/** Reads what is known to be a regular expression. */
function parse(source: string): Pattern {
  let at = 0
  const rest = (): string => source.slice(at)
  const take = (length: number): string => {
    const taken = source.slice(at, at + length)
    at += length
    return taken
  }
  const taken = (expression: RegExp): readonly string[] | undefined => {
    const match = expression.exec(rest())
    if (match) at += match[0].length
    return match ?? undefined
  }

  function choice(): Pattern {
    const parts = [sequence()]
    while (source[at] === '|') {
      at += 1
      parts.push(sequence())
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind: 'choice', parts }
  }

  function sequence(): Pattern {
    const parts: Pattern[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated(atom()))
    return { kind: 'sequence', parts }
  }

  function atom(): Pattern {
    const next = String.fromCodePoint(source.codePointAt(at) ?? 0)
    if (next === '(') return group()
    if (next === '^' || next === '$') return { kind: 'assertion', of: take(1) as Assertion }
    if (next === '[') return characterLike(taken(/^\[(?:\\[^]|[^\]\\])*\]/)?.[0] ?? take(1))
    if (next === '.') return characterLike(take(1))
    if (next === '\\') return escape()
    at += next.length
    return { kind: 'character', isIt: (text) => text === next }
  }

  function group(): Pattern {
    const [start = ''] = taken(/^\((?:\?(?:<?[=!]|:|<[^>]*>|[a-z-]*:))?/) ?? []
    const [, kind] = /^\(\?(<?[=!])$/.exec(start) ?? []
    if (kind !== undefined) throw new PatternFault(`has a look-${kind.startsWith('<') ? 'behind' : 'ahead'}`)
    if (/^\(\?[a-z-]+:$/.test(start)) throw new PatternFault('has flags in a group')
    const inner = choice()
    at += 1
    return inner
  }

  function escape(): Pattern {
    if (taken(/^\\(?:[1-9]|k<)/)) throw new PatternFault('has a back reference')
    const assertion = taken(/^\\([bB])/)?.[1]
    if (assertion !== undefined) return { kind: 'assertion', of: assertion as Assertion }
    const pair = /^\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}/
    const [text = ''] = taken(pair) ?? taken(/^\\(?:u\{[^}]*\}|u[^]{4}|x[^]{2}|c[^]|[pP]\{[^}]*\}|[^])/u) ?? []
    return characterLike(text)
  }

  function repeated(part: Pattern): Pattern {
    const sign = taken(/^([*+?])\??/)?.[1]
    if (sign !== undefined)
      return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity }
    const counts = taken(/^\{(\d+)(,(\d*))?\}\??/)
    if (counts === undefined) return part
    const [, least, more, most] = counts
    return {
      kind: 'repeat',
      part,
      least: Number(least),
      most: more === undefined ? Number(least) : most === '' ? Infinity : Number(most),
    }
  }

  return choice()
}

/** What stands for one character, as JavaScript reads it. */
function characterLike(text: string): Pattern {
  const expression = new RegExp(`^${text}$`, 'u')
  return { kind: 'character', isIt: (character) => expression.test(character) }
}

type State =
  | { readonly kind: 'character'; readonly isIt: TextTest; readonly next: number }
  | { readonly kind: 'assertion'; readonly of: Assertion; readonly next: number }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  | { readonly kind: 'end' }

interface Automaton {
  readonly states: readonly State[]
  readonly start: number
}

function compile(pattern: Pattern): Automaton {
  const states: State[] = [{ kind: 'end' }]
  const add = (state: State): number => {
    if (states.length >= maxStates) throw new PatternFault('is too large: its repetitions come to too many parts')
    return states.push(state) - 1
  }
  /** The state in which the pattern begins that is followed by another state. */
  const before = (next: number, part: Pattern): number => {
    switch (part.kind) {
      case 'character':
      case 'assertion':
        return add({ ...part, next })
      case 'sequence':
        return part.parts.reduceRight(before, next)
      case 'choice':
        return add({ kind: 'split', next: part.parts.map((one) => before(next, one)) })
      case 'repeat':
        return repeat(next, part)
    }
  }
  function repeat(next: number, { part, least, most }: Extract<Pattern, { kind: 'repeat' }>): number {
    let start = next
    if (most === Infinity) {
      start = add({ kind: 'split', next: [] })
      states[start] = { kind: 'split', next: [before(start, part), next] }
    } else
      for (let optional = least; optional < most; optional += 1)
        start = add({ kind: 'split', next: [before(start, part), next] })
    for (let required = 0; required < least; required += 1) start = before(start, part)
    return start
  }
  const start = before(0, pattern)
  return { states, start }
}

/** Goes through a text once, in all states at a time that the characters so far lead to. */
function matcher({ states, start }: Automaton): TextTest {
  return (text) => {
    const characters = Array.from(text)
    const seenAt = new Int32Array(states.length).fill(-1)
    let current: number[] = []
    const enter = (first: number, place: number, into: number[]): boolean => {
      const open = [first]
      for (let one = open.pop(); one !== undefined; one = open.pop()) {
        const state = states[one]
        if (state === undefined || seenAt[one] === place) continue
        seenAt[one] = place
        if (state.kind === 'end') return true
        if (state.kind === 'character') into.push(one)
        else if (state.kind === 'split') open.push(...state.next)
        else if (holds(state.of, characters, place)) open.push(state.next)
      }
      return false
    }
    for (let place = 0; place <= characters.length; place += 1) {
      const reached: number[] = []
      const before = characters[place - 1] ?? ''
      for (const one of current) {
        const state = states[one]
        if (state?.kind === 'character' && state.isIt(before) && enter(state.next, place, reached)) return true
      }
      if (enter(start, place, reached)) return true
      current = reached
    }
    return false
  }
}

function holds(assertion: Assertion, characters: readonly string[], place: number): boolean {
  if (assertion === '^') return place === 0
  if (assertion === '$') return place === characters.length
  const isWord = (at: number): boolean => /^\w$/.test(characters[at] ?? '')
  return (isWord(place - 1) !== isWord(place)) === (assertion === 'b')
}
