import { editDistance } from '../../util/edit-distance.js'

const maxSuggestions = 5

/** ` Did you mean 'a', 'b' or 'c'?` for names near to a mistyped one, nearest first; empty without any (errors.md section 4). */
export function suggestionText(typed: string, candidates: readonly string[]): string {
  const near = candidates
    .map((name) => ({ name, distance: editDistance(typed, name) }))
    .filter(({ name, distance }) => distance <= Math.max(typed.length / 2, name.length / 2, 1))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, maxSuggestions)
    .map(({ name }) => `'${name}'`)
  const last = near.pop()
  if (last === undefined) return ''
  return ` Did you mean ${near.length === 0 ? last : `${near.join(', ')} or ${last}`}?`
}
