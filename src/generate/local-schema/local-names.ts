import { localPluralOf, lowerFirst, upperFirst } from '../../model/names.js'

export interface LocalNames {
  /** Query of one node and subscription: `itemKind` for `Item_Kind`. */
  readonly single: string
  /** Query of many: `itemKinds`. */
  readonly list: string
  /** In `updateMany…` and `deleteMany…`, as the rules of plurals give it: `Item_Kinds`, `men`. */
  readonly plural: string
}

/** Names that `generate` derives from a type's name; they differ from the server's (api-schema.md section 16.2). */
export function localNames(typeName: string): LocalNames {
  const plural = localPluralOf(typeName)
  return { single: camelCase(typeName), list: camelCase(plural), plural }
}

/** Joins the words at `_`, `-`, `.` and blanks. */
function camelCase(name: string): string {
  const words = name.split(/[_\-. ]+/).filter((word) => word !== '')
  return words.map((word, place) => (place === 0 ? lowerFirst(word) : upperFirst(word))).join('')
}
