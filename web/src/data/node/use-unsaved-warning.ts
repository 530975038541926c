import { useEffect, useRef } from 'react'
import { guardLeaving } from '../../shared/navigation/leave-guard.js'

/**
 * Has people asked before changes that are not saved are left: by the browser where they leave the page, and by the page
 * where they go on within it. The result lets them go without a question, once what they did is written.
 */
export function useUnsavedWarning(changes: number): () => void {
  const unsaved = useRef(changes)
  const isWritten = useRef(false)
  // until the form is remade it holds what was written
  if (changes === 0) isWritten.current = false
  unsaved.current = isWritten.current ? 0 : changes
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (unsaved.current > 0) event.preventDefault()
    }
    const objection = (): string | undefined => {
      if (unsaved.current === 0) return undefined
      return unsaved.current === 1 ? 'A change is not saved.' : `${unsaved.current} changes are not saved.`
    }
    window.addEventListener('beforeunload', warn)
    const release = guardLeaving(objection)
    return () => {
      window.removeEventListener('beforeunload', warn)
      release()
    }
  }, [])
  return () => {
    isWritten.current = true
    unsaved.current = 0
  }
}
