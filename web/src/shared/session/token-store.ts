/** What a token opens: one service by its endpoint, or the management API. */
export type TokenScope = { readonly kind: 'service'; readonly endpoint: string } | { readonly kind: 'management' }

const keyOf = (scope: TokenScope): string =>
  scope.kind === 'management' ? 'refract:management-token' : `refract:token:${new URL(scope.endpoint).pathname}`

/** The token that was entered in this tab; it ends with the tab. */
export const storedToken = (scope: TokenScope): string | undefined => sessionStorage.getItem(keyOf(scope)) ?? undefined

export function storeToken(scope: TokenScope, token: string | undefined): void {
  if (token === undefined) sessionStorage.removeItem(keyOf(scope))
  else sessionStorage.setItem(keyOf(scope), token)
}

/** Takes `?token=` out of the address bar, where others could read it; what else the address says stays. */
export function takeTokenOfAddress(location: Location, history: History): string | undefined {
  const parameters = new URLSearchParams(location.search)
  const token = parameters.get('token')?.trim()
  if (token === undefined) return undefined
  parameters.delete('token')
  const rest = parameters.toString()
  history.replaceState(history.state, '', `${location.pathname}${rest === '' ? '' : `?${rest}`}${location.hash}`)
  return token === '' ? undefined : token
}
