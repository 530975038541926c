const maxIdentifierBytes = 63

/** A name as PostgreSQL keeps it: cut at 63 bytes, never inside a character. */
export function cutIdentifier(name: string): string {
  if (Buffer.byteLength(name) <= maxIdentifierBytes) return name
  let cut = ''
  for (const character of name) {
    if (Buffer.byteLength(cut + character) > maxIdentifierBytes) break
    cut += character
  }
  return cut
}
