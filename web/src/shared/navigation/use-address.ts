import { useMemo, useSyncExternalStore } from 'react'
import { parseAddress, type Address } from './address.js'
import { mayLeave } from './leave-guard.js'

/** What is shown; that of the browser is ahead of it while people are asked whether to leave. */
let shown = window.location.hash
const listeners = new Set<() => void>()

const placeOf = (hash: string): string => parseAddress(hash).path.join('/')

/** Sorting and filtering leave a place as it is. */
function show(hash: string): boolean {
  if (placeOf(hash) !== placeOf(shown) && !mayLeave()) return false
  shown = hash
  for (const changed of listeners) changed()
  return true
}

window.addEventListener('hashchange', () => {
  const { hash } = window.location
  // whoever goes back and stays gets the way forward again
  if (hash !== shown && !show(hash)) window.history.pushState(null, '', shown)
})

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => {
    listeners.delete(changed)
  }
}

/** The address that the page shows now. */
export function useAddress(): Address {
  const hash = useSyncExternalStore(subscribe, () => shown)
  return useMemo(() => parseAddress(hash), [hash])
}

/** Shows another address; `replace` keeps the way back as it was. */
export function goTo(hash: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (hash === shown || !show(hash)) return
  if (replace) window.history.replaceState(null, '', hash)
  else window.history.pushState(null, '', hash)
}
