const quote = 34
const backslash = 92

/** Whether a JSON text opens more than `most` arrays and objects in each other. Texts that are no JSON may give either. */
export function nestsDeeperThan(text: string, most: number): boolean {
  let open = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== quote; at += 1)
        if (text.charCodeAt(at) === backslash) at += 1
    } else if (code === 91 || code === 123) {
      open += 1
      if (open > most) return true
    } else if (code === 93 || code === 125) open -= 1
  }
  return false
}
