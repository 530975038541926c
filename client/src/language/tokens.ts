/** Places of the tokens of a GraphQL text; blanks, commas and comments are left out. */
export interface Tokens {
  /** The token at `place`; empty at the end. */
  at(place: number): string
  readonly length: number
}

const token =
  /[\s,\uFEFF]+|#[^\n\r]*|"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n\r])*"|\.\.\.|[_A-Za-z]\w*|-?\d[\d.eE+-]*|[^]/g

/** Splits a GraphQL text into tokens; texts keep their quotes. */
export function tokensOf(text: string): Tokens {
  const list = (text.match(token) ?? []).filter((word) => !/^[\s,#\uFEFF]/.test(word))
  return { at: (place) => list[place] ?? '', length: list.length }
}

export const isText = (word: string): boolean => word.startsWith('"')
