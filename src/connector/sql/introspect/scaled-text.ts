/** The decimal that a whole number stands for, 10^scale to one: `12.5` of `1250` and 2. */
export function unscaledText(digits: string, scale: number): string {
  if (scale === 0) return digits
  const [, sign = '', all = ''] = /^(-?)(\d+)$/.exec(digits) ?? []
  if (all === '') return digits
  const padded = all.padStart(scale + 1, '0')
  const fraction = padded.slice(-scale).replace(/0+$/, '')
  return `${sign}${padded.slice(0, -scale)}${fraction === '' ? '' : `.${fraction}`}`
}
