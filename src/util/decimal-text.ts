const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/**
 * A decimal number as Prisma 1's messages show it: its digits as they were given, with an exponent where the number is
 * tiny or was written with one (`1e-7` and `0.0000001` -> `1E-7`, `1e400` -> `1E+400`, `12e3` -> `1.2E+4`).
 */
export function decimalText(text: string): string {
  const match = decimal.exec(text)
  if (match === null) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '')
  const scale = fraction.length - Number(exponent)
  const power = digits.length - 1 - scale
  const shownSign = /^0+$/.test(digits) ? '' : sign
  if (scale >= 0 && power >= -6) return shownSign + plainText(digits, scale)
  const mantissa = digits.length === 1 ? digits : `${digits.slice(0, 1)}.${digits.slice(1)}`
  return power === 0 ? shownSign + mantissa : `${shownSign}${mantissa}E${power > 0 ? '+' : ''}${String(power)}`
}

/** Digits with a point before the last `scale` of them. */
function plainText(digits: string, scale: number): string {
  if (scale === 0) return digits
  const padded = digits.padStart(scale + 1, '0')
  return `${padded.slice(0, -scale)}.${padded.slice(-scale)}`
}
