import { useMemo, useSyncExternalStore } from 'react'
import { parseAddress, type Address } from './address.js'

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => {
    window.removeEventListener('hashchange', changed)
  }
}

/** The address that the page shows now. */
export function useAddress(): Address {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash)
  return useMemo(() => parseAddress(hash), [hash])
}

/** Shows another address; `replace` keeps the way back as it was. */
export function goTo(hash: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (!replace) {
    window.location.hash = hash
    return
  }
  window.history.replaceState(null, '', hash)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}
