/** A whole number from 0 up to, not including, the limit. */
export type Chance = (limit: number) => number

/** Numbers that look like chance and are the same in every run. */
export function chanceOf(seed: number): Chance {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

export const oneOf = <Item>(pick: Chance, items: readonly Item[]): Item => items[pick(items.length)] as Item
