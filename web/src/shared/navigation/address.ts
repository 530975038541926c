/** What the fragment of the page's address shows: `#/data/User?sort=name_ASC`. */
export interface Address {
  /** Decoded segments behind `#/`; the first one names the part. */
  readonly path: readonly string[]
  readonly parameters: Readonly<Record<string, string>>
}

export function parseAddress(hash: string): Address {
  const [path = '', query = ''] = splitOnce(hash.replace(/^#\/?/, ''), '?')
  return {
    path: path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decode),
    parameters: Object.fromEntries(new URLSearchParams(query)),
  }
}

/** The fragment that shows an address; parameters without a value are left out. */
export function formatAddress(
  path: readonly string[],
  parameters: Readonly<Record<string, string | undefined>> = {},
): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== '') query.set(name, value)
  const text = query.toString()
  return `#/${path.map(encodeURIComponent).join('/')}${text === '' ? '' : `?${text}`}`
}

function splitOnce(text: string, separator: string): readonly string[] {
  const index = text.indexOf(separator)
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)]
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
