const words: Readonly<Record<string, string>> = {
  '': 'is',
  _not: 'is not',
  _in: 'is one of',
  _not_in: 'is none of',
  _lt: 'is less than',
  _lte: 'is at most',
  _gt: 'is greater than',
  _gte: 'is at least',
  _contains: 'contains',
  _not_contains: 'does not contain',
  _starts_with: 'starts with',
  _not_starts_with: 'does not start with',
  _ends_with: 'ends with',
  _not_ends_with: 'does not end with',
}

const dateWords: Readonly<Record<string, string>> = {
  _lt: 'is before',
  _lte: 'is at or before',
  _gt: 'is after',
  _gte: 'is at or after',
}

/** An operator as people say it; one that is not known here keeps its name. */
export function operatorWords(suffix: string, type: string): string {
  const found = (type === 'DateTime' ? dateWords[suffix] : undefined) ?? words[suffix]
  return found ?? suffix.replaceAll('_', ' ').trim()
}

export const quantifierWords = {
  '': 'matches',
  _some: 'some match',
  _every: 'every one matches',
  _none: 'none match',
} as const
