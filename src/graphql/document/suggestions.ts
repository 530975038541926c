import { editDistance } from '../../util/edit-distance.js'

const maxSuggestions = 5
/** Longer texts are no mistyped names. */
const longestTyped = 100

/** ` Did you mean 'a', 'b' or 'c'?` for names near to a mistyped one, nearest first; empty without any (errors.md section 4). */
export function suggestionText(typed: string, candidates: readonly string[]): string {
  if (typed.length > longestTyped) return ''
  const near = candidates
    .flatMap((name) => {
      const within = Math.max(typed.length / 2, name.length / 2, 1)
      if (Math.abs(typed.length - name.length) > within) return []
      const distance = editDistance(typed, name)
      return distance <= within ? [{ name, distance }] : []
    })
    .sort((one, other) => one.distance - other.distance)
    .slice(0, maxSuggestions)
    .map(({ name }) => `'${name}'`)
  const last = near.pop()
  if (last === undefined) return ''
  return ` Did you mean ${near.length === 0 ? last : `${near.join(', ')} or ${last}`}?`
}
