/** A UUID in canonical form from five groups of hexadecimal digits; short groups are padded. Undefined when it is none (storage.md section 9). */
export function parseUuid(text: string): string | undefined {
  const widths = [8, 4, 4, 4, 12] as const
  const groups = text.split('-')
  if (groups.length !== widths.length) return undefined
  const padded = groups.map((group, index) => padGroup(group, widths[index] ?? 0))
  return padded.includes(undefined) ? undefined : padded.join('-').toLowerCase()
}

const padGroup = (group: string, width: number): string | undefined =>
  /^[0-9a-fA-F]+$/.test(group) && group.length <= width ? group.padStart(width, '0') : undefined
