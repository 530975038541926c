/** Whether a token looks like one of the management API, which has grants; the server decides what it is worth. */
export function hasGrants(token: string): boolean {
  try {
    const payload = token.replace(/^bearer\s+/i, '').split('.')[1] ?? ''
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0))
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as unknown
    return typeof claims === 'object' && claims !== null && 'grants' in claims
  } catch {
    return false
  }
}

/** A token as people paste it: quotes, line breaks and the scheme around it do not belong to it. */
export const plainToken = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["']|["']$/g, '')
    .replace(/^authorization:\s*/i, '')
    .replace(/^bearer /i, '')
    .trim()
