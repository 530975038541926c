interface Named {
  readonly name: string
}

const indexes = new WeakMap<
  readonly Named[],
  { readonly length: number; readonly byName: ReadonlyMap<string, Named> }
>()

/** The first of a list with that name. The list is looked through once however often it is asked, so it must not change. */
export function named<T extends Named>(list: readonly T[], name: string): T | undefined {
  let index = indexes.get(list)
  if (index?.length !== list.length) {
    index = { length: list.length, byName: new Map(list.toReversed().map((one) => [one.name, one])) }
    indexes.set(list, index)
  }
  return index.byName.get(name) as T | undefined
}
