const zero = '0'.charCodeAt(0)

/** Digits without the zeros at their end. In linear time, which `/0+$/` does not take. */
export function withoutEndZeros(digits: string): string {
  let end = digits.length
  while (end > 0 && digits.charCodeAt(end - 1) === zero) end -= 1
  return digits.slice(0, end)
}
