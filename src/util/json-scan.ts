const quote = 34
const backslash = 92
const point = 46
const zero = 48
const nine = 57
/** With this bit set a letter is a small one. */
const small = 0x20
const exponent = 101

/** A double keeps numbers of so many characters. */
const keptLength = 15

/** What of a JSON text is found out before it is parsed. */
export interface ScannedJson {
  /** It opens more arrays and objects in each other than were asked about. */
  readonly isDeeper: boolean
  /** It has a number that a double may change: one of many digits, or with an exponent. */
  readonly hasLongNumber: boolean
}

const deeper: ScannedJson = { isDeeper: true, hasLongNumber: false }
const plain: ScannedJson = { isDeeper: false, hasLongNumber: false }
const withLongNumber: ScannedJson = { isDeeper: false, hasLongNumber: true }

/**
 * Looks at a JSON text once, and at nothing inside its texts, where ids and names have digits and letters as they like. Of
 * texts that are no JSON it may say anything.
 */
export function scanJson(text: string, mostNesting = Infinity): ScannedJson {
  const end = text.length
  let open = 0
  let digits = 0
  let hasLongNumber = false
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if ((code >= zero && code <= nine) || code === point) {
      digits += 1
      if (digits > keptLength) hasLongNumber = true
      continue
    }
    if (digits > 0) {
      if ((code | small) === exponent) hasLongNumber = true
      digits = 0
    }
    if (code === quote) {
      for (at += 1; at < end && text.charCodeAt(at) !== quote; at += 1) if (text.charCodeAt(at) === backslash) at += 1
    } else if (code === 91 || code === 123) {
      open += 1
      if (open > mostNesting) return deeper
    } else if (code === 93 || code === 125) open -= 1
  }
  return hasLongNumber ? withLongNumber : plain
}

/** Whether a JSON text opens more than `most` arrays and objects in each other. Texts that are no JSON may give either. */
export const nestsDeeperThan = (text: string, most: number): boolean => scanJson(text, most).isDeeper
