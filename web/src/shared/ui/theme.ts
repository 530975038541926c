import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'

const key = 'refract:theme'
const listeners = new Set<() => void>()
const system = window.matchMedia('(prefers-color-scheme: dark)')
system.addEventListener('change', () => {
  for (const changed of listeners) changed()
})

function chosen(): Theme {
  const stored = localStorage.getItem(key)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Dresses the page as chosen, the system's way unless told otherwise. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = shownTheme()
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(key, theme)
  for (const changed of listeners) changed()
}

function shownTheme(): 'light' | 'dark' {
  const theme = chosen()
  return theme === 'system' ? (system.matches ? 'dark' : 'light') : theme
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
listeners.add(applyTheme)

export const useChosenTheme = (): Theme => useSyncExternalStore(subscribe, chosen)
export const useShownTheme = (): 'light' | 'dark' => useSyncExternalStore(subscribe, shownTheme)
