/**
 * The bytes of results: made once for all connections that get the same payload under the same operation id one after
 * the other, as the subscribers of one event do.
 */
export function createResultEncoder(): (before: string, payload: string, after: string) => Buffer {
  let lastPayload: string | undefined
  const encoded = new Map<string, Buffer>()
  return (before, payload, after) => {
    if (payload !== lastPayload) {
      encoded.clear()
      lastPayload = payload
    }
    const known = encoded.get(before)
    if (known) return known
    const bytes = Buffer.from(before + payload + after)
    if (encoded.size < maxEncoded) encoded.set(before, bytes)
    return bytes
  }
}

/** Ids are up to the clients, so many may differ. */
const maxEncoded = 100
