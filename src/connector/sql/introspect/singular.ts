/** The English singular of a table's name; what only looks like a plural stays (introspection.md section 13). */
export function singularOf(name: string): string {
  for (const [pattern, singular] of rules) {
    if (!pattern.test(name)) continue
    const found = name.replace(pattern, singular)
    return found === '' ? name : found
  }
  return name
}

/** The first that fits counts; letters that the pattern keeps are `$1`. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/((?:^|_)(?:men|em|gn)u|sub(?:men)u)s$/i, '$1'],
  [/(news|series|species|status|sheep|fish|deer|equipment|information|money|sms|gps|dns|https?|css|ss|us|is)$/i, '$1'],
  [/(alias|atlas|bias|canvas|gas|pancreas|lens)$/i, '$1'],
  [/(p)eople$/i, '$1erson'],
  [/((?:^|_|wo|police|fire|chair|sales|sports|crafts|trades)m)en$/i, '$1an'],
  [/(child)ren$/i, '$1'],
  [/(f)eet$/i, '$1oot'],
  [/(t)eeth$/i, '$1ooth'],
  [/(g)eese$/i, '$1oose'],
  [/([ml])ice$/i, '$1ouse'],
  [/(dat|medi|bacteri|curricul|memorand|strat)a$/i, '$1um'],
  [/(criteri|phenomen)a$/i, '$1on'],
  [/(vert|ind|cod)ices$/i, '$1ex'],
  [/(matr|append)ices$/i, '$1ix'],
  [/(quiz)zes$/i, '$1'],
  [/(^|_)(ax)es$/i, '$1$2is'],
  [/(analy|paraly|diagno|progno|synop|hypothe|parenthe|synthe|cri|(?:^|_)the|oa|emph)ses$/i, '$1sis'],
  [/(alias|atlas|bias|canvas|gas|lens|process|bus)es$/i, '$1'],
  [/((?:stat|vir|bon|camp|cens|foc|gen|corp|syllab|apparat|surpl|octop|plex|nex|radi|circ)us)es$/i, '$1'],
  [/(mov|cook|rook|brown|self|zomb|calor|gen|coll|hood|pix|bird|(?:^|_)(?:t|p|l|d))ies$/i, '$1ie'],
  [/([^aeiou])ies$/i, '$1y'],
  [/(kni|wi|li)ves$/i, '$1fe'],
  [/((?:wol|shel|cal|hal|el|sel)|(?:lea|thie|loa|shea)|(?:scar|whar|dwar))ves$/i, '$1f'],
  [/((?:her|potat|tomat|ech|vet|carg|torped|embarg|mosquit|buffal|volcan)o)es$/i, '$1'],
  [/(ss|sh|ch|x|zz)es$/i, '$1'],
  [/s$/i, ''],
]
